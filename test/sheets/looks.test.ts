// What the adapters leave on a sheet besides values: the filter, headings, formats, hidden sheets.

import type { Tab } from '../../src/commands/ports';
import { setCriteria, setFilter } from '../../workbench/model/filter';
import { deleteLines } from '../../workbench/model/structure';
import type { Tab as Sheet } from '../../workbench/model/tab';
import { type EmulatedStage, emulatedStage } from './conformance/emulated-stage';
import { row, spec, text } from './conformance/samples';

describe('a sheet with our columns', () => {
  let stage: EmulatedStage;
  let tab: Tab;
  let sheet: Sheet;

  beforeEach(() => {
    stage = emulatedStage();
    tab = stage.book.addTab('Creators');
    tab.addColumns(
      [spec('id', { hidden: true, editable: false }), spec('status'), spec('when', { kind: 'time', editable: false, width: 140 })],
      1,
    );
    sheet = stage.file.need(tab.id);
  });

  it('has a filter over the whole grid, hidden columns included', () => {
    expect(sheet.filter?.block).toEqual({ row: 0, column: 0, rows: 1000, columns: 26 });
  });

  it('keeps what the filter hides when columns or rows are added', () => {
    tab.write([{ row: row(2), column: 2, cells: [[text('Active')], [text('New')]] }]);
    setCriteria(sheet, 1, { kind: 'HIDDEN_VALUES', texts: ['New'] });
    tab.addColumns([spec('notes')], 1);
    tab.write([{ row: row(1500), column: 2, cells: [[text('New')]] }]);
    expect([...(sheet.filter?.criteria ?? [])]).toEqual([[1, { kind: 'HIDDEN_VALUES', texts: ['New'] }]]);
    expect(sheet.filter?.block).toMatchObject({ row: 0, rows: sheet.rows.count, columns: sheet.columns.count });
    expect([...tab.hiddenRows([row(2), row(3)])]).toEqual([3]);
  });

  it('extends a filter that covers only a part, so that a sort moves whole rows', () => {
    setFilter(sheet, { block: { row: 0, column: 0, rows: 20, columns: 2 }, criteria: new Map([[1, { kind: 'CELL_EMPTY', texts: [] }]]) });
    tab.addColumns([spec('notes')], 1);
    expect(sheet.filter?.block).toEqual({ row: 0, column: 0, rows: 1000, columns: 27 });
    expect([...(sheet.filter?.criteria.keys() ?? [])]).toEqual([1]);
  });

  it('gives no format to unformatted cells when others beside them need one', () => {
    for (const line of [1, 2, 3]) sheet.layers.formats.put(line, 1, undefined);
    tab.write([{ row: row(2), column: 2, cells: [[text('007')], [null], [text('008')]] }]);
    expect([1, 2, 3].map((line) => sheet.format(line, 1))).toEqual(['@', 'General', '@']);
    expect(tab.read(row(2), 3, [2]).map(([cell]) => cell?.text)).toEqual(['007', '', '008']);
  });

  it('leaves a filter alone that a person created further down', () => {
    const own = { block: { row: 4, column: 0, rows: 20, columns: 2 }, criteria: new Map() };
    setFilter(sheet, own);
    tab.addColumns([spec('notes')], 1);
    expect(sheet.filter?.block.row).toBe(4);
  });

  it('hides rows by their texts in one column, shows them again, and keeps the filter’s other criteria', () => {
    tab.write([{ row: row(2), column: 2, cells: [[text('Active')], [text('New')], [text('Old')]] }]);
    tab.write([{ row: row(2), column: 1, cells: [[text('a')], [text('b')], [text('c')]] }]);
    setCriteria(sheet, 0, { kind: 'HIDDEN_VALUES', texts: ['c'] });
    expect([tab.hideTexts(2, ['Active', '']), tab.isFilteredBy(2), tab.isFilteredBy(3)]).toEqual([true, true, false]);
    expect([...tab.hiddenRows([row(2), row(3), row(4), row(5)])]).toEqual([2, 4, 5]);
    expect([tab.hideTexts(2, []), tab.isFilteredBy(2)]).toEqual([true, false]);
    expect([...tab.hiddenRows([row(2), row(3), row(4), row(5)])]).toEqual([4]);
  });

  it('recreates the filter if a person has removed it, and leaves one alone that does not include the column', () => {
    tab.write([{ row: row(2), column: 2, cells: [[text('Active')], [text('New')]] }]);
    setFilter(sheet, null);
    expect([tab.isFilteredBy(2), tab.hideTexts(2, [])]).toEqual([false, true]);
    expect(sheet.filter).toBeNull();
    expect(tab.hideTexts(2, ['New'])).toBe(true);
    expect([...tab.hiddenRows([row(2), row(3)])]).toEqual([3]);
    const own = { block: { row: 4, column: 0, rows: 20, columns: 2 }, criteria: new Map() };
    setFilter(sheet, own);
    expect([tab.hideTexts(2, ['New']), tab.isFilteredBy(2)]).toEqual([false, false]);
    expect(sheet.filter?.block.row).toBe(4);
  });

  it('has bold headings, blue above editable columns and gray elsewhere', () => {
    expect([0, 1, 2].map((column) => sheet.look(0, column))).toMatchObject([
      { background: '#e8eaed', bold: true },
      { background: '#d2e3fc', bold: true },
      { background: '#e8eaed', bold: true },
    ]);
  });

  it('keeps text as text and times as times down to the last row, and clips long texts', () => {
    expect([0, 1, 2].map((column) => sheet.format(999, column))).toEqual(['@', '@', 'yyyy-mm-dd hh:mm']);
    expect(sheet.look(500, 1).wrap).toBe('CLIP');
    expect(sheet.columns.at(2).size).toBe(140);
  });

  it('gives added columns nothing of their neighbors’ format and drop-downs', () => {
    tab.offerChoices(3, row(2), ['New'], 'in-file');
    for (let line = 0; line < 1000; line += 1) sheet.changeLook(line, 2, { background: '#ff0000' });
    tab.addColumns([spec('count', { kind: 'number' })], 1);
    expect(sheet.look(5, 3).background).not.toBe('#ff0000');
    expect(sheet.layers.rules.at(5, 3)).toBeUndefined();
    expect(sheet.format(5, 3)).toBe('#,##0');
  });

  it('keeps its stores in hidden plain-text sheets that are no wider than needed', () => {
    stage.book.store('noxCrmSync.base', 3).write(0, [['a', 'b', 'c']]);
    const store = stage.file.named('noxCrmSync.base');
    expect(store?.hidden).toBe(true);
    expect(store?.extent.columns).toBe(3);
    expect(store?.format(900, 2)).toBe('@');
    expect(store?.value(0, 0)).toBe(stage.file.id);
  });

  it('repairs a store from which a person deleted columns', () => {
    stage.book.store('base', 3).write(0, [['a', 'b', 'c']]);
    const kept = stage.file.named('base');
    if (kept !== null) deleteLines(stage.file, kept, 'columns', 2, 1);
    const again = stage.reopen().store('base', 3);
    expect(again.readAll()).toEqual([['a', 'b', '']]);
    again.write(1, [['d', 'e', '=f']]);
    expect(again.readAll()[1]).toEqual(['d', 'e', '=f']);
  });
});
