// A person's formulas between cells that are written at once: how Google would accept them back is unknown, so they are not written.

import { emulatedStage } from './conformance/emulated-stage';
import { row, spec, text } from './conformance/samples';

test('a formula between written cells is not written back, whatever locale it is spelled in', () => {
  const stage = emulatedStage();
  stage.file.setLocale('de_DE');
  const tab = stage.book.addTab('Creators');
  tab.addColumns([spec('id'), spec('notes')], 0);
  const sheet = stage.file.need(tab.id);
  stage.people.typeFormula(tab.id, 5, 2, '=IF(A1="";1,5;2)', '2');
  // Accompanies every write, so it shows whether there was one.
  const sign = [{ start: 0, end: 1, url: 'https://example.test/' }];
  sheet.layers.links.put(4, 1, sign);
  tab.patch(Array.from({ length: 15 }, (_, i) => ({ row: row(2 + 2 * i), column: 2, cell: text(`new${i}`) })));
  expect([sheet.shown(3, 1), sheet.formula(4, 1), sheet.shown(5, 1)]).toEqual(['new1', '=IF(A1="";1,5;2)', 'new2']);
  expect(sheet.links(4, 1)).toEqual(sign);
});
