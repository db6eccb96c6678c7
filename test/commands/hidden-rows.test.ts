// Rows hidden by a filter or a person: excluded from the visible ones however many they are, and counted where that is cheap.

import { countVisible, discardEdits } from '../../src/commands/edits/edits';
import { readFront, readState } from '../../src/commands/state';
import { rowNumberOf } from '../../src/sync/model';
import { must, type Office } from '../fakes/office';
import { officeWith, type } from './edited-office';

/** A pulled tab in which the notes of every row were edited. */
function editedOffice(count: number): Office {
  const office = officeWith(count);
  for (let row = 2; row <= count + 1; row += 1) type(office, row, 'notes', `mine ${row}`);
  return office;
}

function looksAtHiddenRows(office: Office, work: () => unknown): number {
  let looks = 0;
  office.ops.before = ({ name }) => {
    if (name === 'hiddenRows') looks += 1;
  };
  work();
  office.ops.before = () => {};
  return looks;
}

describe('a check of visible rows', () => {
  it('leaves out hidden rows however many there are', () => {
    const office = editedOffice(320);
    office.tab.grid.filterTo(new Set([2]));
    const review = office.review('visible');
    expect([review?.changes.length, review?.hiddenRows]).toEqual([1, 0]);
  });

  it('finds nothing if every edited row is hidden', () => {
    const office = editedOffice(320);
    office.tab.grid.filterTo(new Set());
    expect(office.review('visible')).toBeNull();
  });
});

describe('a check of selected rows', () => {
  it('leaves out what a filter hides between them, however many there are', () => {
    const office = editedOffice(320);
    office.tab.select(
      Array.from({ length: 320 }, (_, i) => rowNumberOf(i + 2)),
      null,
    );
    office.tab.grid.filterTo(new Set([2, 300]));
    const review = office.review('selected');
    expect([review?.changes.map(({ creatorId }) => creatorId), review?.hiddenRows]).toEqual([['c-1', 'c-299'], 0]);
  });
});

describe('discarding the edits of selected rows', () => {
  it('leaves hidden ones alone', () => {
    const office = editedOffice(4);
    const { tab } = office;
    tab.select([2, 3, 4].map(rowNumberOf), null);
    tab.grid.filterTo(new Set([2, 4, 5]));
    must(discardEdits(office.ctx, { scope: 'selected' }));
    const notes = [2, 3, 4, 5].map((row) => tab.grid.text(row, tab.grid.columnOf('notes')));
    expect(notes).toEqual(['', 'mine 3', '', 'mine 5']);
  });
});

describe('a review of all rows', () => {
  it('counts the hidden ones if they are few', () => {
    const office = editedOffice(5);
    office.tab.grid.filterTo(new Set([2]));
    const review = office.review();
    expect([review?.hiddenRows, review?.changes.map(({ hidden }) => hidden)]).toEqual([4, [false, true, true, true, true]]);
  });

  it('says that it does not know the hidden ones if they are too many to query', () => {
    const office = editedOffice(2_001);
    office.tab.grid.filterTo(new Set([2]));
    expect(office.review()?.hiddenRows).toBeNull();
  });
});

describe('a return to the sidebar', () => {
  it('counts visible rows if few are edited', () => {
    const office = editedOffice(5);
    office.tab.grid.filterTo(new Set([2, 3]));
    expect(must(readState(office.ctx, { withEdits: true })).edits?.visibleRows).toBe(2);
  });

  it('counts selected rows without hidden ones, even if many are edited', () => {
    const office = editedOffice(40);
    office.tab.select([2, 3, 4].map(rowNumberOf), null);
    office.tab.grid.filterTo(new Set([2, 4, 5]));
    const selected = (quick = false) => must(readState(office.ctx, { withEdits: true, quick })).edits?.selectedRows;
    expect([selected(), selected(true)]).toEqual([2, null]);
    office.tab.select(
      Array.from({ length: 35 }, (_, i) => rowNumberOf(i + 2)),
      null,
    );
    expect(selected()).toBeNull();
    office.tab.grid.filterTo(new Set(Array.from({ length: 41 }, (_, i) => i + 1)));
    office.tab.select([50].map(rowNumberOf), null);
    expect(selected(true)).toBe(0);
  });

  it('counts many selected rows where no filter is on', () => {
    const office = editedOffice(40);
    office.tab.select(
      Array.from({ length: 35 }, (_, i) => rowNumberOf(i + 2)),
      null,
    );
    expect(must(readState(office.ctx, { withEdits: true })).edits?.selectedRows).toBe(35);
  });

  it('does not query each of many edited rows', () => {
    const office = editedOffice(31);
    let visible: number | null | undefined;
    const looks = looksAtHiddenRows(office, () => {
      visible = must(readState(office.ctx, { withEdits: true })).edits?.visibleRows;
    });
    expect([looks, visible]).toEqual([0, null]);
  });
});

describe('counting the visible rows with edits', () => {
  it('counts any number of them while a filter is on', () => {
    const office = editedOffice(60);
    office.tab.grid.filterTo(new Set([2, 3, 60]));
    expect(must(readState(office.ctx, { withEdits: true })).edits?.visibleRows).toBeNull();
    expect(must(countVisible(office.ctx, { after: 0, anyway: false }))).toEqual({ seen: 3, next: null });
  });

  it('queries no row without a filter, unless somebody is about to send the visible rows', () => {
    const office = editedOffice(60);
    office.tab.grid.hideRow(2);
    const count = (anyway: boolean) => must(countVisible(office.ctx, { after: 0, anyway }));
    expect(looksAtHiddenRows(office, () => expect(count(false)).toEqual({ seen: null, next: null }))).toBe(0);
    expect(count(true)).toEqual({ seen: 59, next: null });
  });

  it('takes short calls, one after another', () => {
    const office = editedOffice(2_400);
    office.tab.grid.filterTo(new Set(Array.from({ length: 200 }, (_, i) => 2 * i + 2)));
    office.ops.before = ({ name }) => {
      if (name === 'hiddenRows') office.clock.sleep(6_000);
    };
    const found: number[] = [];
    for (let after: number | null = 0; after !== null; ) {
      const { seen, next }: { seen: number | null; next: number | null } = must(countVisible(office.ctx, { after, anyway: false }));
      found.push(seen ?? 0);
      after = next;
    }
    expect(found.length).toBeGreaterThan(2);
    expect(found.reduce((sum, seen) => sum + seen, 0)).toBe(200);
  });
});

describe('a quick count', () => {
  it('writes no word beside the rows, and queries none of them', () => {
    const office = editedOffice(3);
    const sync = office.tab.grid.columnOf('sync');
    expect(looksAtHiddenRows(office, () => must(readState(office.ctx, { withEdits: true, quick: true })))).toBe(0);
    expect(office.tab.grid.text(2, sync)).toBe('');
    const { edits } = must(readState(office.ctx, { withEdits: true, quick: true }));
    expect([edits?.edits, edits?.visibleRows]).toEqual([3, null]);
    must(readState(office.ctx, { withEdits: true }));
    expect(office.tab.grid.text(2, sync)).not.toBe('');
  });
});

test('the active tab is determined without reading a cell', () => {
  const office = editedOffice(1);
  expect(must(readFront(office.ctx))).toEqual({ tab: office.tab.id });
});
