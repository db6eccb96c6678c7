// One field of a creator edited outside the sheet: which values it accepts, and where they go.

import { editCreator } from '../../src/commands/edits/edit-creator';
import type { EditableField } from '../../src/sync/model';
import { must, type Office } from '../fakes/office';
import { asPage } from './as-page';
import { formula, officeWith, type } from './edited-office';

type Value = Parameters<typeof editCreator>[1]['value'];

const ask = (office: Office, field: EditableField, value: Value, creatorId = 'c-2') =>
  asPage(editCreator, office.ctx, { creatorId, field, value });

describe('a value from the panel', () => {
  it.each<[EditableField, Value, string]>([
    ['status', 3, 'Completed'],
    ['owner', 'u-b', 'Sample owner B'],
    ['owner', null, ''],
    ['labels', ['l-2', 'l-0'], 'Beauty, Summer'],
    ['labels', [], ''],
    ['notes', 'two\nlines', 'two\nlines'],
    ['email', '', ''],
  ])('%s: %j appears in the cell as %j', (field, value, text) => {
    const office = officeWith(3);
    type(office, 3, field, field === 'notes' ? 'before' : '');
    must(ask(office, field, value));
    expect(office.tab.grid.text(3, office.tab.grid.columnOf(field))).toBe(text);
  });

  it.each<[EditableField, Value]>([
    ['status', 99],
    ['status', 'Completed'],
    ['status', [3]],
    ['owner', 'nobody'],
    ['labels', ['l-0', 'no such label']],
    ['labels', 'l-0'],
    ['labels', null],
    ['notes', null],
    ['notes', 7],
    ['email', ['l-0']],
  ])('%s: %j is refused', (field, value) => {
    expect(ask(officeWith(3), field, value)).toMatchObject({ ok: false, problem: { kind: 'bad-arguments' } });
  });

  it('goes into every row of the creator except those with a formula, which are counted', () => {
    const office = officeWith(2);
    const { grid } = office.tab;
    grid.insertRows(3, 2);
    for (const row of [3, 4])
      for (let column = 1; column <= grid.lastColumn(); column += 1) grid.setCell(row, column, grid.cell(2, column));
    formula(office, 4, 'notes', 'ab', '="a"&"b"');
    expect(must(ask(office, 'notes', 'mine', 'c-1'))).toEqual({ cells: 2, formulas: 1 });
    expect([2, 3, 4, 5].map((row) => grid.text(row, grid.columnOf('notes')))).toEqual(['mine', 'mine', 'ab', '']);
  });

  it('for nobody in this tab is written nowhere', () => {
    expect(must(ask(officeWith(1), 'notes', 'mine', 'somebody-else'))).toEqual({ cells: 0, formulas: 0 });
  });

  it('is refused without a tab with a view', () => {
    const office = officeWith(1);
    office.book.activate(office.book.addTab('Another tab'));
    expect(ask(office, 'notes', 'mine')).toMatchObject({ ok: false, problem: { kind: 'no-view' } });
  });
});
