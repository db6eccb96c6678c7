// Every call of a Google service in a session meets every fault: the execution is killed, the call fails once, times out after it took
// effect, is refused, or meets a quota or a held lock, in another language. What the person did arrives once, nothing else does, and the
// panel opens.

import { activeLease } from '../../src/commands/runs/lease';
import { readState } from '../../src/commands/state';
import { viewOf } from '../../src/commands/tab/view-store';
import { rowNumberOf } from '../../src/sync/model';
import { tryCases, type Verdict } from './cases';
import { ENDS, type End } from './google-ends';
import { GoogleOffice, IDS } from './google-office';
import { BETWEEN_MS, session } from './google-session';

interface Case {
  readonly name: string;
  readonly group: string;
  readonly end: End;
  readonly number: number;
}

/** The office before a step of a session without a fault, and the calls made until then. */
interface Start {
  readonly office: GoogleOffice;
  readonly calls: Readonly<Record<End['counts'], number>>;
}

interface Undisturbed {
  readonly office: GoogleOffice;
  readonly starts: readonly Start[];
  /** Number of calls in all. */
  readonly calls: number;
}

let played: Undisturbed | null = null;

/** Until the fault, all cases are the same session: each case continues a twin of it from the step in which its call is made. */
function undisturbed(): Undisturbed {
  played ??= playedThrough();
  return played;
}

function playedThrough(): Undisturbed {
  const office = GoogleOffice.opened();
  const { host } = office.document;
  const [before, starts] = [host.calls.length, [] as Start[]];
  let done = 0;
  host.done = () => {
    done += 1;
  };
  const { undone } = session(office, 0, undefined, () =>
    starts.push({ office: office.twin(), calls: { begun: host.calls.length - before, done } }),
  );
  if (undone.length > 0) throw new Error(`without a fault: ${undone.join(', ')}`);
  return { office, starts, calls: host.calls.length - before };
}

function attempt({ end, number }: Case): Verdict {
  const { starts } = undisturbed();
  const step = starts.findLastIndex(({ calls }) => calls[end.counts] < number);
  const start = starts[step];
  if (start === undefined) throw new Error(`no step makes call ${number}`);
  const office = start.office.twin();
  const { ends, undone } = session(office, step, end.arm(office.document.host, number - start.calls[end.counts]));
  const wrong = [...undone, ...ends.filter((one) => /^threw|internal|goes on/.test(one)), ...stateOf(office)];
  return { ended: ends[0] ?? 'done', wrong };
}

/** Violations once the session is over. */
function stateOf(office: GoogleOffice): readonly string[] {
  const { crm, document } = office;
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
  demand('visible tabs', document.file.tabs.filter(({ hidden }) => !hidden).length, 1);
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

test('a session without a fault ends correctly', () => {
  expect(stateOf(undisturbed().office.twin())).toEqual([]);
});

test(
  'whatever happens at any call, everything that the person did arrives once',
  () => {
    const { calls } = undisturbed();
    const cases = Object.entries(ENDS).flatMap(([group, end]) =>
      Array.from({ length: calls }, (_, i): Case => ({ name: `call ${i + 1} ${group}`, group, end, number: i + 1 })),
    );
    expect(tryCases('Google', cases, 10, attempt)).toEqual([]);
  },
  6 * 3_600_000,
);
