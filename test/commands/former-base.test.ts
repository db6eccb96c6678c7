// A base as the version before wrote it, each written field in a cell of its own: it is read as ever, and written anew with the first change.

import { readState } from '../../src/commands/state';
import { TEXT_FIELDS } from '../../src/fields/fields';
import { checksum } from '../../src/sync/values';
import { must, type Office } from '../fakes/office';
import { officeWith, reviewOf, type } from './edited-office';

const baseRows = ({ book, tab }: Office): (readonly string[])[] => book.hiddenSheets.get(`NoxSync base ${tab.id}`) ?? [];

/** Format 3: creator id | format, parts and checksum, a line each | a cell per written field. */
function asFormer([id = '', kept = '']: readonly string[]): readonly string[] {
  const parts = kept.split('\n').slice(0, -1);
  const texts = parts.slice(-TEXT_FIELDS.length);
  const head = parts.slice(0, -TEXT_FIELDS.length).join('\n').replace(/^4/, '3');
  return [id, `${head}\n${checksum([id, head, ...texts].join('\n'))}`, ...texts];
}

function formerOffice(): Office {
  const office = officeWith(4);
  for (const row of [2, 3, 4, 5]) type(office, row, 'notes', `note ${row}`);
  office.send(reviewOf(office));
  const rows = baseRows(office);
  rows.forEach((row, i) => {
    rows[i] = asFormer(row);
  });
  return office;
}

describe('a base of the format before', () => {
  it('tells the edits as ever', () => {
    const office = formerOffice();
    type(office, 3, 'notes', 'mine');
    expect(must(readState(office.ctx, { withEdits: true }))).toMatchObject({ unreadable: [], edits: { edits: 1, waitingTotal: 0 } });
    expect(reviewOf(office).changes).toMatchObject([{ creatorId: 'c-2', field: 'notes' }]);
  });

  it('is written anew as a whole with the first change, and nothing of it is left beside', () => {
    const office = formerOffice();
    type(office, 3, 'notes', 'mine');
    office.send(reviewOf(office));
    expect(baseRows(office).map(([, kept = '', ...beside]) => [kept.slice(0, 2), beside.join('')])).toEqual(
      Array.from({ length: 4 }, () => ['4.', '']),
    );
    expect(must(readState(office.ctx, { withEdits: true }))).toMatchObject({ unreadable: [], edits: { edits: 0, waitingTotal: 0 } });
  });

  it('costs the creators whose cells were sorted apart, and no others', () => {
    const office = formerOffice();
    const rows = baseRows(office);
    const [first = [], second = []] = rows;
    rows.splice(0, 2, [...first.slice(0, 2), ...second.slice(2)], [...second.slice(0, 2), ...first.slice(2)]);
    type(office, 4, 'notes', 'mine');
    expect(must(readState(office.ctx, { withEdits: true })).unreadable).toEqual([{ what: 'base', why: 'damaged' }]);
    expect(reviewOf(office).changes).toMatchObject([{ creatorId: 'c-3', field: 'notes' }]);
  });
});
