// The journal of runs: where entries are, which are rewritten, what is swept, and what a damaged row costs.

import { newHead } from '../../src/commands/runs/check';
import {
  beginRun,
  changesOfCreator,
  isBeingSent,
  keepHead,
  keepRun,
  patchEntries,
  readEntries,
  readRun,
  runHead,
  runHeads,
  runsKept,
} from '../../src/commands/runs/journal';
import type { RunHead } from '../../src/commands/runs/run-schema';
import { type Run, type RunDrafts, type RunState, runOf, withChanges, withDrafts } from '../../src/sync/run';
import { must, type Office } from '../fakes/office';
import { body, change, changesOf, conflict, remoteUpdate, waiting } from '../fakes/run-records';
import { officeWith } from './edited-office';

const HEADS = 'NoxSync runs';
const ENTRIES = 'NoxSync journal';
const DAY = 24 * 3_600_000;

function begun(
  office: Office,
  state: RunState = 'done',
  drafts: RunDrafts = { changes: [change('c-1')] },
): { readonly head: RunHead; readonly run: Run } {
  const run = runOf(drafts);
  return { head: must(beginRun(office.ctx, { ...newHead(office.ctx, office.tab, 'all'), state }, run)), run };
}

const rows = ({ book }: Office, sheet: string) => book.hiddenSheets.get(sheet) ?? [];
const idsIn = (office: Office, sheet: string): readonly string[] => [...new Set(rows(office, sheet).map(([id = '']) => id))];

/** The rows of the journal that `work` writes. */
function written(office: Office, work: () => void): readonly number[] {
  const before = rows(office, ENTRIES).map((row) => row.join());
  work();
  return rows(office, ENTRIES).flatMap((row, place) => (row.join() === before[place] ? [] : [place]));
}

describe('a run', () => {
  it('is read back as stored, with all its parts', () => {
    const office = officeWith(1);
    begun(office);
    const drafts: RunDrafts = {
      changes: [
        change('c-1'),
        change('c-2', { field: 'labels', before: ['l-0'], after: [], takesOff: ['l-0'], hidden: true, ticked: false }),
      ],
      conflicts: [conflict('c-3'), conflict('c-4', { base: undefined, state: 'theirs' })],
      waiting: [waiting('c-5'), waiting('c-6', { creatorId: null, field: null, reason: { why: 'mixed-up-row', belongsTo: null } })],
      remoteUpdates: [remoteUpdate('c-7'), remoteUpdate('c-8', { state: 'theirs', cell: 'mine' })],
      bodies: [body(['c-1', 'c-2'])],
    };
    const { head, run } = begun(office, 'paused', drafts);
    expect(head).toMatchObject({ first: 1, count: 9 });
    expect(readRun(office.ctx, head.runId)).toEqual({ head, run });
    expect([runHead(office.ctx, 'unknown'), readRun(office.ctx, 'unknown')]).toEqual([null, null]);
  });

  it('with as many entries as before is written in place, otherwise at the end', () => {
    const office = officeWith(1);
    const { head, run } = begun(office, 'checking');
    begun(office);
    const same = withChanges(
      run,
      changesOf(run).map((one) => ({ ...one, state: 'left' as const })),
    );
    const kept = must(keepRun(office.ctx, { ...head, state: 'reviewing' }, same, head));
    expect([kept.first, rows(office, ENTRIES).length]).toEqual([0, 2]);
    const more = withDrafts(same, { changes: [change('c-2')] });
    const moved = must(keepRun(office.ctx, kept, more, kept));
    expect([moved.first, moved.count, rows(office, ENTRIES).length]).toEqual([2, 2, 4]);
    expect(readRun(office.ctx, head.runId)?.run).toEqual(more);
  });

  it('advanced by somebody else is not overwritten, and neither is a missing one', () => {
    const office = officeWith(1);
    const { head, run } = begun(office, 'checking');
    const stale = { ok: false, problem: { kind: 'stale-review' } };
    expect(keepRun(office.ctx, { ...head, state: 'confirmed' }, run, { ...head, state: 'reviewing' })).toMatchObject(stale);
    expect(keepRun(office.ctx, { ...head, runId: 'gone' }, run, head)).toMatchObject(stale);
    expect(runHead(office.ctx, head.runId)?.state).toBe('checking');
    office.lock.taken = true;
    expect(keepRun(office.ctx, head, run, head)).toMatchObject({ ok: false, problem: { kind: 'busy' } });
    expect(beginRun(office.ctx, head, run)).toMatchObject({ ok: false, problem: { kind: 'busy' } });
  });

  it('without its head is not started by storing it', () => {
    const office = officeWith(1);
    const { head } = begun(office);
    keepHead(office.ctx, { ...head, runId: 'gone' });
    expect(runHeads(office.ctx).map(({ runId }) => runId)).toEqual([head.runId]);
  });
});

describe('changed entries', () => {
  const many = (office: Office, count: number) =>
    begun(office, 'sending', { changes: Array.from({ length: count }, (_, i) => change(`c-${i}`)) });
  const patched = (office: Office, { head, run }: ReturnType<typeof many>, places: readonly number[]) => {
    const all = changesOf(run);
    const changed = places.flatMap((place) => all[place] ?? []).map((one) => ({ ...one, state: 'applied' as const }));
    const next = withChanges(run, changed);
    const writes = office.ops.count('storeWrite');
    const found = written(office, () =>
      patchEntries(
        office.ctx,
        head,
        next,
        changed.map(({ id }) => id),
      ),
    );
    expect(readEntries(office.ctx, head)).toEqual(next);
    return { found, calls: office.ops.count('storeWrite') - writes };
  };

  it.each<[readonly number[], number]>([
    [[], 0],
    [[0], 1],
    [[3, 4, 5], 1],
    [[0, 200], 1],
    [[0, 201], 2],
    [[0, 150, 300], 1],
    [[499], 1],
  ])('at %j are written in %i calls, in place', (places, calls) => {
    const office = officeWith(1);
    begun(office);
    expect(patched(office, many(office, 500), places)).toEqual({ found: places.map((place) => place + 1), calls });
  });
});

describe('what is stored', () => {
  it('is the newest fifty runs: older ones are removed with their entries when one starts, and so is what was left behind', () => {
    const office = officeWith(1);
    const { head, run } = begun(office, 'done', { changes: [change('c-1'), change('c-2')] });
    must(keepRun(office.ctx, head, withDrafts(run, { changes: [change('c-3')] }), head));
    const others = Array.from({ length: 50 }, (_, n) => begun(office, 'done', { changes: [change(`c-${n}`)] }).head.runId);
    expect(idsIn(office, HEADS)).toEqual([head.runId, ...others]);
    const last = begun(office).head.runId;
    expect(idsIn(office, HEADS)).toEqual([...others, last]);
    expect(rows(office, ENTRIES)).toHaveLength(51);
    for (const [n, runId] of others.entries())
      expect(changesOf(readRun(office.ctx, runId)?.run ?? run)).toMatchObject([{ creatorId: `c-${n}` }]);
  });

  it.each<[string, RunState, number, boolean]>([
    ['a run that is sent', 'sending', 0, false],
    ['a review that waits', 'reviewing', 0, false],
    ['one that waits since almost a day', 'reviewing', DAY - 1, false],
    ['one that waits since a day', 'reviewing', DAY, true],
    ['one that is over', 'partly', 0, true],
  ])('is not swept next to %s (%#)', (_, state, age, sweeps) => {
    const office = officeWith(1);
    for (let n = 0; n < 50; n += 1) begun(office);
    begun(office, state);
    office.clock.sleep(age);
    begun(office);
    expect(idsIn(office, HEADS)).toHaveLength(sweeps ? 51 : 52);
  });

  it('is not swept next to a run of a later version, and a damaged head is removed when the next run starts', () => {
    const office = officeWith(1);
    for (let n = 0; n < 52; n += 1) begun(office);
    const heads = rows(office, HEADS);
    const at = heads.length - 1;
    const spoil = (text: string) => {
      heads[at] = [heads[at]?.[0] ?? '', text];
    };
    spoil('[99,{}]');
    expect(runsKept(office.ctx).unreadable).toEqual({ is: 'newer' });
    begun(office);
    expect(rows(office, HEADS)).toHaveLength(52);
    spoil('[1,{}]');
    expect(runsKept(office.ctx)).toMatchObject({ unreadable: { is: 'damaged' } });
    begun(office);
    expect(runsKept(office.ctx).unreadable).toBeNull();
  });

  it('reports a later version’s run before a damaged one', () => {
    const office = officeWith(1);
    for (let n = 0; n < 3; n += 1) begun(office);
    const heads = rows(office, HEADS);
    heads[0] = [heads[0]?.[0] ?? '', 'damaged'];
    heads[1] = [heads[1]?.[0] ?? '', '[99,{}]'];
    expect(runsKept(office.ctx).unreadable).toEqual({ is: 'newer' });
    expect(runsKept(office.ctx).heads).toHaveLength(1);
  });
});

describe('a run whose entries', () => {
  type Rows = readonly (readonly string[])[];
  const spoils: readonly (readonly [string, (all: Rows) => Rows])[] = [
    ['are cut', ([first = []]) => [first]],
    ['are another run’s', ([first = [], second = []]) => [first, ['another', ...second.slice(1)]]],
    ['are of no known part', ([first = [], second = []]) => [first, [second[0] ?? '', 'wishes', ...second.slice(2)]]],
    ['are damaged', ([first = [], second = []]) => [first, second.map((text, i) => (i === 2 ? text.slice(1) : text))]],
    ['stand twice', ([first = []]) => [first, first]],
  ];
  it.each(spoils)('%s is not read', (_, spoilt) => {
    const office = officeWith(1);
    const { head } = begun(office, 'paused', { changes: [change('c-1'), change('c-2')] });
    expect(readEntries(office.ctx, head)).not.toBeNull();
    const all = office.book.hiddenSheets.get(ENTRIES);
    all?.splice(0, all.length, ...spoilt([...all]));
    expect(readEntries(office.ctx, head)).toBeNull();
  });
});

it('the history of one creator consists of the runs that sent something, newest first, without what was left', () => {
  const office = officeWith(1);
  begun(office, 'done', { changes: [change('c-1', { after: 'first' }), change('c-11'), change('c-1', { field: 'email', state: 'left' })] });
  begun(office, 'reviewing', { changes: [change('c-1', { after: 'never sent' })] });
  begun(office, 'partly', { changes: [change('c-2'), change('c-1', { after: 'second' })], bodies: [body(['c-1'])] });
  expect(changesOfCreator(office.ctx, 'c-1').map(({ head, change: { after } }) => [head.state, after])).toEqual([
    ['partly', 'second'],
    ['done', 'first'],
  ]);
  expect(changesOfCreator(office.ctx, 'c-9')).toEqual([]);
});

it('a run counts as being sent for a minute and a half after its last sign of life', () => {
  expect([isBeingSent(0, 89_999), isBeingSent(0, 90_000)]).toEqual([true, false]);
});
