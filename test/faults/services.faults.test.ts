// Every call of a Google service in a session meets every fault: the execution is killed, the call fails once, times out after it took
// effect, is refused, or meets a quota or a held lock, in another language. What the person did arrives once, nothing else does, and the
// panel opens.

import type { Context } from '../../src/commands/context';
import { startCheck } from '../../src/commands/runs/check';
import { activeLease } from '../../src/commands/runs/lease';
import { readState } from '../../src/commands/state';
import { viewOf } from '../../src/commands/tab/view-store';
import { rowNumberOf } from '../../src/sync/model';
import { VirtualClock } from '../fakes/memory-platform';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, Office } from '../fakes/office';
import { type EmulatedStage, emulatedStage } from '../sheets/conformance/emulated-stage';
import { tryCases, type Verdict } from './cases';
import { mutate, pull, run } from './jobs';
import { Person, Stopped } from './person';

const IDS = ['1234567890123456789', '00120', 'c-3', 'c-4'];

/** A document, its CRM, and the person's own column. */
class EmulatedOffice {
  readonly stage: EmulatedStage = emulatedStage();
  readonly crm = new ModelCrm();
  readonly clock = new VirtualClock();
  private readonly made = new Office(this.crm).ctx;
  edited = false;

  constructor() {
    for (const id of IDS) this.crm.channels.set(creator(id), blankChannel(creator(id)));
    this.stage.host.tools.sleep = (ms) => this.clock.sleep(ms);
    this.person().ctx.mine.write('crm.key', 'nox_sk_test');
  }

  /** A new execution: what it knows is in the document. */
  person(): Person {
    const { stage, clock, made, crm } = this;
    const ctx: Context = {
      ...made,
      book: stage.reopen(),
      shared: stage.shared,
      mine: stage.mine,
      lock: stage.lock,
      clock,
      crmWith: () => crm,
    };
    return new Person(ctx, (ms) => clock.sleep(ms));
  }

  /** What the person types once the creators are there: two statuses, a note, and something in a column of their own. */
  edit({ ctx }: Person): void {
    const tab = ctx.book.activeTab();
    const columnOf = (field: string): number => tab?.columns().find((one) => one.field === field)?.column ?? 0;
    const type = (row: number, field: string, text: string): void => this.stage.people.type(tab?.id ?? 0, row, columnOf(field), text);
    type(2, 'status', 'Completed');
    type(3, 'status', 'Completed');
    type(4, 'notes', 'A note by hand');
    this.stage.people.type(tab?.id ?? 0, 2, 19, 'my own');
    this.edited = true;
  }
}

/** The steps of a session, each pressed again until it is done. */
const STEPS: readonly (readonly [name: string, press: (office: EmulatedOffice, person: Person) => void])[] = [
  ['pull', (_, person) => pull(person)],
  [
    'sync',
    (office, person) => {
      if (!office.edited) office.edit(person);
      run(person, () => startCheck(person.ctx, { scope: 'all' }));
    },
  ],
  [
    'new label',
    ({ crm }, person) => {
      const open = person.ask(() => readState(person.ctx, { withEdits: false })).mutation;
      if (open === null && crm.labelList.some(({ name }) => name === 'Winter')) return;
      mutate(person, () => ({ what: 'create-label', name: 'Winter' }));
    },
  ],
  ['refresh', (_, person) => pull(person)],
];

const WORDS = {
  german: 'Der Dienst antwortet nicht.',
  passing: 'Service error: Spreadsheets',
  protected: 'You are trying to edit a protected cell or object.',
};
const QUOTA = 'Service invoked too many times for one day: spreadsheets.';
const exception = (message: string): Error => Object.assign(new Error(message), { name: 'Exception' });

/** Each arms the fault at the session's call with that number; returns how to remove it. */
const ENDS: Readonly<Record<string, (host: EmulatedStage['host'], number: number) => () => void>> = {
  'is killed': (host, number) => atCall(host, (n) => n >= number && exception('killed')),
  'fails once, in another language': (host, number) => atCall(host, (n) => n === number && exception(WORDS.german)),
  'fails once, with words that are known': (host, number) => atCall(host, (n) => n === number && exception(WORDS.passing)),
  'is refused as protected': (host, number) => atCall(host, (n) => n === number && exception(WORDS.protected)),
  'meets the quota of the day': (host, number) => atCall(host, (n) => n >= number && exception(QUOTA)),
  'times out after it took effect': (host, number) => afterCall(host, number, WORDS.passing),
  'ends in other words after it took effect': (host, number) => afterCall(host, number, WORDS.german),
  'finds the lock held': (host, number) => {
    const { lock } = host;
    const lift = atCall(host, (n) => {
      host.lock = n >= number ? (kind) => ({ take: () => false, release: () => {}, held: () => lock(kind)?.held() ?? false }) : lock;
      return false;
    });
    return () => {
      lift();
      host.lock = lock;
    };
  },
};

function atCall(host: EmulatedStage['host'], fault: (n: number) => Error | false): () => void {
  const { bill } = host;
  let n = 0;
  host.bill = (call) => {
    bill(call);
    n += 1;
    const thrown = fault(n);
    if (thrown) throw thrown;
  };
  return () => {
    host.bill = bill;
  };
}

function afterCall(host: EmulatedStage['host'], number: number, words: string): () => void {
  let n = 0;
  host.done = () => {
    n += 1;
    if (n === number) throw exception(words);
  };
  return () => {
    host.done = () => {};
  };
}

/** How a press ended: `done`, the problem that the person reads, or a violation. */
function pressed(press: (office: EmulatedOffice, person: Person) => void, office: EmulatedOffice): string {
  try {
    press(office, office.person());
    return 'done';
  } catch (thrown) {
    if (thrown instanceof Stopped) return thrown.kind;
    // Each execution reloads the script, so what one of them throws has a class of its own.
    return (
      refusalIn(thrown) ??
      office.stage.problemOfThrown(thrown)?.kind ??
      `threw ${thrown instanceof Error ? thrown.message : String(thrown)}`
    );
  }
}

/** The kind of problem in a `RefusedWrite`, whichever execution threw it. */
function refusalIn(thrown: unknown): string | null {
  const problem: unknown = typeof thrown === 'object' && thrown !== null && 'problem' in thrown ? thrown.problem : null;
  return typeof problem === 'object' && problem !== null && 'kind' in problem ? String(problem.kind) : null;
}

/** Presses of one step; minutes pass between them. The fault is over after the first one that met it. */
const PRESSES = 6;
const BETWEEN_MS = 120_000;

function session(office: EmulatedOffice, lift: () => void): { readonly ends: readonly string[]; readonly undone: readonly string[] } {
  const ends: string[] = [];
  const undone: string[] = [];
  for (const [name, press] of STEPS) {
    let last = '';
    for (let n = 0; n < PRESSES && last !== 'done'; n += 1) {
      if (last !== '') {
        lift();
        office.clock.sleep(BETWEEN_MS);
      }
      last = pressed(press, office);
      if (last !== 'done') ends.push(last);
    }
    if (last !== 'done') undone.push(`${name} ends in "${last}"`);
  }
  lift();
  return { ends, undone };
}

interface Case {
  readonly name: string;
  readonly group: string;
  readonly end: keyof typeof ENDS;
  readonly number: number;
}

function attempt({ end, number }: Case): Verdict {
  const office = new EmulatedOffice();
  const { ends, undone } = session(office, ENDS[end]?.(office.stage.host, number) ?? (() => {}));
  const wrong = [...undone, ...ends.filter((one) => /^threw|internal|goes on/.test(one)), ...stateOf(office)];
  return { ended: ends[0] ?? 'done', wrong };
}

/** Violations once the session is over. */
function stateOf(office: EmulatedOffice): readonly string[] {
  const { crm, stage } = office;
  const { ctx } = office.person();
  const wrong: string[] = [];
  const demand = (what: string, is: unknown, wanted: unknown): void => {
    if (JSON.stringify(is) !== JSON.stringify(wanted)) wrong.push(`${what}: ${JSON.stringify(is)} instead of ${JSON.stringify(wanted)}`);
  };
  const shown = [...crm.channels.values()].map(({ creatorId, status, notes }) => [creatorId, status?.id, notes]);
  const wanted = IDS.map((id, i) => [id, i < 2 ? 3 : 1, i === 2 ? 'A note by hand' : '']);
  demand('the CRM', shown, wanted);
  demand('labels of that name', crm.labelList.filter(({ name }) => name === 'Winter').length, 1);
  demand('writes', crm.writes.length, 2);
  const tab = ctx.book.activeTab();
  const column = tab?.columns().find(({ field }) => field === 'creatorId')?.column ?? 1;
  demand('ids in the tab', [...(tab?.readTexts(rowNumberOf(2), IDS.length, column) ?? [])], IDS);
  demand('the last row', tab?.lastRow(), IDS.length + 1);
  demand('visible tabs', stage.file.tabs.filter(({ hidden }) => !hidden).length, 1);
  demand('views', tab === null ? null : viewOf(ctx, tab.id)?.name, 'Creators');
  demand('the own cell', tab?.readTexts(rowNumberOf(2), 1, 19), ['my own']);
  office.clock.sleep(BETWEEN_MS);
  demand('a lease', activeLease(ctx), null);
  const state = readState(ctx, { withEdits: true });
  if (!state.ok) return [...wrong, `the panel says "${state.problem.kind}"`];
  demand('edits', [state.value.edits?.edits, state.value.edits?.waitingTotal], [0, 0]);
  demand('unreadable', state.value.unreadable, []);
  demand('unfinished', [state.value.run, state.value.mutation, state.value.tab?.unfinishedPull], [null, null, null]);
  return wrong;
}

/** How many calls an undisturbed session makes. */
function callsOfASession(): number {
  const office = new EmulatedOffice();
  const before = office.stage.host.calls.length;
  const { undone } = session(office, () => {});
  if (undone.length > 0) throw new Error(`without a fault: ${undone.join(', ')}`);
  return office.stage.host.calls.length - before;
}

const undisturbed = new EmulatedOffice();

test('a session without a fault ends correctly', () => {
  expect(session(undisturbed, () => {}).undone).toEqual([]);
  expect(stateOf(undisturbed)).toEqual([]);
});

test(
  'whatever happens at any call, everything that the person did arrives once',
  () => {
    const calls = callsOfASession();
    const cases = Object.keys(ENDS).flatMap((end) =>
      Array.from({ length: calls }, (_, i): Case => ({ name: `call ${i + 1} ${end}`, group: end, end, number: i + 1 })),
    );
    expect(tryCases('Google', cases, 10, attempt)).toEqual([]);
  },
  6 * 3_600_000,
);
