// What every implementation does with a write that the sheet does not accept: a protection, merged cells, a table.

import type { Tab } from '../../../src/commands/ports';
import type { Problem } from '../../../src/rpc/problems';
import { row, spec, text } from './samples';
import type { Area, Stage } from './stage';

const column = (at: number, from = 1): Area => ({ row: from, rows: Number.POSITIVE_INFINITY, column: at, columns: 1 });

/** The problem thrown by a write; its class may belong to another realm. */
function problemOf(work: () => unknown): Problem | null {
  try {
    work();
    return null;
  } catch (thrown) {
    if (typeof thrown === 'object' && thrown !== null && 'problem' in thrown) return thrown.problem as Problem;
    throw thrown;
  }
}

export function describeRefusals(makeStage: () => Stage): void {
  describe.each(['en', 'zh-CN', 'de-DE'])('a write that the sheet does not accept, for an account in %s', (locale) => {
    let stage: Stage;
    let tab: Tab;

    beforeEach(() => {
      stage = makeStage();
      stage.people.speak(locale);
      tab = stage.book.addTab('Creators');
      tab.addColumns([spec('id'), spec('sync'), spec('notes')], 0);
    });

    const texts = (first: number, rows: number, columns: readonly number[]): readonly (readonly string[])[] =>
      tab.read(row(first), rows, columns).map((cells) => cells.map((cell) => cell.text));

    it('goes into the other columns, and is answered cell by cell with who can permit it', () => {
      stage.people.protect(tab.id, column(2));
      const cells = ['a', 'b'].map((name) => ['id', 'sync', 'notes'].map((field) => text(`${field} ${name}`)));
      const refused = tab.write([{ row: row(2), column: 1, cells }]);
      expect(refused.map((one) => [one.row, one.column, one.obstacle.why, one.obstacle.cells, one.obstacle.who])).toEqual([
        [2, 2, 'protected', 'B:B', 'owner@example.test'],
        [3, 2, 'protected', 'B:B', 'owner@example.test'],
      ]);
      expect(texts(2, 2, [1, 2, 3])).toEqual([
        ['id a', '', 'notes a'],
        ['id b', '', 'notes b'],
      ]);
    });

    it('of cells in free rows is written around protected ones', () => {
      stage.people.protect(tab.id, { row: 4, rows: 2, column: 3, columns: 1 });
      const refused = tab.patch([2, 3, 4, 5, 6].map((n) => ({ row: row(n), column: 3, cell: text(`n${n}`) })));
      expect(refused.map((one) => [one.row, one.obstacle.cells])).toEqual([
        [4, 'C4:C5'],
        [5, 'C4:C5'],
      ]);
      expect(tab.readTexts(row(2), 5, 3)).toEqual(['n2', 'n3', '', '', 'n6']);
    });

    it('of many cells leaves protected ones between them alone, and refuses none', () => {
      stage.people.type(tab.id, 5, 3, 'theirs');
      stage.people.protect(tab.id, { row: 5, rows: 1, column: 3, columns: 1 });
      const cells = Array.from({ length: 30 }, (_, i) => ({ row: row(2 + 2 * i), column: 3, cell: text(`n${i}`) }));
      expect(tab.patch(cells)).toEqual([]);
      expect(tab.readTexts(row(2), 5, 3)).toEqual(['n0', '', 'n1', 'theirs', 'n2']);
    });

    it('below the grid adds rows, and open-ended areas include them', () => {
      const { rows } = stage.people.gridSize(tab.id);
      stage.people.protect(tab.id, column(2));
      const refused = tab.write([{ row: row(rows + 1), column: 1, cells: [[text('a'), text('b'), text('c')]] }]);
      expect(refused.map((one) => one.column)).toEqual([2]);
      expect(texts(rows + 1, 1, [1, 2, 3])).toEqual([['a', '', 'c']]);
    });

    it('into a protected tab is answered as a whole, and throws nothing', () => {
      stage.people.protect(tab.id, null);
      const refused = tab.patch([{ row: row(2), column: 1, cell: text('a') }]);
      expect(refused.map((one) => one.obstacle.cells)).toEqual(['']);
      expect(tab.obstacles()).toHaveLength(1);
      expect(tab.readTexts(row(2), 1, 1)).toEqual(['']);
    });

    it('is skipped if it is only a convenience: notes and drop-downs', () => {
      stage.people.protect(tab.id, column(2));
      tab.patchNotes(2, [{ row: row(2), note: 'why' }]);
      tab.offerChoices(2, row(2), ['New', 'Active'], 'in-file');
      tab.offerChoices(3, row(2), ['New', 'Active'], 'in-file');
      stage.book.flush();
      expect(stage.people.noteAt(tab.id, 2, 2)).toBe('');
      expect(stage.people.choicesAt(tab.id, 2, 2)).toBeNull();
      expect(stage.people.choicesAt(tab.id, 2, 3)).toEqual(['New', 'Active']);
    });

    it('of drop-downs is skipped in a typed column, whose values are written', () => {
      stage.people.makeTable(tab.id, { row: 1, rows: 5, column: 3, columns: 1 });
      tab.offerChoices(3, row(2), ['New', 'Active'], 'in-file');
      expect(stage.people.choicesAt(tab.id, 2, 3)).toBeNull();
      expect(tab.patch([{ row: row(2), column: 3, cell: text('written') }])).toEqual([]);
      expect(tab.readTexts(row(2), 1, 3)).toEqual(['written']);
    });

    it('of a record into a hidden sheet throws the obstacle', () => {
      const store = stage.book.store('NoxSync journal', 2);
      store.write(0, [['a', 'b']]);
      stage.people.protectStore('NoxSync journal');
      for (const work of [() => store.write(0, [['c', 'd']]), () => store.append([['c', 'd']]), () => store.truncate(0)])
        expect(
          problemOf(() => {
            work();
            stage.book.flush();
          }),
        ).toMatchObject({ kind: 'protected-cells', words: { tab: 'NoxSync journal', cells: '' } });
      expect(store.readAll()).toEqual([['a', 'b']]);
    });
  });

  describe.each(['en', 'zh-CN', 'de-DE'])('our columns in a person’s own tab, for an account in %s', (locale) => {
    let stage: Stage;
    let tab: Tab;

    beforeEach(() => {
      stage = makeStage();
      stage.people.speak(locale);
      tab = stage.book.addTab('My list');
      for (const [at, heading] of ['Who', 'Link', 'Note'].entries()) stage.people.type(tab.id, 1, at + 1, heading);
      for (let n = 2; n <= 8; n += 1) stage.people.type(tab.id, n, 1, `Row ${n}`);
    });

    const picture = (): unknown => [
      tab.columns(),
      stage.people.gridSize(tab.id),
      stage.people.frozen(tab.id),
      stage.people.isFiltered(tab.id),
    ];

    it.each<[string, Area | null]>([
      ['a protected tab', null],
      ['protected rows that reach over their place', { row: 1, rows: 1, column: 1, columns: 20 }],
    ])('are refused by %s, which is unchanged', (_, area) => {
      stage.people.protect(tab.id, area);
      const before = picture();
      expect(problemOf(() => tab.addColumns([spec('id'), spec('notes')], 0))).toMatchObject({ kind: 'protected-cells' });
      expect(picture()).toEqual(before);
    });

    it('are added without a filter and frozen rows if cells are merged across rows', () => {
      stage.people.merge(tab.id, { row: 1, rows: 2, column: 3, columns: 1 });
      tab.addColumns([spec('id'), spec('notes')], 0);
      expect(tab.columns().map(({ heading }) => heading)).toEqual(['Who', 'Link', 'Note', 'Heading id', 'Heading notes']);
      expect([stage.people.isFiltered(tab.id), stage.people.frozen(tab.id).rows]).toEqual([false, 0]);
      expect(tab.obstacles().map(({ why, cells }) => [why, cells])).toEqual([['merged', 'C1:C2']]);
    });

    it('are added without a filter beside a table, and keep their drop-downs', () => {
      stage.people.makeTable(tab.id, { row: 1, rows: 8, column: 1, columns: 3 });
      tab.addColumns([spec('id'), spec('notes')], 0);
      tab.offerChoices(5, row(2), ['New'], 'in-file');
      expect(stage.people.isFiltered(tab.id)).toBe(false);
      expect(stage.people.choicesAt(tab.id, 2, 5)).toEqual(['New']);
    });

    it('do not inherit a rejecting rule from the neighbor', () => {
      stage.people.setRule(tab.id, 2, 3, ['a', 'b']);
      tab.addColumns([spec('id'), spec('notes')], 0);
      expect(stage.people.choicesAt(tab.id, 2, 4)).toBeNull();
      expect(tab.patch([{ row: row(2), column: 4, cell: text('c-1') }])).toEqual([]);
      expect(stage.people.choicesAt(tab.id, 2, 3)).toEqual(['a', 'b']);
    });

    it('are added beside the person’s protected columns, which stay in place', () => {
      stage.people.protect(tab.id, { row: 1, rows: 8, column: 1, columns: 3 });
      tab.addColumns([spec('id'), spec('notes')], 0);
      expect(tab.obstacles().map(({ cells }) => cells)).toEqual(['A1:C8']);
      expect(tab.patch([{ row: row(2), column: 4, cell: text('c-1') }])).toEqual([]);
    });
  });
}
