// What Google does not let this person write: the work continues without it, nothing is lost or taken for an edit, and it is reported once.

import { addCreators } from '../../src/commands/creators/add-creators';
import { editCreator } from '../../src/commands/edits/edit-creator';
import { discardEdits } from '../../src/commands/edits/edits';
import { repairRows } from '../../src/commands/edits/repair';
import { showOnly } from '../../src/commands/edits/show-only';
import { startPull } from '../../src/commands/pull/pull';
import { cancelRun, stepSend } from '../../src/commands/runs/send';
import { readState } from '../../src/commands/state';
import type { Problem } from '../../src/rpc/problems';
import { RefusedWrite } from '../../src/rpc/problems';
import { pageWords } from '../../src/text/page-words';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';

const OWNER = 'owner@example.com';

function officeOf(count: number): Office {
  const crm = new ModelCrm();
  for (let i = 1; i <= count; i += 1)
    crm.channels.set(creator(`c-${i}`), { ...blankChannel(creator(`c-${i}`)), handle: `@c${i}`, notes: `note ${i}` });
  const office = new Office(crm);
  office.pull();
  return office;
}

const protect = (office: Office, field: string): void => office.tab.grid.obstacles.protectColumn(office.tab.grid.columnOf(field), [OWNER]);

const type = (office: Office, row: number, field: string, text: string): void =>
  office.tab.grid.type(row, office.tab.grid.columnOf(field), text);

const shown = (office: Office, row: number, field: string): string => office.tab.grid.text(row, office.tab.grid.columnOf(field));

const state = (office: Office) => must(readState(office.ctx, { withEdits: true }));
const said = (problems: readonly Problem[]): readonly string[] => problems.map((problem) => pageWords('en').problem(problem).sentence);

describe('a Sync column that this person may not edit', () => {
  it('blocks neither opening the panel nor counting the edits, and is reported once with the person who can permit it', () => {
    const office = officeOf(3);
    protect(office, 'sync');
    type(office, 2, 'notes', 'mine');
    type(office, 3, 'notes', 'mine too');
    expect(state(office).edits).toMatchObject({ edits: 2 });
    const column = office.tab.grid.columnOf('sync');
    expect(column).toBe(2);
    expect(said(state(office).refused)).toEqual([
      'Column Sync (B:B) is protected. Ask owner@example.com to let you edit it (Data ▸ Protect sheets and ranges).',
    ]);
  });

  it('does not block sending and settling a run', () => {
    const office = officeOf(3);
    protect(office, 'sync');
    type(office, 2, 'notes', 'mine');
    expect(office.sync()?.results).toMatchObject({ updated: 1, notSent: [] });
    expect(office.crm.channels.get(creator('c-1'))?.notes).toBe('mine');
    expect(state(office)).toMatchObject({ edits: { edits: 0 }, run: null });
    expect(shown(office, 2, 'sync')).toBe('');
  });

  it('is not used to filter rows: its words are outdated, so the edited rows are selected', () => {
    const office = officeOf(3);
    protect(office, 'sync');
    type(office, 3, 'notes', 'mine');
    must(showOnly(office.ctx, { rows: 'edited' }));
    expect(office.tab.isFilteredBy(office.tab.grid.columnOf('sync'))).toBe(false);
    expect(office.tab.selection).toEqual([{ from: 3, to: 3 }]);
  });

  it('is no longer mentioned once it may be edited', () => {
    const office = officeOf(1);
    protect(office, 'sync');
    type(office, 2, 'notes', 'mine');
    expect(state(office).refused).toHaveLength(1);
    office.tab.grid.obstacles.protections = [];
    expect(state(office).refused).toEqual([]);
    expect(shown(office, 2, 'sync')).not.toBe('');
  });

  it('costs nothing if nothing is protected', () => {
    const office = officeOf(2);
    state(office);
    expect(office.ops.count('obstacles')).toBeLessThanOrEqual(1);
  });

  it('is protected for one person and not for another', () => {
    const office = officeOf(1);
    protect(office, 'sync');
    office.book.person = OWNER;
    type(office, 2, 'notes', 'mine');
    expect(state(office).refused).toEqual([]);
    expect(shown(office, 2, 'sync')).not.toBe('');
  });
});

describe('a column of values that this person may not edit', () => {
  it('is left out of a refresh while the other fields continue, is not an edit, and is filled once permitted', () => {
    const office = officeOf(2);
    protect(office, 'notes');
    const there = office.crm.channels.get(creator('c-1'));
    if (there === undefined) throw new Error('no creator');
    office.crm.channels.set(creator('c-1'), { ...there, notes: 'theirs', email: 'new@example.com', updatedAt: '2026-02-02T00:00:00Z' });
    office.refresh();
    expect([shown(office, 2, 'notes'), shown(office, 2, 'email')]).toEqual(['note 1', 'new@example.com']);
    expect(state(office)).toMatchObject({ edits: { edits: 0 } });
    expect(said(state(office).refused)).toHaveLength(1);
    expect(office.review()).toBeNull();
    office.tab.grid.obstacles.protections = [];
    office.refresh();
    expect(shown(office, 2, 'notes')).toBe('theirs');
    expect(state(office)).toMatchObject({ edits: { edits: 0 }, refused: [] });
  });

  it('stays blank in new rows, and is neither an edit nor a clear', () => {
    const office = officeOf(1);
    protect(office, 'notes');
    office.crm.channels.set(creator('c-9'), { ...blankChannel(creator('c-9')), handle: '@c9', notes: 'note 9', email: 'c9@example.com' });
    expect(office.refresh()).toMatchObject({ added: 1 });
    expect([shown(office, 3, 'creatorId'), shown(office, 3, 'notes'), shown(office, 3, 'email')]).toEqual(['c-9', '', 'c9@example.com']);
    expect(state(office)).toMatchObject({ edits: { edits: 0, waiting: [] } });
    expect(office.review()).toBeNull();
    office.tab.grid.obstacles.protections = [];
    office.refresh();
    expect(shown(office, 3, 'notes')).toBe('note 9');
  });

  it('takes part in sending: what a colleague typed there arrives and is settled', () => {
    const office = officeOf(2);
    type(office, 2, 'notes', 'typed by a colleague');
    protect(office, 'notes');
    expect(office.sync()?.results).toMatchObject({ updated: 1 });
    expect(state(office).edits).toMatchObject({ edits: 0 });
  });

  it('does not block undoing a run in the CRM', () => {
    const office = officeOf(2);
    type(office, 2, 'notes', 'mine');
    const sent = office.sync();
    protect(office, 'notes');
    const review = office.undo(sent?.runId ?? '');
    if (review === null) throw new Error('nothing to undo');
    expect(office.send(review).results).toMatchObject({ updated: 1 });
    expect(office.crm.channels.get(creator('c-1'))?.notes).toBe('note 1');
    expect(shown(office, 2, 'notes')).toBe('mine');
    expect(said(state(office).refused)).toHaveLength(1);
  });

  it('refuses an edit made outside the sheet, naming the cells', () => {
    const office = officeOf(1);
    protect(office, 'notes');
    const edited = editCreator(office.ctx, { creatorId: 'c-1', field: 'notes', value: 'from the card' });
    expect(edited).toMatchObject({ ok: false, problem: { kind: 'protected-cells', words: { heading: 'Notes', who: OWNER, others: 0 } } });
    expect(shown(office, 2, 'notes')).toBe('note 1');
  });

  it('lets other edits be discarded and says that one stays', () => {
    const office = officeOf(2);
    type(office, 2, 'notes', 'mine');
    type(office, 3, 'email', 'mine@example.com');
    protect(office, 'notes');
    const discarded = discardEdits(office.ctx, { scope: 'all' });
    expect(discarded).toMatchObject({ ok: false, problem: { kind: 'protected-cells', words: { others: 1 } } });
    expect([shown(office, 2, 'notes'), shown(office, 3, 'email')]).toEqual(['mine', '']);
  });

  it('that identifies creators accepts no new rows: nothing of them is written as another creator’s', () => {
    const office = officeOf(1);
    protect(office, 'creatorId');
    expect(addCreators(office.ctx, { creatorIds: ['c-7'], labels: [] })).toMatchObject({ ok: false, problem: { kind: 'protected-cells' } });
    office.crm.channels.set(creator('c-9'), blankChannel(creator('c-9')));
    expect(() => office.refresh()).toThrow('protected-cells');
    expect(state(office).edits).toMatchObject({ edits: 0 });
  });
});

describe('merged cells of ours', () => {
  it('read as blank and wait, with the cells named: nothing is cleared in the CRM', () => {
    const office = officeOf(3);
    const notes = office.tab.grid.columnOf('notes');
    office.tab.grid.obstacles.merge({ row: 2, rows: 3, column: notes, columns: 1 });
    for (const row of [3, 4]) type(office, row, 'notes', '');
    const { edits } = state(office);
    expect(edits).toMatchObject({ edits: 0, waiting: [{ reason: { why: 'merged-cells' } }, { reason: { why: 'merged-cells' } }] });
    expect(office.review()?.changes).toEqual([]);
  });

  it('do not delay what somebody cleared elsewhere', () => {
    const office = officeOf(3);
    const notes = office.tab.grid.columnOf('notes');
    office.tab.grid.obstacles.merge({ row: 2, rows: 2, column: notes, columns: 1 });
    type(office, 4, 'notes', '');
    expect(state(office).edits).toMatchObject({ edits: 1, waiting: [] });
  });
});

describe('a heading that cannot be restored', () => {
  it('leaves its column in doubt if its blank cells could not be filled', () => {
    const office = officeOf(2);
    const notes = office.tab.grid.columnOf('notes');
    office.tab.grid.obstacles.protect({ row: 2, rows: 1, column: notes, columns: 1 }, [OWNER]);
    type(office, 1, 'notes', 'Renamed');
    type(office, 2, 'notes', '');
    expect(() => repairRows(office.ctx, { repair: 'restore-headings', rows: [1] })).toThrow(RefusedWrite);
    expect(office.tab.grid.text(1, notes)).toBe('Renamed');
    expect(state(office).edits).toMatchObject({ edits: 0 });
  });
});

describe('hidden sheets that this person may not edit', () => {
  const confirmed = (office: Office): string => {
    const review = office.review();
    if (review === null) throw new Error('nothing to review');
    office.confirm(review);
    return review.runId;
  };

  it('of the base do not block settling a run', () => {
    const office = officeOf(2);
    type(office, 2, 'notes', 'mine');
    const runId = confirmed(office);
    office.book.protectedStores.add(`NoxSync base ${office.tab.id}`);
    expect(office.finishSend(runId).results).toMatchObject({ updated: 1 });
    expect(said(state(office).refused)[0]).toContain('NoxSync base');
    office.book.protectedStores.clear();
    office.refresh();
    expect(state(office)).toMatchObject({ edits: { edits: 0 }, refused: [] });
  });

  it('of the journal send nothing and delay nobody: the run can be ended as soon as they may be edited again', () => {
    const office = officeOf(2);
    type(office, 2, 'notes', 'mine');
    const runId = confirmed(office);
    office.book.protectedStores.add('NoxSync journal');
    const writes = office.crm.writes.length;
    expect(() => stepSend(office.ctx, { runId })).toThrow(RefusedWrite);
    expect(office.crm.writes).toHaveLength(writes);
    expect(state(office)).toMatchObject({ run: { state: 'paused' }, colleague: null });
    office.book.protectedStores.clear();
    expect(must(cancelRun(office.ctx, { runId }))).toMatchObject({ results: { updated: 0 } });
  });
});

describe('a pull', () => {
  it('goes into a new tab if the blank active one may not be edited', () => {
    const crm = new ModelCrm();
    crm.channels.set(creator('c-1'), blankChannel(creator('c-1')));
    const office = new Office(crm);
    const closed = office.book.addTab('Closed');
    closed.grid.obstacles.protectAll([OWNER]);
    must(startPull(office.ctx, { query: {}, name: 'Creators' }));
    expect(office.tab.name).toBe('Creators');
    expect(closed.columns()).toEqual([]);
  });
});
