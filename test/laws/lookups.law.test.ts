// Own columns follow their creator: however rows and columns of either tab move, each row shows what its creator's first row shows in the
// other tab.

import * as fc from 'fast-check';
import { lookupFormula } from '../../src/sync/lookup-formula';
import { inRow, rowNumberOf } from '../../src/sync/model';
import { LOCALE_NAMES } from '../../workbench/model/locales';
import { OneTab } from '../workbench/model/one-tab';
import { check, Tally } from './seeded';

const tally = new Tally('of columns of another tab', ['shown', 'blank there', 'not there', 'several rows', 'moved']);

const IDS = ['c1', 'c2', 'c3', '004', '5', 'C-6 x'];
const VALUES = ['Spring', '', '7', '2026-02-03', '50%', '=1+1', "O'Brien"];
/** Names that need quotes, and one that needs none. */
const NAMES = ['Master', "Kate's list", 'A B'];

const cases = fc.record({
  name: fc.constantFrom(...NAMES),
  locale: fc.constantFrom(...LOCALE_NAMES),
  source: fc.array(fc.tuple(fc.constantFrom(...IDS), fc.constantFrom(...VALUES)), { minLength: 1, maxLength: 6 }),
  here: fc.array(fc.constantFrom(...IDS), { minLength: 1, maxLength: 6 }),
  ascending: fc.boolean(),
  inserted: fc.integer({ min: 0, max: 2 }),
});

test('each row shows what its creator shows there, even after both tabs were sorted and a column was inserted', () => {
  check(
    fc.property(cases, ({ name, locale, source, here, ascending, inserted }) => {
      tally.begin();
      const sheet = new OneTab();
      sheet.book.setLocale(locale);
      const there = sheet.book.addTab(name, 1);
      // Ids are text in both tabs, as the add-on writes them.
      const text = (id: string): string => `'${id}`;
      sheet.type({ A1: 'Campaign', B1: 'creator_id' }, 'person', there);
      source.forEach(([id, value], i) => void sheet.type({ [`A${i + 2}`]: value, [`B${i + 2}`]: text(id) }, 'person', there));
      sheet.type({ A1: 'creator_id', B1: 'Campaign' });
      here.forEach((id, i) => {
        const own = inRow({ formula: lookupFormula({ tab: name, ids: 2, column: 1 }, 1) }, rowNumberOf(i + 2));
        if (own === null || !('formula' in own)) throw new Error('no formula');
        sheet.type({ [`A${i + 2}`]: text(id), [`B${i + 2}`]: own.formula }, 'script');
      });
      compare(sheet, there, source.length, here.length, { ids: 1, values: 0 });
      const sort = (tab: typeof there, rows: number, column: number) =>
        sheet.do({ do: 'sort', tab: tab.id, block: { row: 1, column: 0, rows, columns: 2 }, column, ascending });
      sort(there, source.length, 0);
      sort(sheet.tab, here.length, 0);
      if (inserted > 0) {
        sheet.do({ do: 'insertColumns', tab: there.id, at: 0, count: inserted });
        tally.meet('moved');
      }
      compare(sheet, there, source.length, here.length, { ids: 1 + inserted, values: inserted });
    }),
    60,
  );
  expect(tally.rare()).toEqual([]);
});

/** Based on the current values of the source. */
function compare(
  sheet: OneTab,
  there: OneTab['tab'],
  count: number,
  rows: number,
  at: { readonly ids: number; readonly values: number },
): void {
  sheet.book.settle();
  const source = Array.from({ length: count }, (_, i) => ({ id: there.shown(i + 1, at.ids), value: there.value(i + 1, at.values) ?? '' }));
  for (let row = 2; row < rows + 2; row += 1) {
    const own = source.filter(({ id }) => id === sheet.shown(`A${row}`));
    const [first] = own;
    tally.meet(first === undefined ? 'not there' : first.value === '' ? 'blank there' : 'shown');
    if (own.length > 1) tally.meet('several rows');
    expect([row, sheet.value(`B${row}`)]).toEqual([row, first?.value ?? '']);
  }
}
