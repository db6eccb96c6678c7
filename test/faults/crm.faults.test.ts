// Every operation of the contract meets every fault: once, three times and until it is removed, before and after the CRM has executed the
// request. Nothing unwanted happens, nothing twice; and once the fault is over, pressing again ends where it would have ended without one.

import { namesOf } from '../../contract/named';
import { crmContract, type OperationName } from '../../contract/table';
import { activeLease } from '../../src/commands/runs/lease';
import { readState } from '../../src/commands/state';
import { openBase } from '../../src/commands/tab/base-book';
import { type SandboxProcess, startSandbox } from '../crm/sandbox-process';
import { openSyncHttp, type SyncHttp } from '../crm/sync-http';
import { tryCases, type Verdict } from './cases';
import { Desk } from './desk';
import { JOBS, type Job, pull } from './jobs';
import { Stopped } from './person';
import { missing, type Picture, pictureOf, strange } from './picture';
import { TIMES, WIRE_FAULTS, type WireFault } from './wire-faults';

interface Case {
  readonly name: string;
  readonly group: string;
  readonly job: Job;
  readonly at: OperationName;
  readonly fault: WireFault;
  readonly times: number;
}

const CASES: readonly Case[] = JOBS.flatMap((job) =>
  job.asks.flatMap((at) =>
    WIRE_FAULTS.flatMap((fault) =>
      Object.entries(TIMES).map(
        ([often, times]): Case => ({ name: `${job.name} · ${at} · ${fault.name} · ${often}`, group: at, job, at, fault, times }),
      ),
    ),
  ),
);

/** Reports on rows that an import left out, and a single export, which no page requests as long as the list includes it. */
const NOT_ASKED: readonly OperationName[] = ['getExport', 'importReport'];

/** Presses once a fault is over; minutes pass between them. */
const PRESSES = 5;
const BETWEEN_MS = 120_000;

let sandbox: SandboxProcess;
let wire: SyncHttp;
beforeAll(async () => {
  sandbox = await startSandbox({ contract: crmContract, rate: 0, count: 8 });
  wire = openSyncHttp({ origin: crmContract.transport.origin.value, by: `http://127.0.0.1:${sandbox.port}/plain` });
}, 60_000);
afterAll(async () => {
  await wire?.close();
  await sandbox?.close();
});

function prepared(job: Job): Desk {
  const desk = new Desk(wire, sandbox.keys);
  (job.prepare ?? pull)(desk);
  return desk;
}

/** How a press ended: `done`, the problem that the person read, or a violation. */
function press(job: Job, desk: Desk): string {
  try {
    job.press(desk);
    return 'done';
  } catch (thrown) {
    if (thrown instanceof Stopped) return thrown.kind;
    return `threw ${thrown instanceof Error ? thrown.message : String(thrown)}`;
  }
}

const undisturbed = new Map<Job, Picture>();
function wantedOf(job: Job): Picture {
  const known = undisturbed.get(job);
  if (known !== undefined) return known;
  const desk = prepared(job);
  const ended = press(job, desk);
  if (ended !== 'done') throw new Error(`${job.name} without a fault: ${ended}`);
  const picture = pictureOf(desk);
  undisturbed.set(job, picture);
  return picture;
}

/** An extra export does no harm: nobody can tell whether one with a lost answer was created. One too few does. */
function withoutMoreExports(now: Picture, wanted: Picture): Picture {
  const [made, asked] = [now, wanted].map((picture) => Number(picture.get('exports') ?? 0));
  return made !== undefined && asked !== undefined && made > asked ? new Map([...now, ['exports', String(asked)]]) : now;
}

function attempt({ job, at, fault, times }: Case): Verdict {
  const wanted = wantedOf(job);
  const desk = prepared(job);
  const before = pictureOf(desk);
  desk.arm(at, fault, times);
  const wrong: string[] = [];
  const presses: string[] = [];
  const pressOnce = (): void => {
    const ended = press(job, desk);
    presses.push(ended);
    if (/^threw|internal|goes on/.test(ended)) wrong.push(`press ${presses.length} ended in "${ended}"`);
  };
  const look = (when: string): void => {
    wrong.push(...strange(withoutMoreExports(pictureOf(desk), wanted), before, wanted).map((what) => `${when}: ${what}`));
    if (desk.readable().includes(desk.key)) wrong.push(`${when}: the key can be read`);
  };
  // For a job that changes something, the CRM tells whether it is done; for one that only reads, its end does.
  const changesNothing = missing(before, wanted).length === 0;
  const left = (): readonly string[] => {
    if (changesNothing && presses[presses.length - 1] !== 'done') return ['it did not end'];
    return missing(withoutMoreExports(pictureOf(desk), wanted), wanted);
  };
  pressOnce();
  look('with the fault');
  desk.lift();
  while (presses.length <= PRESSES && left().length > 0) {
    desk.office.clock.sleep(BETWEEN_MS);
    pressOnce();
  }
  look('afterwards');
  wrong.push(...left().map((what) => `never done (${presses.join(', ')}): ${what}`));
  desk.office.clock.sleep(BETWEEN_MS);
  if (activeLease(desk.ctx) !== null) wrong.push('a lease is held');
  wrong.push(...sheetOf(desk));
  return { ended: presses[0] ?? '', wrong };
}

/** Once everything is over, a pull shows exactly the CRM's creators, and nothing waits to be sent. */
function sheetOf(desk: Desk): readonly string[] {
  const ended = press({ name: 'pull', asks: [], press: pull }, desk);
  if (ended !== 'done') return [`the last pull ended in "${ended}"`];
  const { grid } = desk.tab;
  const column = grid.columnOf('creatorId');
  const ids = Array.from({ length: grid.lastRow() - 1 }, (_, row) => grid.text(row + 2, column)).filter((id) => id !== '');
  const there = new Set(desk.scene.kept().channels.map(({ creatorId }): string => creatorId));
  // Anybody in the CRM's own list is a creator until a request by id does not find them: the row says so.
  const { records } = openBase(desk.ctx, desk.tab.id);
  const strangers = ids.filter((id) => !there.has(id) && records.get(id)?.membership !== 'gone');
  const { edits } = desk.ask(() => readState(desk.ctx, { withEdits: true }));
  return [
    ...strangers.map((id) => `a row of ${id}, whom the CRM does not have`),
    ...(new Set(ids).size < ids.length ? ['a creator in two rows'] : []),
    ...(edits !== null && edits.edits > 0 ? [`${edits.edits} edits that nobody made`] : []),
  ];
}

test('every operation of the contract is tried', () => {
  const tried = new Set<string>([...JOBS.flatMap(({ asks }) => asks), ...NOT_ASKED]);
  expect(namesOf(crmContract.operations).filter((name) => !tried.has(name))).toEqual([]);
});

test('every job requests what its cases disturb', () => {
  for (const job of JOBS) {
    const desk = prepared(job);
    desk.met.clear();
    expect([job.name, press(job, desk)]).toEqual([job.name, 'done']);
    expect([job.name, job.asks.filter((at) => !desk.met.has(at))]).toEqual([job.name, []]);
  }
});

test(
  'nothing unwanted happens, nothing twice, and in the end everything',
  () => {
    expect(tryCases('the CRM', CASES, 60, attempt)).toEqual([]);
  },
  6 * 3_600_000,
);
