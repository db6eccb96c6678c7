// The rules of a tab for scattered things: patched cells and notes, choices, hidden and selected rows.

import type { Tab } from '../../../src/commands/ports';
import { NASTY_TEXTS, row, spec, text } from './samples';
import type { Stage } from './stage';

export function describePatches(makeStage: () => Stage): void {
  let stage: Stage;
  let tab: Tab;

  beforeEach(() => {
    stage = makeStage();
    tab = stage.book.addTab('Creators');
    tab.addColumns([spec('id'), spec('notes'), spec('status')], 0);
  });

  const column = (at: number, rows: number): readonly string[] => tab.readTexts(row(2), rows, at);

  describe('a patch', () => {
    it('writes a few scattered cells and nothing between them', () => {
      tab.write([{ row: row(2), column: 2, cells: [[text('a')], [text('b')], [text('c')]] }]);
      tab.patch([
        { row: row(2), column: 2, cell: text('A') },
        { row: row(4), column: 2, cell: null },
        { row: row(4), column: 3, cell: text('S') },
      ]);
      expect(column(2, 3)).toEqual(['A', 'b', '']);
      expect(column(3, 3)).toEqual(['', '', 'S']);
    });

    it('of many cells leaves every text, formula and number between them unchanged', () => {
      const kept = NASTY_TEXTS;
      tab.write([{ row: row(2), column: 2, cells: kept.flatMap((one) => [[text(one)], [text('old')]]) }]);
      stage.people.typeFormula(tab.id, 60, 4, '=1+1', '2');
      stage.people.type(tab.id, 62, 4, 'free text');
      tab.patch([
        ...kept.map((_, i) => ({ row: row(3 + 2 * i), column: 2, cell: text(`=new${i}`) })),
        ...Array.from({ length: 12 }, (_, i) => ({ row: row(51 + 2 * i), column: 4, cell: text(`0${i}`) })),
      ]);
      expect(column(2, kept.length * 2)).toEqual(kept.flatMap((one, i) => [one, `=new${i}`]));
      expect(tab.read(row(60), 4, [4])).toEqual([
        [{ text: '2', origin: 'formula', formula: '=1+1', result: 2 }],
        [{ text: '05' }],
        [{ text: 'free text' }],
        [{ text: '06' }],
      ]);
    });

    it('of many cells leaves links between them unchanged, and removes them from the cells that it writes', () => {
      for (const at of [5, 6, 12]) stage.people.link(tab.id, at, 2, `Sample ${at}`, `https://example.test/${at}`);
      tab.patch(Array.from({ length: 15 }, (_, i) => ({ row: row(2 + 2 * i), column: 2, cell: text(`new${i}`) })));
      expect(column(2, 11)).toEqual(['new0', '', 'new1', 'Sample 5', 'new2', '', 'new3', '', 'new4', '', 'new5']);
      expect(tab.links([5, 6, 12].map((at) => ({ row: row(at), column: 2 })))).toEqual(['https://example.test/5', null, null]);
    });

    it('below the grid adds rows', () => {
      const { rows } = stage.people.gridSize(tab.id);
      tab.patch([{ row: row(rows + 5), column: 2, cell: text('far') }]);
      expect(tab.lastRow()).toBe(rows + 5);
    });
  });

  describe('links', () => {
    it('are reported for the requested cells, in order, and are null if there is none', () => {
      stage.people.link(tab.id, 4, 2, 'Sample', 'mailto:one@example.test');
      stage.people.link(tab.id, 900, 2, 'Other', 'https://example.test/a');
      stage.people.type(tab.id, 5, 3, 'https://example.test/typed');
      expect(
        tab.links([
          { row: row(900), column: 2 },
          { row: row(5), column: 3 },
          { row: row(4), column: 2 },
          { row: row(2), column: 2 },
        ]),
      ).toEqual(['https://example.test/a', null, 'mailto:one@example.test', null]);
      expect(tab.read(row(4), 1, [2])).toEqual([[{ text: 'Sample' }]]);
    });
  });

  describe('notes', () => {
    it('are set and removed one by one', () => {
      tab.patchNotes(2, [
        { row: row(2), note: 'why' },
        { row: row(5), note: 'because' },
      ]);
      tab.patchNotes(2, [{ row: row(2), note: '' }]);
      expect([2, 3, 5].map((at) => stage.people.noteAt(tab.id, at, 2))).toEqual(['', '', 'because']);
    });

    it('next to many patched ones stay', () => {
      tab.patchNotes(2, [{ row: row(3), note: 'mine' }]);
      tab.patchNotes(
        2,
        Array.from({ length: 15 }, (_, i) => ({ row: row(2 + 2 * i), note: `note ${i}` })),
      );
      expect([2, 3, 4, 30].map((at) => stage.people.noteAt(tab.id, at, 2))).toEqual(['note 0', 'mine', 'note 1', 'note 14']);
    });
  });

  describe('choices', () => {
    it('are offered down the whole column, and another value is still accepted', () => {
      tab.offerChoices(3, row(2), ['New', 'Active'], 'in-file');
      expect(stage.people.choicesAt(tab.id, 2, 3)).toEqual(['New', 'Active']);
      expect(stage.people.choicesAt(tab.id, 900, 3)).toEqual(['New', 'Active']);
      expect(stage.people.choicesAt(tab.id, 1, 3)).toBeNull();
      tab.write([{ row: row(2), column: 3, cells: [[text('Something else')]] }]);
      expect(column(3, 1)).toEqual(['Something else']);
    });

    it('replace our earlier ones but never a person’s rule', () => {
      tab.offerChoices(3, row(2), ['New', 'Active'], 'in-file');
      stage.people.setRule(tab.id, 4, 3, ['mine']);
      tab.offerChoices(3, row(2), ['New', 'Paused'], 'in-file');
      expect([2, 4, 5].map((at) => stage.people.choicesAt(tab.id, at, 3))).toEqual([['New', 'Paused'], ['mine'], ['New', 'Paused']]);
    });

    it('may be more than a rule can list', () => {
      const many = Array.from({ length: 620 }, (_, i) => `Choice ${i}`);
      tab.offerChoices(3, row(2), many, 'in-file');
      expect(stage.people.choicesAt(tab.id, 7, 3)).toEqual(many);
      tab.offerChoices(3, row(2), many.slice(0, 510), 'in-file');
      expect(stage.people.choicesAt(tab.id, 7, 3)).toEqual(many.slice(0, 510));
    });

    it('reach cells that were offered others before, and are gone if the list is empty', () => {
      tab.offerChoices(3, row(2), ['New'], 'in-file');
      tab.offerChoices(3, row(2), [], 'in-file');
      expect(stage.people.choicesAt(tab.id, 2, 3) ?? []).toEqual([]);
    });

    it('that outgrow their list reach the cells that were offered it before', () => {
      tab.offerChoices(3, row(2), ['New'], 'in-file');
      const many = Array.from({ length: 1300 }, (_, i) => `Choice ${i}`);
      tab.offerChoices(3, row(2), many, 'in-file');
      expect(stage.people.choicesAt(tab.id, 2, 3)).toEqual(many);
    });

    it('are separate for each field', () => {
      tab.offerChoices(3, row(2), ['New', 'Active'], 'in-file');
      tab.offerChoices(2, row(2), ['=Nasty', '007'], 'in-file');
      expect([2, 3].map((at) => stage.people.choicesAt(tab.id, 9, at))).toEqual([
        ['=Nasty', '007'],
        ['New', 'Active'],
      ]);
    });

    it('stored in a tab affect no other tab, and others do not affect it', () => {
      const other = stage.book.addTab('Other');
      other.addColumns([spec('id'), spec('notes'), spec('status')], 0);
      tab.offerChoices(3, row(2), ['New'], 'in-file');
      other.offerChoices(3, row(2), ['Sample'], 'in-tab');
      stage.book.correctChoices(new Map([['status', ['New', 'Active']]]));
      expect([tab, other].map(({ id }) => stage.people.choicesAt(id, 9, 3))).toEqual([['New', 'Active'], ['Sample']]);
    });

    it('are corrected in all tabs that were offered them, and added to none', () => {
      tab.offerChoices(3, row(2), ['New'], 'in-file');
      stage.book.correctChoices(
        new Map([
          ['status', ['Active']],
          ['notes', ['never offered']],
        ]),
      );
      expect([2, 3].map((at) => stage.people.choicesAt(tab.id, 9, at))).toEqual([null, ['Active']]);
    });

    it('are not offered in a person’s column', () => {
      expect(() => tab.offerChoices(5, row(2), ['New'], 'in-file')).toThrow(/own/);
    });

    it('that reject do not block our own writes', () => {
      stage.people.setRule(tab.id, 3, 3, ['mine']);
      tab.write([{ row: row(2), column: 3, cells: [[text('a')], [text('b')], [text('c')]] }]);
      expect(column(3, 3)).toEqual(['a', 'b', 'c']);
      expect(stage.people.choicesAt(tab.id, 3, 3)).toEqual(['mine']);
    });
  });

  describe('rows', () => {
    it('hidden by a person are reported', () => {
      stage.people.hideRow(tab.id, 3);
      expect([...tab.hiddenRows([row(2), row(3), row(4)])]).toEqual([3]);
    });

    it('are hidden by their text in one column, and shown again', () => {
      tab.write([{ row: row(2), column: 3, cells: [[text('a')], [text('b')], [null]] }]);
      expect(tab.hideTexts(3, ['b', ''])).toBe(true);
      expect([[...tab.hiddenRows([row(2), row(3), row(4)])], tab.isFilteredBy(3), tab.isFiltered()]).toEqual([[3, 4], true, true]);
      expect(tab.hideTexts(3, [])).toBe(true);
      expect([[...tab.hiddenRows([row(2), row(3), row(4)])], tab.isFilteredBy(3), tab.isFiltered()]).toEqual([[], false, false]);
    });

    it('selected by a person are reported, in this tab only', () => {
      stage.people.selectRows(tab.id, 3, 5);
      expect(tab.selectedRows()).toEqual([{ from: 3, to: 5 }]);
    });

    it('are selected as runs', () => {
      tab.select([row(7), row(3), row(4)], 2);
      expect(tab.selectedRows()).toEqual([
        { from: 3, to: 4 },
        { from: 7, to: 7 },
      ]);
    });
  });
}
