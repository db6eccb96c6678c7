// The CRM's rows on their way into a tab: what is new, what changes, what an edit keeps, and where the base is afterwards.

import { keptLists } from '../../src/commands/account/lists';
import { appendRows } from '../../src/commands/tab/append-rows';
import { type ApplyReport, type ApplyRequest, applyChannels, applyRows } from '../../src/commands/tab/apply-rows';
import { openBase } from '../../src/commands/tab/base-book';
import { openView } from '../../src/commands/tab/view';
import type { Channel } from '../../src/fields/fields';
import type { BaseRecord } from '../../src/sync/model';
import { rowNumberOf } from '../../src/sync/model';
import { createNames } from '../../src/sync/names';
import type { OpName } from '../fakes/memory-ops';
import { blankChannel } from '../fakes/model-crm';
import { creator, must, type Office } from '../fakes/office';
import { officeWith, type } from './edited-office';

const channel = (id: string, more: Partial<Channel> = {}): Channel => ({ ...blankChannel(creator(id)), ...more });

function apply(office: Office, channels: readonly Channel[], more: Partial<ApplyRequest> = {}): ApplyReport {
  const names = createNames(keptLists(office.ctx));
  const open = must(openView(office.ctx, office.tab));
  return applyRows(office.ctx, open, openBase(office.ctx, office.tab.id), {
    channels,
    names,
    pull: null,
    append: false,
    settled: new Map(),
    ...more,
  });
}

function recordOf(office: Office, id: string): BaseRecord {
  const record = openBase(office.ctx, office.tab.id).records.get(id);
  if (record === undefined) throw new Error(`no base of ${id}`);
  return record;
}

function setMembership(office: Office, id: string, membership: BaseRecord['membership'], more: Partial<BaseRecord> = {}): void {
  const base = openBase(office.ctx, office.tab.id);
  const record = base.records.get(id);
  if (record !== undefined) base.put({ ...record, membership, ...more });
  base.save();
}

const cells = ({ tab: { grid } }: Office, field: string): readonly string[] =>
  Array.from({ length: grid.lastRow() - 1 }, (_, i) => grid.text(i + 2, grid.columnOf(field)));

function meanwhile(office: Office, op: OpName, n: number, act: () => void): void {
  let seen = 0;
  office.ops.before = ({ name }) => {
    if (name !== op) return;
    seen += 1;
    if (seen === n) act();
  };
}

describe('what the CRM holds', () => {
  it('goes into the rows that differ, is counted by creator, and becomes the base', () => {
    const office = officeWith(3);
    const report = apply(office, [channel('c-1'), channel('c-2', { notes: 'theirs', status: { id: 3, name: 'Completed' } })]);
    expect(report).toMatchObject({ added: 0, updated: 1, kept: 0, refused: null });
    expect(cells(office, 'notes')).toEqual(['', 'theirs', '']);
    expect([...report.changed.keys()]).toEqual(['c-2']);
    expect(report.changed.get('c-2')).toMatchObject({
      edited: false,
      changes: [
        { field: 'status', before: 1, after: 3 },
        { field: 'notes', before: '', after: 'theirs' },
      ],
    });
    expect(recordOf(office, 'c-2').fields.notes).toEqual({ value: 'theirs', cell: 'theirs' });
    expect(office.review()).toBeNull();
  });

  it('leaves an unsent edit, says where both changed, and remembers for which edits that was reported', () => {
    const office = officeWith(2);
    type(office, 2, 'notes', 'mine');
    type(office, 3, 'notes', 'mine too');
    const report = apply(office, [channel('c-1', { notes: 'theirs' }), channel('c-2')]);
    expect(report).toMatchObject({ updated: 0, kept: 2 });
    expect([...report.contested]).toEqual([['c-1', ['notes']]]);
    expect(report.changed.get('c-1')).toBeUndefined();
    expect([recordOf(office, 'c-1').told === '', recordOf(office, 'c-2').told]).toEqual([false, '']);
    expect(cells(office, 'notes')).toEqual(['mine', 'mine too']);
  });

  it('replaces a settled edit, and only exactly that text', () => {
    const office = officeWith(2);
    for (const row of [2, 3]) type(office, row, 'notes', `sent ${row}`);
    type(office, 3, 'notes', 'typed since');
    const settled = new Map(['c-1', 'c-2'].map((id, i) => [creator(id), new Map([['notes', `sent ${i + 2}`] as const])]));
    apply(office, [channel('c-1', { notes: 'as the CRM writes it' }), channel('c-2', { notes: 'sent 3' })], { settled });
    expect(cells(office, 'notes')).toEqual(['as the CRM writes it', 'typed since']);
  });

  it('appends those without a row on request, and nobody twice', () => {
    const office = officeWith(1);
    expect(apply(office, [channel('c-1'), channel('c-8')])).toMatchObject({ added: 0, updated: 0 });
    const report = apply(office, [channel('c-1'), channel('c-8', { notes: 'new' }), channel('c-9')], { append: true, pull: 'this pull' });
    expect(report).toMatchObject({ added: 2, updated: 0 });
    expect([cells(office, 'creatorId'), cells(office, 'notes')]).toEqual([
      ['c-1', 'c-8', 'c-9'],
      ['', 'new', ''],
    ]);
    expect(recordOf(office, 'c-8')).toMatchObject({
      membership: 'here',
      seen: 'this pull',
      told: '',
      fingerprint: { handle: '@c-8' },
      fields: { notes: { value: 'new', cell: 'new' } },
    });
    expect(apply(office, [channel('c-8')], { append: true })).toMatchObject({ added: 0, updated: 1 });
  });

  it('appends in one rectangle where our columns are side by side, in whatever order they are now', () => {
    const office = officeWith(1);
    const { grid } = office.tab;
    grid.moveColumns(grid.columnOf('notes'), 1, grid.columnOf('status'));
    const rectangles: number[] = [];
    const write = office.tab.write.bind(office.tab);
    office.tab.write = (blocks) => {
      rectangles.push(blocks.length);
      return write(blocks);
    };
    apply(office, [channel('c-8', { notes: 'new' })], { append: true });
    expect([rectangles, cells(office, 'notes')]).toEqual([[1], ['', 'new']]);
  });

  it('appends several in as many calls as one', () => {
    const calls = [1, 4].map((count) => {
      const office = officeWith(1);
      const before = office.ops.all;
      apply(
        office,
        Array.from({ length: count }, (_, i) => channel(`new-${i}`)),
        { append: true },
      );
      return office.ops.all - before;
    });
    expect(calls[1]).toBe(calls[0]);
  });

  it('that Google refuses in one of a creator’s rows is not reported as changed there', () => {
    const office = officeWith(1);
    const { grid } = office.tab;
    for (let column = 1; column <= grid.lastColumn(); column += 1) grid.setCell(3, column, grid.cell(2, column));
    const theirs = channel('c-1', { notes: 'theirs', status: { id: 3, name: 'Completed' } });
    grid.obstacles.protect({ row: 2, rows: 1, column: grid.columnOf('notes'), columns: 1 }, ['boss@example.com']);
    const { changed } = apply(office, [theirs]);
    expect(changed.get('c-1')?.changes.map(({ field }) => field)).toEqual(['status']);
    expect(cells(office, 'notes')).toEqual(['', 'theirs']);
  });

  it('appends nobody whose row is merely in doubt', () => {
    const office = officeWith(2);
    type(office, 3, 'creatorId', '');
    expect(apply(office, [channel('c-2')], { append: true })).toMatchObject({ added: 0 });
    expect(cells(office, 'handle')).toEqual(['@c-1', '@c-2']);
  });

  it('goes into no row with the id that shows another creator', () => {
    const office = officeWith(2);
    type(office, 3, 'handle', '@somebody-else');
    apply(office, [channel('c-2', { notes: 'theirs' })]);
    expect(cells(office, 'notes')).toEqual(['', '']);
    apply(office, [channel('c-2', { handle: '@somebody-else', notes: 'theirs' })]);
    expect(cells(office, 'notes')).toEqual(['', 'theirs']);
  });

  it('goes into every row of a creator', () => {
    const office = officeWith(1);
    const { grid } = office.tab;
    for (let column = 1; column <= grid.lastColumn(); column += 1) grid.setCell(3, column, grid.cell(2, column));
    expect(apply(office, [channel('c-1', { notes: 'theirs' })])).toMatchObject({ updated: 1 });
    expect(cells(office, 'notes')).toEqual(['theirs', 'theirs']);
  });
});

it('rows of creators are reported where they are in the end, however often somebody moves them', () => {
  const office = officeWith(4);
  const { grid } = office.tab;
  let looks = 0;
  const look = office.tab.look.bind(office.tab);
  office.tab.look = (first, rows, columns) => {
    // Only a look for all rows has a single column; the second one comes after the row of c-2 was found to be elsewhere.
    looks += columns.length === 1 ? 1 : 0;
    if (columns.length === 1 && looks === 2) grid.moveRows(2, 1, 6);
    return look(first, rows, columns);
  };
  meanwhile(office, 'flush', 1, () => grid.moveRows(3, 1, 5));
  const { rows } = apply(office, [channel('c-1', { notes: 'one' }), channel('c-2', { notes: 'two' })]);
  expect(looks).toBe(2);
  const now = new Map(cells(office, 'creatorId').map((id, i) => [id, i + 2]));
  expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(['c-1', 'c-2']));
  expect(rows.map(({ id, row }) => [id, row])).toEqual(rows.map(({ id }) => [id, now.get(id)]));
  expect(cells(office, 'notes').filter((text) => text !== '')).toHaveLength(2);
});

describe('the base of a creator', () => {
  it.each<[string, BaseRecord['membership'], Partial<Channel>, string | null, BaseRecord['membership']]>([
    ['who is there', 'here', {}, null, 'here'],
    ['who is archived by now', 'here', { archived: true }, null, 'archived'],
    ['who is restored by now', 'archived', {}, null, 'here'],
    ['who had left the view is still away, when only they were read', 'left', {}, null, 'left'],
    ['who had left the view is back, when a pull brings them', 'left', {}, 'this pull', 'here'],
    ['who had left the view is archived by now', 'left', { archived: true }, null, 'archived'],
    ['who was gone is back', 'gone', {}, null, 'here'],
    ['who was new is in the CRM once anything of them came', 'new', {}, null, 'here'],
    ['who was new is archived there', 'new', { archived: true }, 'this pull', 'archived'],
  ])('%s', (_, was, more, pull, is) => {
    const office = officeWith(1);
    setMembership(office, 'c-1', was, { seen: 'an earlier pull' });
    apply(office, [channel('c-1', more)], { pull });
    expect(recordOf(office, 'c-1')).toMatchObject({ membership: is, seen: pull ?? 'an earlier pull' });
  });

  it('is marked as seen by a pull even if its row is in doubt and accepts nothing', () => {
    const office = officeWith(1);
    type(office, 2, 'handle', '@somebody-else');
    apply(office, [channel('c-1', { archived: true })], { pull: 'this pull' });
    expect(recordOf(office, 'c-1')).toMatchObject({ seen: 'this pull', membership: 'archived' });
    setMembership(office, 'c-1', 'new');
    apply(office, [channel('c-1')], { pull: 'the next pull' });
    expect(recordOf(office, 'c-1')).toMatchObject({ seen: 'the next pull', membership: 'new' });
  });

  it('follows what the cell shows when read back, not what was intended', () => {
    const office = officeWith(1);
    const { grid } = office.tab;
    const column = grid.columnOf('notes');
    meanwhile(office, 'flush', 1, () => grid.type(2, column, 'theirs'));
    apply(office, [channel('c-1', { notes: 'theirs ' })]);
    expect(recordOf(office, 'c-1').fields.notes).toMatchObject({ cell: 'theirs' });
    meanwhile(office, 'flush', 1, () => grid.type(2, column, 'typed in between'));
    apply(office, [channel('c-1', { notes: 'newer' })]);
    expect(recordOf(office, 'c-1').fields.notes).toMatchObject({ value: 'newer', cell: 'newer' });
    office.ops.before = () => {};
    office.crm.change(creator('c-1'), { notes: 'newer' });
    expect(office.review()?.changes).toMatchObject([{ after: { text: 'typed in between' } }]);
  });

  it('stays for a cell that Google did not accept, and is blank for a new one', () => {
    const office = officeWith(2);
    const { grid } = office.tab;
    grid.obstacles.protectColumn(grid.columnOf('notes'), ['boss@example.com']);
    const report = apply(office, [channel('c-1', { notes: 'theirs' }), channel('c-9', { notes: 'new' })], { append: true });
    expect(report).toMatchObject({ added: 1, updated: 0, refused: null });
    expect(report.changed.size).toBe(0);
    expect([recordOf(office, 'c-1').fields.notes, recordOf(office, 'c-9').fields.notes]).toEqual([
      { value: '', cell: '' },
      { value: '', cell: '' },
    ]);
    expect(recordOf(office, 'c-9').fields.status).toMatchObject({ value: 1 });
  });

  it('is not started if Google accepts no ids', () => {
    const office = officeWith(1);
    const { grid } = office.tab;
    grid.obstacles.protectColumn(grid.columnOf('creatorId'), ['boss@example.com']);
    const report = apply(office, [channel('c-9')], { append: true });
    expect(report).toMatchObject({ added: 0, refused: { kind: 'protected-cells' } });
    expect(openBase(office.ctx, office.tab.id).records.has('c-9')).toBe(false);
  });
});

describe('rows that move meanwhile', () => {
  const changed = [channel('c-1', { notes: 'of 1' }), channel('c-3', { notes: 'of 3' })];

  it.each<[OpName, number]>([
    ['read', 1],
    ['readTexts', 1],
    ['write', 1],
    ['flush', 1],
  ])('before "%s" nevertheless get every text', (op, n) => {
    const office = officeWith(3);
    meanwhile(office, op, n, () => office.tab.grid.moveRows(2, 1, 5));
    const report = apply(office, changed);
    expect(cells(office, 'creatorId')).toEqual(['c-2', 'c-3', 'c-1']);
    expect(cells(office, 'notes')).toEqual(['', 'of 3', 'of 1']);
    const rows = new Map(report.rows.map(({ id, row }) => [id, row]));
    expect([rows.get('c-1'), rows.get('c-3')]).toEqual([4, 3]);
    expect([recordOf(office, 'c-1').fields.notes?.cell, recordOf(office, 'c-3').fields.notes?.cell]).toEqual(['of 1', 'of 3']);
    office.ops.before = () => {};
    expect(report.changed.size).toBe(2);
  });

  it('every time leave the base unchanged, so that the next refresh brings it', () => {
    const office = officeWith(3);
    office.ops.before = ({ name }) => {
      if (name === 'readTexts') office.tab.grid.moveRows(2, 1, 5);
    };
    expect(apply(office, changed)).toMatchObject({ updated: 0 });
    office.ops.before = () => {};
    expect(recordOf(office, 'c-1').fields.notes?.cell).toBe('');
  });
});

describe('creators who were just read', () => {
  it('go into a tab under its lock, with a row on request', () => {
    const office = officeWith(1);
    expect(applyChannels(office.ctx, office.tab, [channel('c-1', { notes: 'theirs' }), channel('c-9')], true)).toEqual({
      ok: true,
      value: null,
    });
    expect([cells(office, 'creatorId'), cells(office, 'notes')]).toEqual([
      ['c-1', 'c-9'],
      ['theirs', ''],
    ]);
  });

  it('do not if it has no view, if rows cannot be told apart, or while somebody else is working', () => {
    const office = officeWith(1);
    const kind = () => {
      const said = applyChannels(office.ctx, office.book.activeTab(), [channel('c-9')], true);
      return said.ok ? 'done' : said.problem.kind;
    };
    office.lock.taken = true;
    expect(kind()).toBe('busy');
    office.lock.taken = false;
    office.tab.grid.obstacles.protectColumn(office.tab.grid.columnOf('creatorId'), ['boss@example.com']);
    expect(kind()).toBe('protected-cells');
    office.tab.grid.deleteColumns(office.tab.grid.columnOf('handle'));
    expect(kind()).toBe('columns-in-doubt');
    office.book.activate(office.book.addTab('Another'));
    expect(kind()).toBe('no-view');
  });
});

it('new rows are written as one rectangle per run of adjacent columns, and nothing is written without a row', () => {
  const office = officeWith(1);
  office.tab.grid.insertColumns(office.tab.grid.columnOf('status'));
  const open = must(openView(office.ctx, office.tab));
  const blocks: (readonly [number, number, number])[] = [];
  office.tab.write = (all) => {
    for (const { row, column, cells: own } of all) blocks.push([row, column, own[0]?.length ?? 0]);
    return [];
  };
  const named = (id: string, field: string) => ({ text: `${id} ${field}` });
  appendRows(open, rowNumberOf(3), [], named);
  expect(blocks).toEqual([]);
  appendRows(open, rowNumberOf(3), ['c-8', 'c-9'], named);
  const gap = office.tab.grid.columnOf('status') - 1;
  expect(blocks).toEqual([
    [3, 1, gap - 1],
    [3, gap + 1, open.layout.at.size - (gap - 1)],
  ]);
});
