// Headings of ours that are restored: how many are written, which row replaces which, and which cells are left to a refresh.

import { openView } from '../../src/commands/tab/view';
import { viewOf } from '../../src/commands/tab/view-store';
import { restoreHeadings } from '../../src/commands/views/restore-headings';
import { must, type Office } from '../fakes/office';
import { officeWith, type } from './edited-office';

const restore = (office: Office): number => restoreHeadings(office.ctx, must(openView(office.ctx, office.tab)));
const headings = ({ tab }: Office): readonly string[] => tab.columns().map(({ heading }) => heading);
const column = ({ tab: { grid } }: Office, field: string): readonly string[] =>
  Array.from({ length: grid.lastRow() }, (_, i) => grid.text(i + 1, grid.columnOf(field)));
const readsWhole = ({ ctx, tab }: Office): boolean => viewOf(ctx, tab.id)?.asOf === undefined;

/** Three creators; `all` are the original headings. */
function pulled() {
  const office = officeWith(3);
  return { office, all: headings(office), grid: office.tab.grid };
}

test('if every heading is in place, none is written, and nothing has to be read again', () => {
  const { office, all } = pulled();
  const before = office.ops.count('restoreHeadings');
  expect([restore(office), headings(office), readsWhole(office)]).toEqual([0, all, false]);
  expect(office.ops.count('restoreHeadings')).toBe(before);
});

test('renamed headings are rewritten and counted; the cells below them stay', () => {
  const { office, all } = pulled();
  type(office, 1, 'notes', 'Remarks');
  type(office, 1, 'followers', '');
  type(office, 3, 'notes', 'mine');
  expect([restore(office), headings(office), readsWhole(office)]).toEqual([2, all, true]);
  expect(column(office, 'notes').slice(1)).toEqual(['', 'mine', '']);
});

test('a column with another’s mark is not named after it', () => {
  const { office, all, grid } = pulled();
  grid.insertColumns(grid.columns.length + 1);
  grid.column(grid.columns.length).mark = grid.column(grid.columnOf('notes')).mark;
  grid.type(1, grid.columns.length, 'Copy');
  expect([restore(office), headings(office).filter((heading) => heading !== '')]).toEqual([0, [...all, 'Copy']]);
});

describe('the row of headings', () => {
  test('that was pushed down moves to the top, and the row there moves down, except for numbers and times', () => {
    const { office, all, grid } = pulled();
    grid.moveRows(1, 1, 4);
    expect(column(office, 'creatorId')).toEqual(['c-1', 'c-2', 'creator_id', 'c-3']);
    expect([restore(office), headings(office)]).toEqual([all.length, all]);
    expect(column(office, 'creatorId').slice(1)).toEqual(['c-2', 'c-1', 'c-3']);
    expect(column(office, 'handle').slice(1)).toEqual(['@c-2', '@c-1', '@c-3']);
    expect(column(office, 'followers').slice(1)).toEqual(['1,000', '', '1,000']);
    expect(column(office, 'updatedAt')[2]).toBe('');
  });

  test('that was deleted is written over the first creator, who moves to the end', () => {
    const { office, all, grid } = pulled();
    grid.deleteRows(1);
    expect([restore(office), headings(office)]).toEqual([all.length, all]);
    expect(column(office, 'creatorId').slice(1)).toEqual(['c-2', 'c-3', 'c-1']);
    expect(column(office, 'channelLink').slice(1)).toEqual([2, 3, 1].map((n) => `https://example.com/c-${n}`));
  });

  test.each<readonly [string, Readonly<Record<string, string>>, boolean]>([
    ['has the id of a creator alone', { handle: '', channelLink: '' }, true],
    ['has handle and link of a creator alone', { creatorId: '' }, true],
    ['has the handle of a creator and the link of another', { creatorId: '', channelLink: 'https://example.com/c-2' }, false],
    ['has only the handle of a creator', { creatorId: '', channelLink: '' }, false],
    ['is nobody’s', { creatorId: 'nobody', handle: '', channelLink: '' }, false],
  ])('that was deleted, if the row in its place %s', (_, cells, kept) => {
    const { office, all, grid } = pulled();
    grid.deleteRows(1);
    for (const [field, text] of Object.entries(cells)) type(office, 1, field, text);
    const note = 'stands in the first row';
    type(office, 1, 'notes', note);
    restore(office);
    expect(headings(office)).toEqual(all);
    expect(column(office, 'notes').includes(note)).toBe(kept);
    expect(grid.lastRow()).toBe(kept ? 4 : 3);
  });

  test('brings along a heading that was moved away, and clears the place it came from', () => {
    const { office, all, grid } = pulled();
    const away = grid.lastColumn() + 2;
    grid.insertColumns(grid.columns.length + 1, 3);
    const notes = grid.columnOf('notes');
    for (let row = 1; row <= 4; row += 1) {
      grid.setCell(row, away, grid.cell(row, notes));
      grid.setCell(row, notes, undefined);
    }
    grid.type(3, away, 'mine');
    grid.insertRows(1);
    expect(restore(office)).toBe(all.length + 1);
    expect(headings(office).slice(0, all.length)).toEqual(all);
    expect([1, 2, 3, 4].map((row) => grid.text(row, away))).toEqual(['', '', '', '']);
    expect(column(office, 'notes').includes('mine')).toBe(true);
  });

  test('leaves the person’s own columns in place', () => {
    const { office, grid } = pulled();
    const own = grid.lastColumn() + 1;
    grid.insertColumns(grid.columns.length + 1, 2);
    grid.type(1, own, 'Budget');
    grid.type(2, own, 'a');
    grid.type(3, own, 'b');
    grid.insertRows(1);
    restore(office);
    expect([1, 2, 3, 4].map((row) => grid.text(row, own))).toEqual(['', 'Budget', 'a', 'b']);
  });
});
