// The number of service calls for each operation, and what the platform is asked. Calls that only create an object are not counted.

import type { Tab } from '../../src/commands/ports';
import { costOf } from '../../workbench/cost';
import { type EmulatedStage, emulatedStage } from './conformance/emulated-stage';
import { row, spec, text } from './conformance/samples';

/** Calls that reach the spreadsheet; `getRange` and the like only name a place. */
const REACHING =
  /\.(get(Values|Formulas|DisplayValues|NumberFormats|Notes|RichTextValues|DataValidations)|set\w+|insert\w+|clear\w*|createFilter|remove)$/;

describe('calls', () => {
  let stage: EmulatedStage;
  let tab: Tab;

  beforeEach(() => {
    stage = emulatedStage();
    tab = stage.book.addTab('Creators');
    tab.addColumns(
      ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map((field) => spec(field, field === 'd' ? { kind: 'number' } : {})),
      0,
    );
  });

  const reaching = (work: () => unknown): readonly string[] => {
    const before = stage.host.calls.length;
    work();
    return stage.host.calls
      .slice(before)
      .filter((call) => REACHING.test(call))
      .map((call) => call.replace(/^.*\./, ''));
  };

  const fillRows = (rows: number, columns: number) =>
    tab.write([
      {
        row: row(2),
        column: 1,
        cells: Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (_, j) => text(`${i}/${j}`))),
      },
    ]);

  it('for removing a text that is not there are none that write', () => {
    const before = stage.host.calls.length;
    const writing = () => stage.host.calls.slice(before).flatMap((call) => /^Properties\.((?:set|delete)\w+)$/.exec(call)?.[1] ?? []);
    stage.mine.write('key', null);
    expect(writing()).toEqual([]);
    stage.mine.write('key', 'text');
    stage.mine.write('key', null);
    expect(writing()).toEqual(['setProperty', 'deleteProperty']);
  });

  it('for reading adjacent columns are one for values and one for formulas', () => {
    fillRows(50, 3);
    expect(reaching(() => tab.read(row(2), 50, [1, 2, 3]))).toEqual(['getValues', 'getFormulas']);
  });

  it('for reading ask for displayed texts only if a value is not text', () => {
    tab.write([{ row: row(2), column: 4, cells: [[{ number: 5 }]] }]);
    expect(reaching(() => tab.read(row(2), 1, [3, 4]))).toEqual(['getValues', 'getFormulas', 'getDisplayValues']);
    expect(reaching(() => tab.read(row(2), 1, [3, 5]))).toEqual(['getValues', 'getFormulas']);
  });

  it('for reading distant columns are two for each group', () => {
    expect(reaching(() => tab.read(row(2), 5, [1, 10]))).toEqual(['getValues', 'getFormulas', 'getValues', 'getFormulas']);
    expect(reaching(() => tab.read(row(2), 5, [1, 3, 5]))).toEqual(['getValues', 'getFormulas']);
  });

  it('for reading texts are one', () => {
    fillRows(50, 1);
    expect(reaching(() => tab.readTexts(row(2), 50, 1))).toEqual(['getValues']);
  });

  it('for writing are one per joined block, and formats are only checked', () => {
    expect(reaching(() => fillRows(50, 3))).toEqual(['getNumberFormats', 'setValues']);
    const apart = [1, 2, 3].map((n) => ({ row: row(2 * n), column: 1, cells: [[text('x')]] }));
    expect(reaching(() => tab.write(apart))).toEqual(['getNumberFormats', 'setValues', 'setValues', 'setValues']);
  });

  it('for writing include formats if a person changed them', () => {
    stage.file.need(tab.id).layers.formats.put(1, 0, '0.00');
    expect(reaching(() => fillRows(5, 3))).toEqual(['getNumberFormats', 'setNumberFormats', 'setValues']);
    expect(reaching(() => fillRows(5, 3))).toEqual(['getNumberFormats', 'setValues']);
  });

  it('for writing below the grid add the rows at once, with their formats', () => {
    expect(reaching(() => fillRows(2000, 3)).filter((call) => call !== 'remove' && call !== 'createFilter')).toEqual([
      'insertRowsAfter',
      'getNumberFormats',
      'setValues',
    ]);
  });

  it('for patching do not increase with the cells if these are close together', () => {
    fillRows(400, 2);
    const patch = (cells: number): number =>
      reaching(() => tab.patch(Array.from({ length: cells }, (_, i) => ({ row: row(2 + 2 * i), column: 1, cell: text('new') })))).length;
    expect([patch(12), patch(200)]).toEqual([5, 5]);
  });

  it('for patching leave cells between distant ones alone', () => {
    fillRows(5, 1);
    const far = Array.from({ length: 12 }, (_, i) => ({ row: row(2 + 400 * i), column: 1, cell: text('far') }));
    expect(reaching(() => tab.patch(far)).filter((call) => call === 'setValues')).toHaveLength(12);
  });

  it('for offering choices do not increase with the rows', () => {
    const offer = (): number => {
      const before = stage.host.calls.length;
      tab.offerChoices(2, row(2), ['New', 'Active'], 'in-file');
      return stage.host.calls.length - before;
    };
    offer();
    const small = offer();
    fillRows(3000, 1);
    offer();
    expect(offer()).toBe(small);
  });

  it('for locating marked columns are two, and more only after a person moved or renamed one', () => {
    const asMarked = () => {
      const before = stage.host.calls.length;
      const seen = tab.columnsAsMarked();
      const asked = stage.host.calls.slice(before).filter((call) => costOf(call).call >= 1).length;
      expect(seen.filter(({ field }) => field !== null)).toEqual(tab.columns().filter(({ field }) => field !== null));
      return asked;
    };
    expect(asMarked()).toBe(2);
    stage.people.moveColumn(tab.id, 10, 1);
    expect(asMarked()).toBeGreaterThan(2);
    // The look that found them updated the marks.
    expect(asMarked()).toBe(2);
    stage.people.type(tab.id, 1, 3, 'State');
    expect(asMarked()).toBeGreaterThan(2);
  });

  it('check the mark itself before a column is taken for ours', () => {
    stage.people.moveColumn(tab.id, 10, 1);
    expect([1, 2, 10].map((column) => tab.bears(column, 'j'))).toEqual([true, false, false]);
  });

  it('under the lock are carried out before it is released, so that the next person reads what was written', () => {
    const before = stage.host.calls.length;
    stage.lock.within(1000, () => tab.patch([{ row: row(2), column: 1, cell: text('new') }]));
    const calls = stage.host.calls.slice(before);
    expect(calls.slice(-2)).toEqual(['SpreadsheetApp.flush', 'Lock.releaseLock']);
    expect(calls.lastIndexOf('Range.setValues')).toBeLessThan(calls.length - 2);
  });

  it('for a store that is written repeatedly are one each, besides naming the range', () => {
    const store = stage.book.store('journal', 2);
    store.write(0, [['a', 'b']]);
    const before = stage.host.calls.length;
    store.write(1, [['c', 'd']]);
    expect(stage.host.calls.slice(before)).toEqual(['Sheet.getRange', 'Range.setValues']);
  });

  it('are repeated when the platform fails temporarily, and the cells are correct', () => {
    const { bill } = stage.host;
    let stumbles = 1;
    stage.host.bill = (call) => {
      bill(call);
      if (call === 'Range.setValues' && stumbles > 0) {
        stumbles -= 1;
        throw new Error('Service Spreadsheets timed out while accessing document with id x.');
      }
    };
    fillRows(2, 2);
    expect(stumbles).toBe(0);
    expect(tab.readTexts(row(2), 2, 2)).toEqual(['0/1', '1/1']);
  });
});
