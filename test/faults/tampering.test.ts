// Somebody works in the hidden sheets and the stored properties as people work in sheets: rows deleted, inserted, sorted, cleared,
// duplicated, the sheet gone. At every stage of a run and of an approved mutation: nothing is sent that the person did not confirm, and the
// panel opens.

import { answerCall } from '../../src/commands/calls';
import { approveMutation, startMutation, stepMutation } from '../../src/commands/mutations/mutation';
import { startCheck } from '../../src/commands/runs/check';
import { confirm } from '../../src/commands/runs/confirm';
import { stepSend } from '../../src/commands/runs/send';
import { confirmAll, officeWith, reviewOf, type } from '../commands/edited-office';
import { MapMemory } from '../fakes/memory-platform';
import { must, type Office } from '../fakes/office';
import { tryCases, type Verdict } from './cases';

/** What the person typed, by creator; each is confirmed in some stage, and offered by the next Sync. */
const TYPED: Readonly<Record<string, string>> = { 'c-1': 'one', 'c-2': 'two', 'c-3': 'three' };

interface Stage {
  readonly office: Office;
  /** Continues from where the person was; problems are answers like any other. */
  readonly goOn: () => unknown;
}

function edited(): Office {
  const office = officeWith(4);
  Object.values(TYPED).forEach((note, i) => {
    type(office, i + 2, 'notes', note);
  });
  return office;
}

/** After that many writes the CRM reaches its limit. */
function limitAfter({ crm }: Office, writes: number): void {
  crm.before = () => (crm.writes.length + crm.others.length >= writes ? 'wait' : null);
}

const STAGES: Readonly<Record<string, () => Stage>> = {
  'a check under way': () => {
    const office = edited();
    const { runId } = must(startCheck(office.ctx, { scope: 'all' }));
    return { office, goOn: () => office.finishCheck(office.ctx, runId) };
  },
  'a review': () => {
    const office = edited();
    const { runId, digest } = reviewOf(office);
    return {
      office,
      goOn: () => {
        must(confirm(office.ctx, { runId, digest, without: [], later: [], clearsConfirmed: true, number: null }));
        office.finishSend(runId);
      },
    };
  },
  'a confirmed run': () => {
    const office = edited();
    const review = reviewOf(office);
    confirmAll(office, review);
    return { office, goOn: () => office.finishSend(review.runId) };
  },
  'a run half sent': () => {
    const office = edited();
    const review = reviewOf(office);
    confirmAll(office, review);
    limitAfter(office, 1);
    must(stepSend(office.ctx, { runId: review.runId }));
    office.crm.before = () => null;
    return { office, goOn: () => office.finishSend(review.runId) };
  },
  'a mutation to approve': () => {
    const office = edited();
    const { mutationId, digest } = must(startMutation(office.ctx, { mutation: { what: 'create-label', name: 'Winter' } }));
    return { office, goOn: () => must(approveMutation(office.ctx, { mutationId, digest })) };
  },
  'an approved mutation': () => {
    const office = edited();
    const { mutationId, digest } = must(startMutation(office.ctx, { mutation: { what: 'create-label', name: 'Winter' } }));
    limitAfter(office, 0);
    must(approveMutation(office.ctx, { mutationId, digest }));
    office.crm.before = () => null;
    return { office, goOn: () => must(stepMutation(office.ctx, { mutationId })) };
  },
};

type Rows = readonly (readonly string[])[];
const foreign = (row: readonly string[]): readonly string[] => row.map(() => 'hello');

const ROW_CHANGES: Readonly<Record<string, (rows: Rows) => Rows>> = {
  'the first row deleted': (rows) => rows.slice(1),
  'the last row deleted': (rows) => rows.slice(0, -1),
  'a row put in': (rows) => [...rows.slice(0, 1), ...rows.slice(0, 1).map(foreign), ...rows.slice(1)],
  'a blank row put in': (rows) => [...rows.slice(0, 1).map((row) => row.map(() => '')), ...rows],
  sorted: (rows) => [...rows].sort((a, b) => (a.join() < b.join() ? 1 : -1)),
  'the other way round': (rows) => [...rows].reverse(),
  cleared: (rows) => rows.map((row) => row.map(() => '')),
  'every row doubled': (rows) => rows.flatMap((row) => [row, row]),
  'doubled as a whole': (rows) => [...rows, ...rows],
  'cut off': (rows) => rows.slice(0, Math.floor(rows.length / 2)),
  'another text in every cell': (rows) => rows.map(foreign),
  'a column sorted alone': (rows) => {
    const last = rows.map((row) => row[row.length - 1] ?? '').sort();
    return rows.map((row, i) => [...row.slice(0, -1), last[i] ?? '']);
  },
  gone: () => [],
};

const TEXT_CHANGES: Readonly<Record<string, (text: string) => string | null>> = {
  deleted: () => null,
  doubled: (text) => text + text,
  'cut off': (text) => text.slice(0, text.length / 2),
  'another text': () => 'hello',
};

/** Everything that could be tampered with, as a function that does it. */
function tamperings({ book, shared, ctx }: Office): readonly (readonly [what: string, tamper: () => void])[] {
  const sheets = [...book.hiddenSheets].flatMap(([name, rows]) =>
    Object.entries(ROW_CHANGES).map(([what, change]): [string, () => void] => [
      `${name} ${what}`,
      () => void rows.splice(0, rows.length, ...change([...rows])),
    ]),
  );
  const memories = [shared, ctx.mine].flatMap((memory) => (memory instanceof MapMemory ? [memory] : []));
  const properties = memories.flatMap(({ texts }) =>
    [...texts].flatMap(([key, text]) =>
      Object.entries(TEXT_CHANGES).map(([what, change]): [string, () => void] => [
        `${key} ${what}`,
        () => {
          const now = change(text);
          if (now === null) texts.delete(key);
          else texts.set(key, now);
        },
      ]),
    ),
  );
  return [...sheets, ...properties];
}

/** What was sent without being typed or approved, or twice. */
function unconfirmed({ crm }: Office): readonly string[] {
  const sent = crm.writes.flatMap(({ ids, set }) => ids.map((id) => ({ id, set })));
  const strange = sent.filter(({ id, set }) => JSON.stringify(set) !== JSON.stringify({ notes: TYPED[id] }));
  const twice = sent.filter(({ id }, i) => sent.findIndex((one) => one.id === id) < i);
  const others = crm.others.filter(({ what, args }, i) => what !== 'createLabel' || !JSON.stringify(args).includes('Winter') || i > 0);
  return [...strange, ...twice, ...others].map((one) => `sent ${JSON.stringify(one)}`);
}

interface Case {
  readonly name: string;
  readonly group: string;
  readonly stage: () => Stage;
  readonly n: number;
}

const cases: readonly Case[] = Object.entries(STAGES).flatMap(([group, stage]) =>
  tamperings(stage().office).map(([what], n): Case => ({ name: `${group} · ${what}`, group, stage, n })),
);

function attempt({ stage, n }: Case): Verdict {
  const { office, goOn } = stage();
  const tampering = tamperings(office)[n];
  if (tampering === undefined) return { ended: 'threw', wrong: ['this office has nothing of that kind to tamper with'] };
  const [, tamper] = tampering;
  tamper();
  const problems: string[] = [];
  const press = (work: () => unknown): string => {
    try {
      work();
      return 'done';
    } catch (thrown) {
      // A displayed problem is an answer; a bug of ours is not.
      const shown = thrown instanceof Error ? /^\{"ok":false.*"kind":"([\w-]+)"/.exec(thrown.message)?.[1] : undefined;
      if (shown === undefined) problems.push(String(thrown));
      return shown ?? 'threw';
    }
  };
  const ended = press(goOn);
  const state = answerCall(
    () => office.ctx,
    'readState',
    { withEdits: true },
    () => null,
  );
  if (!state.ok) problems.push(`the panel says ${state.problem.kind}`);
  press(() => office.sync());
  problems.push(...unconfirmed(office));
  return { ended, wrong: problems };
}

test('nothing is sent that was not confirmed, nothing twice, no call ends in an unhandled error, and the panel opens', () => {
  expect(tryCases('hidden sheets and properties', cases, 60, attempt)).toEqual([]);
}, 3_600_000);
