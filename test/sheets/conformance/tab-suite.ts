// The rules of a tab for every implementation: columns, cells, notes, choices, rows.

import fc from 'fast-check';
import type { Tab } from '../../../src/commands/ports';
import { check } from '../../laws/seeded';
import { NASTY_TEXTS, row, spec, text } from './samples';
import type { Stage } from './stage';

export function describeTab(makeStage: () => Stage): void {
  let stage: Stage;
  let tab: Tab;

  beforeEach(() => {
    stage = makeStage();
    tab = stage.book.addTab('Creators');
  });

  const texts = (first: number, rows: number, columns: readonly number[]): readonly (readonly string[])[] =>
    tab.read(row(first), rows, columns).map((cells) => cells.map((cell) => cell.text));

  const headings = (): readonly (readonly [string, string | null])[] => tab.columns().map(({ heading, field }) => [heading, field]);

  describe('columns', () => {
    it('are missing in a new tab', () => {
      expect(tab.columns()).toEqual([]);
      expect(tab.lastRow()).toBe(0);
    });

    it('start at the left in an empty tab, with heading, mark and hidden state', () => {
      tab.addColumns([spec('id', { hidden: true }), spec('status')], 1);
      expect(tab.columns()).toEqual([
        { column: 1, heading: 'Heading id', field: 'id', writtenHeading: 'Heading id' },
        { column: 2, heading: 'Heading status', field: 'status', writtenHeading: 'Heading status' },
      ]);
      expect([1, 2].map((column) => stage.people.isHidden(tab.id, column))).toEqual([true, false]);
      expect(tab.lastRow()).toBe(1);
    });

    it('freeze the heading row and the requested columns, and come with a filter', () => {
      tab.addColumns([spec('id'), spec('status'), spec('notes')], 2);
      expect(stage.people.frozen(tab.id)).toEqual({ rows: 1, columns: 2 });
      expect(stage.people.isFiltered(tab.id)).toBe(true);
    });

    it('carry their hint as a note on the heading', () => {
      tab.addColumns([spec('id'), spec('notes', { hint: 'Edit as ever.' })], 0);
      expect(stage.people.noteAt(tab.id, 1, 2)).toBe('Edit as ever.');
      expect(stage.people.noteAt(tab.id, 1, 1)).toBe('');
    });

    it('that already have their mark are formatted in place, and only the others are created', () => {
      tab.addColumns([spec('id'), spec('status')], 0);
      tab.restoreHeadings([{ column: 1, heading: '' }]);
      tab.addColumns([spec('id'), spec('status'), spec('notes')], 0);
      expect(tab.columns().map(({ field, heading }) => `${field} ${heading}`)).toEqual([
        'id Heading id',
        'status Heading status',
        'notes Heading notes',
      ]);
    });

    it('added later are to the right of ours and leave a person’s cells in place', () => {
      tab.addColumns([spec('id'), spec('status')], 0);
      stage.people.type(tab.id, 1, 3, 'My column');
      stage.people.type(tab.id, 2, 3, 'mine');
      tab.addColumns([spec('notes')], 0);
      expect(headings()).toEqual([
        ['Heading id', 'id'],
        ['Heading status', 'status'],
        ['Heading notes', 'notes'],
        ['My column', null],
      ]);
      expect(texts(2, 1, [4])).toEqual([['mine']]);
    });

    it('are right beside what a person already has in the tab, and freeze nothing of it', () => {
      stage.people.type(tab.id, 1, 1, 'My column');
      tab.addColumns([spec('id'), spec('status')], 1);
      expect(headings()).toEqual([
        ['My column', null],
        ['Heading id', 'id'],
        ['Heading status', 'status'],
      ]);
      expect(stage.people.frozen(tab.id)).toEqual({ rows: 1, columns: 0 });
    });

    it('widen a grid that is too narrow', () => {
      const many = Array.from({ length: 30 }, (_, i) => spec(`field${i}`));
      tab.addColumns(many, 0);
      expect(tab.columns()).toHaveLength(30);
    });

    it('keep their mark when a person moves them', () => {
      tab.addColumns([spec('id'), spec('status'), spec('notes')], 0);
      stage.people.moveColumn(tab.id, 3, 1);
      expect(tab.columns().map(({ field }) => field)).toEqual(['notes', 'id', 'status']);
    });

    it('show a changed heading together with the original one, until it is restored', () => {
      tab.addColumns([spec('id'), spec('status')], 0);
      stage.people.type(tab.id, 1, 2, 'State');
      expect(tab.columns()[1]).toMatchObject({ heading: 'State', writtenHeading: 'Heading status', field: 'status' });
      tab.restoreHeadings([{ column: 2, heading: 'Status' }]);
      expect(tab.columns()[1]).toMatchObject({ heading: 'Status', writtenHeading: 'Status', field: 'status' });
    });

    it('are recognized by their mark even if heading and cells are blank', () => {
      tab.addColumns([spec('id'), spec('status')], 0);
      stage.people.type(tab.id, 1, 2, '');
      expect(tab.columns()[1]).toMatchObject({ column: 2, heading: '', field: 'status' });
    });

    it('of a duplicated tab have the same marks', () => {
      tab.addColumns([spec('id'), spec('status')], 0);
      const copy = stage.people.duplicateTab(tab.id);
      expect(copy).not.toBe(tab.id);
      expect(
        stage
          .reopen()
          .tab(copy)
          ?.columns()
          .map(({ field }) => field),
      ).toEqual(['id', 'status']);
    });
  });

  describe('cells', () => {
    it('keep every text as written, whatever it looks like', () => {
      tab.addColumns([spec('notes')], 0);
      tab.write([{ row: row(2), column: 1, cells: NASTY_TEXTS.map((one) => [text(one)]) }]);
      expect(texts(2, NASTY_TEXTS.length, [1])).toEqual(NASTY_TEXTS.map((one) => [one]));
      expect(tab.readTexts(row(2), NASTY_TEXTS.length, 1)).toEqual(NASTY_TEXTS);
    });

    it('keep any text as written', () => {
      tab.addColumns([spec('notes')], 0);
      const start = fc.constantFrom('', '=', "'", '-', '+', '@', '~', '0', '1/2', '#');
      const any = fc.tuple(start, fc.string({ unit: 'grapheme', maxLength: 12 })).map(([a, b]) => a + b);
      // A blank cell is null, not an empty text.
      const plain = any.filter((one) => one !== '' && !/^#[A-Z]/.test(one));
      check(
        fc.property(fc.array(plain, { minLength: 1, maxLength: 40 }), (written) => {
          tab.write([{ row: row(2), column: 1, cells: written.map((one) => [text(one)]) }]);
          expect(tab.readTexts(row(2), written.length, 1)).toEqual(written);
        }),
        20,
      );
    });

    it('keep texts even in a column created by a person', () => {
      stage.people.type(tab.id, 1, 1, 'My column');
      tab.write([{ row: row(2), column: 1, cells: NASTY_TEXTS.map((one) => [text(one)]) }]);
      expect(tab.readTexts(row(2), NASTY_TEXTS.length, 1)).toEqual(NASTY_TEXTS);
    });

    it('show numbers and times as a person sees them', () => {
      tab.addColumns([spec('followers', { kind: 'number' }), spec('changed', { kind: 'time' })], 0);
      tab.write([{ row: row(2), column: 1, cells: [[{ number: 1234567 }, { time: '2026-10-02T11:05:00.000Z' }]] }]);
      expect(tab.read(row(2), 1, [1, 2])).toEqual([
        [
          { text: '1,234,567', value: 1234567 },
          { text: '2026-10-02 11:05', value: { time: '2026-10-02T11:05:00.000Z' } },
        ],
      ]);
    });

    it('become blank with a blank input', () => {
      tab.addColumns([spec('notes')], 0);
      tab.write([{ row: row(2), column: 1, cells: [[text('gone soon')]] }]);
      tab.write([{ row: row(2), column: 1, cells: [[null]] }]);
      expect(texts(2, 1, [1])).toEqual([['']]);
      expect(tab.lastRow()).toBe(1);
    });

    it('distinguish the result of a formula, and an error, from a text', () => {
      stage.people.typeFormula(tab.id, 2, 1, '=1+1', '2');
      stage.people.typeFormula(tab.id, 3, 1, '=1/0', '#DIV/0!');
      stage.people.type(tab.id, 4, 1, 'plain');
      expect(tab.read(row(2), 3, [1])).toEqual([
        [{ text: '2', origin: 'formula', formula: '=1+1', result: 2 }],
        [{ text: '#DIV/0!', origin: 'error' }],
        [{ text: 'plain' }],
      ]);
    });

    it('that show nothing, and unchecked checkboxes, are below the last row that shows something', () => {
      expect(tab.lastShown(row(1))).toBe(0);
      stage.people.type(tab.id, 1, 1, 'Heading');
      stage.people.type(tab.id, 3, 2, 'x');
      stage.people.typeFormula(tab.id, 6, 1, '=""', '');
      stage.people.placeBox(tab.id, 9, 3);
      expect([tab.lastRow(), tab.lastShown(row(1)), tab.lastShown(row(4)), tab.lastShown(row(40))]).toEqual([9, 3, 3, 39]);
    });

    it('are returned in the order of the requested columns, near or far', () => {
      tab.addColumns(
        ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((field) => spec(field)),
        0,
      );
      const cells = [0, 1].map((i) => ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((field) => text(`${field}${i}`)));
      tab.write([{ row: row(2), column: 1, cells }]);
      expect(texts(2, 2, [7, 1])).toEqual([
        ['g0', 'a0'],
        ['g1', 'a1'],
      ]);
      expect(texts(2, 1, [3, 2, 4])).toEqual([['c0', 'b0', 'd0']]);
      expect(texts(2, 1, [1, 2, 7])).toEqual([['a0', 'b0', 'g0']]);
    });

    it('below the grid read as blank and are written by adding rows', () => {
      tab.addColumns([spec('notes')], 0);
      const { rows } = stage.people.gridSize(tab.id);
      expect(texts(rows, 3, [1])).toEqual([[''], [''], ['']]);
      expect(tab.readTexts(row(rows + 1), 2, 1)).toEqual(['', '']);
      tab.write([{ row: row(rows + 2), column: 1, cells: [[text('007')]] }]);
      expect(texts(rows, 3, [1])).toEqual([[''], [''], ['007']]);
      expect(tab.lastRow()).toBe(rows + 2);
    });

    it('of no rows mean no answer and no write', () => {
      tab.addColumns([spec('notes')], 0);
      expect(tab.read(row(2), 0, [1])).toEqual([]);
      expect(tab.readTexts(row(2), 0, 1)).toEqual([]);
      tab.write([]);
      tab.patch([]);
      tab.patchNotes(1, []);
      expect(tab.lastRow()).toBe(1);
    });

    it('next to the given ones are unchanged', () => {
      stage.people.typeFormula(tab.id, 2, 2, '=2+3', '5');
      stage.people.type(tab.id, 3, 2, 'mine');
      tab.write([
        { row: row(2), column: 1, cells: [[text('a')], [text('b')]] },
        { row: row(2), column: 3, cells: [[text('c')], [text('d')]] },
      ]);
      expect(texts(2, 2, [1, 2, 3])).toEqual([
        ['a', '5', 'c'],
        ['b', 'mine', 'd'],
      ]);
      expect(tab.read(row(2), 1, [2])[0]?.[0]?.origin).toBe('formula');
    });

    it('outside the columns of the grid are refused', () => {
      const { columns } = stage.people.gridSize(tab.id);
      expect(() => tab.read(row(1), 1, [columns + 1])).toThrow(/outside the dimensions/);
    });

    it('with two inputs are refused', () => {
      const twice = [
        { row: row(2), column: 1, cells: [[text('a'), text('b')]] },
        { row: row(2), column: 2, cells: [[text('c')]] },
      ];
      expect(() => tab.write(twice)).toThrow(/two inputs/);
    });

    it('follow when a person inserts or deletes rows', () => {
      tab.write([{ row: row(2), column: 1, cells: [[text('a')], [text('b')]] }]);
      stage.people.insertRows(tab.id, 3, 1);
      expect(texts(2, 3, [1])).toEqual([['a'], [''], ['b']]);
      stage.people.deleteRows(tab.id, 2, 2);
      expect(texts(2, 1, [1])).toEqual([['b']]);
    });
  });

  describe('a report', () => {
    const area = (at: number, rows: number, columns = 1) => ({ row: 1, column: at, rows, columns });
    const chart = { title: 'Bars', stacked: true, areas: [area(1, 4), area(3, 4, 2)], row: 6, column: 1, width: 300, height: 200 };

    it('has charts over parts of the tab, and one that still shows exactly the old parts is extended', () => {
      tab.addCharts([chart, { ...chart, areas: [area(1, 3)] }]);
      expect(stage.people.charts(tab.id)).toEqual([[area(1, 4), area(3, 4, 2)], [area(1, 3)]]);
      tab.stretchCharts([{ from: chart.areas, to: [area(1, 5), area(3, 5, 2)] }]);
      expect(stage.people.charts(tab.id)).toEqual([[area(1, 5), area(3, 5, 2)], [area(1, 3)]]);
      tab.stretchCharts([{ from: chart.areas, to: [area(1, 9)] }]);
      expect(stage.people.charts(tab.id)).toEqual([[area(1, 5), area(3, 5, 2)], [area(1, 3)]]);
    });

    it('returns formulas as typed, even those with an error', () => {
      stage.people.type(tab.id, 1, 1, 'x');
      stage.people.typeFormula(tab.id, 1, 2, '=2+3', '5');
      expect(tab.formulas(area(1, 1, 3))).toEqual([['', '=2+3', '']]);
    });

    it('is formatted where requested, and its cells stay', () => {
      stage.people.type(tab.id, 1, 1, 'x');
      tab.dress({ widths: [200, 90], titles: [area(1, 1)], headings: [area(1, 1, 3)], days: [area(2, 2)] });
      expect(texts(1, 1, [1, 2])).toEqual([['x', '']]);
    });
  });
}
