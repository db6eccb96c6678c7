// The rows of a tab as read: how many there are, in how few reads, and what each of them contains.

import { lookAtRows, lookAtRowsAt, readRowsAt, rowAfter, textsOf, withDetail } from '../../src/commands/tab/rows';
import { type OpenView, openView } from '../../src/commands/tab/view';
import { rowNumberOf } from '../../src/sync/model';
import { must, type Office } from '../fakes/office';
import { formula, officeWith, type } from './edited-office';

const open = ({ ctx, tab }: Office): OpenView => must(openView(ctx, tab));
const rowsNo = (numbers: readonly number[]) => numbers.map(rowNumberOf);

/** The stretches that are read, as `from+count`. */
function reads(office: Office, work: () => unknown): readonly string[] {
  const found: string[] = [];
  const { tab } = office;
  const [read, look] = [tab.read.bind(tab), tab.look.bind(tab)];
  tab.read = (first, rows, columns) => {
    found.push(`read ${first}+${rows}`);
    return read(first, rows, columns);
  };
  tab.look = (first, rows, columns) => {
    found.push(`look ${first}+${rows}`);
    return look(first, rows, columns);
  };
  work();
  Object.assign(tab, { read, look });
  return found;
}

describe('all rows of a tab', () => {
  it('are those down to the last one that shows something', () => {
    const office = officeWith(3);
    const own = office.tab.grid.lastColumn() + 1;
    const count = () => lookAtRows(open(office)).length;
    expect(count()).toBe(3);
    office.tab.grid.boxes(2, 40, own);
    expect(count()).toBe(3);
    office.tab.grid.type(7, own, 'a total of my own');
    expect(count()).toBe(6);
  });

  it('are missing in an empty tab, and in one without these columns', () => {
    const office = officeWith(0);
    expect([lookAtRows(open(office)), textsOf(open(office), 'notes')]).toEqual([[], []]);
    const two = officeWith(2);
    two.tab.grid.deleteColumns(two.tab.grid.columnOf('notes'));
    expect([lookAtRows(open(two), ['notes']), textsOf(open(two), 'notes')]).toEqual([[], []]);
    expect(textsOf(open(two), 'creatorId')).toEqual(['c-1', 'c-2']);
  });

  it('include whose they are, their contents, and where the next one goes', () => {
    const office = officeWith(2);
    type(office, 3, 'notes', 'mine');
    const rows = lookAtRows(open(office));
    expect(rows.map(({ row, id, fingerprint, cells }) => [row, id, fingerprint.handle, cells.notes?.text])).toEqual([
      [2, 'c-1', '@c-1', ''],
      [3, 'c-2', '@c-2', 'mine'],
    ]);
    expect([rowAfter(rows), rowAfter([])]).toEqual([4, 2]);
  });

  it('include formulas only if read closely, and read-only cells only on request', () => {
    const office = officeWith(1);
    formula(office, 2, 'notes', 'ab', '="a"&"b"');
    const [looked] = lookAtRows(open(office), ['creatorId', 'name', 'notes']);
    const [read] = readRowsAt(open(office), rowsNo([2]));
    expect([looked?.cells.notes?.formula, read?.cells.notes?.formula]).toEqual([undefined, '="a"&"b"']);
    expect([looked?.cells.status, looked?.readOnly.name?.text, looked?.readOnly.country]).toEqual([undefined, 'Sample c-1', undefined]);
    expect(Object.keys(looked?.readOnly ?? {})).toEqual(['creatorId', 'name']);
  });
});

describe('some rows', () => {
  it.each<[string, readonly number[], readonly string[]]>([
    ['neighbours are read in one go', [4, 2, 3], ['look 2+3']],
    ['a row is read once', [2, 2, 2], ['look 2+1']],
    ['what lies close is read along', [2, 500], ['look 2+499']],
    ['what lies far apart is read by itself', [2, 3, 2500], ['look 2+2', 'look 2500+1']],
    ['a gap of 2,000 cells is read along', [2, 2003], ['look 2+2002']],
    ['one more cell is not', [2, 2004], ['look 2+1', 'look 2004+1']],
    [
      'however many lie far apart, five reads are enough, parted where the gaps are widest',
      [2, 3002, 7002, 10_002, 15_002, 21_002, 28_002],
      ['look 2+3001', 'look 7002+3001', 'look 15002+1', 'look 21002+1', 'look 28002+1'],
    ],
  ])('%s', (_, rows, expected) => {
    const office = officeWith(1);
    office.tab.grid.growRows(28_002);
    const view = open(office);
    let found: readonly { readonly row: number }[] = [];
    expect(
      reads(office, () => {
        found = lookAtRowsAt(view, rowsNo(rows), ['creatorId']);
      }),
    ).toEqual(expected);
    expect(found.map(({ row }) => row)).toEqual([...new Set(rows)].sort((a, b) => a - b));
  });

  it('of two columns are included in the read if they take at most half as many rows', () => {
    const office = officeWith(1);
    office.tab.grid.growRows(1_003);
    const view = open(office);
    const asked = (rows: readonly number[]) => reads(office, () => lookAtRowsAt(view, rowsNo(rows), ['creatorId', 'notes']));
    expect(asked([2, 1003])).toEqual(['look 2+1002']);
    expect(asked([1, 1003])).toEqual(['look 1+1', 'look 1003+1']);
  });

  it('are empty without a field in its place', () => {
    const office = officeWith(2);
    office.tab.grid.deleteColumns(office.tab.grid.columnOf('notes'));
    expect(lookAtRowsAt(open(office), rowsNo([2, 3]), ['notes'])).toEqual([]);
  });
});

describe('a closer look', () => {
  it('adds formulas of the requested fields, and leaves the other rows unchanged', () => {
    const office = officeWith(3);
    formula(office, 2, 'notes', 'ab', '="a"&"b"');
    formula(office, 3, 'notes', 'cd', '="c"&"d"');
    const view = open(office);
    const detailed = withDetail(view, lookAtRows(view), rowsNo([2]), ['notes', 'name']);
    expect(detailed?.map(({ cells, readOnly }) => [cells.notes?.formula, readOnly.name?.text])).toEqual([
      ['="a"&"b"', 'Sample c-1'],
      [undefined, undefined],
      [undefined, undefined],
    ]);
    expect(detailed?.[0]?.cells.status?.text).toBe('Not collaborated');
  });

  it('at no row costs no read, and at rows that moved since is empty', () => {
    const office = officeWith(3);
    const view = open(office);
    const looked = lookAtRows(view);
    expect(reads(office, () => expect(withDetail(view, looked, [], ['notes'])).toBe(looked))).toEqual([]);
    office.tab.grid.moveRows(2, 1, 5);
    expect(withDetail(view, looked, rowsNo([2]), ['notes'])).toBeNull();
  });
});
