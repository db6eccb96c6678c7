// The hidden sheet with a tab's base, deleted or sorted by hand: this is reported, and a refresh restores it with every edit.

import { readState } from '../../src/commands/state';
import { creator, must, type Office } from '../fakes/office';
import { officeWith, reviewOf, type } from './edited-office';

const baseRows = ({ book, tab }: Office): (readonly string[])[] => book.hiddenSheets.get(`NoxSync base ${tab.id}`) ?? [];

const damages: Readonly<Record<string, (rows: (readonly string[])[]) => void>> = {
  deleted: (rows) => void rows.splice(0, rows.length),
  'of which a column was sorted alone': (rows) => {
    const ids = rows.map(([id = '']) => id).reverse();
    rows.forEach((row, i) => {
      rows[i] = [ids[i] ?? '', ...row.slice(1)];
    });
  },
  'of which everything but the ids was sorted': (rows) => {
    const kept = rows.map((row) => row[1] ?? '').reverse();
    rows.forEach((row, i) => {
      rows[i] = [row[0] ?? '', kept[i] ?? ''];
    });
  },
};

describe.each(Object.entries(damages))('a base %s', (_, damage) => {
  function damaged(): Office {
    const office = officeWith(4);
    for (const row of [2, 3, 4, 5]) type(office, row, 'notes', `note ${row}`);
    office.send(reviewOf(office));
    type(office, 3, 'notes', 'mine');
    damage(baseRows(office));
    return office;
  }

  it('is reported as gone, and nothing is sent based on it', () => {
    const office = damaged();
    expect(must(readState(office.ctx, { withEdits: true })).unreadable).toEqual([{ what: 'base', why: 'damaged' }]);
    expect(office.review()?.changes ?? []).toEqual([]);
  });

  it('is whole again after a refresh, and edits are asked about', () => {
    const office = damaged();
    office.refresh();
    expect(must(readState(office.ctx, { withEdits: true })).unreadable).toEqual([]);
    const review = reviewOf(office);
    expect(review.conflicts).toMatchObject([{ creatorId: 'c-2', field: 'notes' }]);
    office.send(office.answer(review, 'mine'));
    expect([...office.crm.channels.values()].map(({ notes }) => notes)).toEqual(['note 2', 'mine', 'note 4', 'note 5']);
    expect(office.crm.channels.get(creator('c-2'))?.notes).toBe('mine');
  });
});

it('a base whose rows were sorted as a whole is the same base', () => {
  const office = officeWith(4);
  type(office, 3, 'notes', 'mine');
  baseRows(office).reverse();
  expect(must(readState(office.ctx, { withEdits: true }))).toMatchObject({ unreadable: [], edits: { edits: 1, waitingTotal: 0 } });
});
