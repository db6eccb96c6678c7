// Columns, headings and a tab's view change only under the document lock: simultaneous actions of two people are serialized.

import { repairRows } from '../../src/commands/edits/repair';
import { changeView } from '../../src/commands/pull/change-view';
import { startRefresh } from '../../src/commands/pull/pull';
import { openChangeLog } from '../../src/commands/tab/change-log';
import { viewOf } from '../../src/commands/tab/view-store';
import { changeFileLanguage } from '../../src/commands/views/change-language';
import { readViews, renameView, saveView } from '../../src/commands/views/saved-views';
import type { OpName } from '../fakes/memory-ops';
import { creator, must, type Office } from '../fakes/office';
import { officeWith } from './edited-office';

/** What changes a tab for everybody: its columns and headings, and which creators and columns it shows. */
const isShared = (name: OpName, on: string | number): boolean =>
  name === 'addColumns' || name === 'restoreHeadings' || (name === 'memoryWrite' && /^(?:view|pull)\.|^changes$/.test(String(on)));

/** What was changed while somebody else could have written as well. */
function unguarded(office: Office, work: () => unknown): readonly string[] {
  const found: string[] = [];
  let met = 0;
  office.ops.before = ({ name, on }) => {
    if (!isShared(name, on)) return;
    met += 1;
    if (!office.lock.held) found.push(`${name} ${on}`);
  };
  work();
  office.ops.before = () => {};
  expect(met).toBeGreaterThan(0);
  return found;
}

const without = (office: Office, field: string): Office => {
  office.tab.grid.deleteColumns(office.tab.grid.columnOf(field));
  return office;
};

const renamed = (office: Office): Office => {
  office.tab.grid.type(1, office.tab.grid.columnOf('notes'), 'Remarks');
  return office;
};

const savedId = ({ ctx }: Office): string => must(readViews(ctx)).saved[0]?.viewId ?? '';

const JOBS: Readonly<Record<string, (office: Office) => unknown>> = {
  'a pull': (office) => office.pull(),
  'a refresh that makes a column again': (office) => without(office, 'status') && office.refresh(),
  'another choice for the tab': ({ ctx }) => must(changeView(ctx, { viewId: null, query: { keyword: 'a' }, name: 'Others' })),
  'saving a view': ({ ctx, tab }) => must(saveView(ctx, { name: 'Mine', query: {}, tab: tab.id })),
  'renaming a view': (office) => {
    must(saveView(office.ctx, { name: 'Mine', query: {}, tab: office.tab.id }));
    must(renameView(office.ctx, { viewId: savedId(office), name: 'Ours' }));
  },
  'bringing headings back': (office) => must(repairRows(renamed(office).ctx, { repair: 'restore-headings', rows: [] })),
  'another language': ({ ctx }) => must(changeFileLanguage(ctx, { language: 'zh' })),
  'beginning the tab of all changes': ({ ctx }) => must(openChangeLog(ctx)),
};

test.each(Object.keys(JOBS))('%s runs while nobody else writes', (name) => {
  const office = officeWith(3);
  expect(unguarded(office, () => JOBS[name]?.(office))).toEqual([]);
});

test.each(Object.keys(JOBS))('%s waits while somebody else writes, and changes nothing then', (name) => {
  const office = officeWith(3);
  const before = JSON.stringify([viewOf(office.ctx, office.tab.id), office.tab.columns()]);
  office.lock.taken = true;
  expect(() => JOBS[name]?.(office)).toThrow('busy');
  office.lock.taken = false;
  if (!/column|headings/.test(name)) expect(JSON.stringify([viewOf(office.ctx, office.tab.id), office.tab.columns()])).toBe(before);
});

test('two people who refresh at the same time recreate a lost column once', () => {
  const office = without(officeWith(3), 'status');
  const other = office.contextOf('Sample person 2');
  let second: unknown = null;
  office.ops.before = ({ name }) => {
    if (name !== 'addColumns' || second !== null) return;
    // The second one waits for the lock, in vain here.
    office.lock.taken = office.lock.held;
    second = 'begun';
    second = startRefresh(other, { all: false });
    office.lock.taken = false;
  };
  must(startRefresh(office.ctx, { all: false }));
  office.ops.before = () => {};
  expect(second).toMatchObject({ ok: false, problem: { kind: 'busy' } });
  expect(office.tab.columns().filter(({ field }) => field === 'status')).toHaveLength(1);
});

test('rows that a person moves while a lost column is refilled get back what is theirs', () => {
  const office = officeWith(4);
  for (const id of ['c-1', 'c-2', 'c-3', 'c-4']) office.crm.change(creator(id), { notes: `note of ${id}` });
  office.refresh();
  without(office, 'notes');
  let step: 'making' | 'reading' | 'moving' | 'over' = 'making';
  office.ops.before = ({ name, on }) => {
    if (on !== office.tab.id || step === 'over') return;
    if (step === 'moving') {
      step = 'over';
      office.tab.grid.moveRows(5, 1, 2);
    }
    if (step === 'reading' && name === 'read') step = 'moving';
    if (name === 'addColumns') step = 'reading';
  };
  must(startRefresh(office.ctx, { all: false }));
  office.ops.before = () => {};
  expect(step).toBe('over');
  const { grid } = office.tab;
  const notes = [2, 3, 4, 5].map((row) => [grid.text(row, grid.columnOf('creatorId')), grid.text(row, grid.columnOf('notes'))]);
  expect(notes).toEqual(['c-4', 'c-1', 'c-2', 'c-3'].map((id) => [id, `note of ${id}`]));
});
