// Errors in unknown words: reads are retried, writes are explained by looking for the obstacle.

import type { Tab } from '../../src/commands/ports';
import { setFilter } from '../../workbench/model/filter';
import { type EmulatedStage, emulatedStage } from './conformance/emulated-stage';
import { row, spec, text } from './conformance/samples';

const UNKNOWN = 'Не удалось выполнить операцию.';

describe('an error in unknown words', () => {
  let stage: EmulatedStage;
  let tab: Tab;

  beforeEach(() => {
    stage = emulatedStage();
    tab = stage.book.addTab('Creators');
    tab.addColumns([spec('id'), spec('status'), spec('notes')], 0);
  });

  /** The next `times` calls with that name fail in words of another language. */
  const failing = (name: string, times: number): { readonly tried: number } => {
    const { bill } = stage.host;
    const state = { tried: 0 };
    stage.host.bill = (call) => {
      bill(call);
      if (call !== name) return;
      state.tried += 1;
      if (state.tried <= times) throw Object.assign(new Error(UNKNOWN), { name: 'Exception' });
    };
    return state;
  };

  const refusedAs = (work: () => unknown): unknown => {
    try {
      work();
    } catch (thrown) {
      return thrown instanceof Error || (typeof thrown === 'object' && thrown !== null && 'message' in thrown) ? thrown.message : thrown;
    }
    throw new Error('nothing was refused');
  };

  it('of a read is worth another attempt', () => {
    tab.patch([{ row: row(2), column: 1, cell: text('a') }]);
    const reads = failing('Range.getValues', 1);
    expect(tab.readTexts(row(2), 1, 1)).toEqual(['a']);
    expect(reads.tried).toBe(2);
  });

  it('of a write without an obstacle is reported as is, and the write is not repeated', () => {
    const writes = failing('Range.setValues', 9);
    expect(refusedAs(() => tab.patch([{ row: row(2), column: 1, cell: text('a') }]))).toBe(UNKNOWN);
    expect(writes.tried).toBe(1);
  });

  it('of a write over a rejecting rule is worked around, and the rule is back afterwards', () => {
    stage.people.setRule(tab.id, 2, 2, ['A', 'B']);
    failing('Range.setValues', 1);
    expect(tab.patch([{ row: row(2), column: 2, cell: text('C') }])).toEqual([]);
    expect(tab.readTexts(row(2), 1, 2)).toEqual(['C']);
    expect(stage.people.choicesAt(tab.id, 2, 2)).toEqual(['A', 'B']);
  });

  it('of a write into a typed column names the table’s cells', () => {
    stage.people.makeTable(tab.id, { row: 1, rows: 9, column: 2, columns: 1 });
    failing('Range.setValues', 1);
    const refused = tab.write([{ row: row(2), column: 1, cells: [[text('a'), text('b'), text('c')]] }]);
    expect(refused.map((one) => [one.column, one.obstacle.why, one.obstacle.cells])).toEqual([[2, 'table', 'B2:B2']]);
    expect(tab.read(row(2), 1, [1, 2, 3])[0]?.map((cell) => cell.text)).toEqual(['a', '', 'c']);
  });

  it('of a write into a merged cell names the merge', () => {
    stage.people.merge(tab.id, { row: 3, rows: 3, column: 3, columns: 1 });
    failing('Range.setValues', 1);
    const refused = tab.patch([2, 3, 4].map((n) => ({ row: row(n), column: 3, cell: text(`n${n}`) })));
    expect(refused.map((one) => [one.row, one.obstacle.why, one.obstacle.cells])).toEqual([[4, 'merged', 'C3:C5']]);
    expect(tab.readTexts(row(2), 3, 3)).toEqual(['n2', 'n3', '']);
  });

  it('of notes causes no failure', () => {
    failing('Range.setNotes', 9);
    tab.patchNotes(3, [{ row: row(2), note: 'why' }]);
    expect(stage.people.noteAt(tab.id, 2, 3)).toBe('');
  });
});

describe('a person’s own filter', () => {
  it('is unchanged if it cannot be extended over all columns', () => {
    const stage = emulatedStage();
    const tab = stage.book.addTab('My list');
    ['Who', 'Link'].forEach((heading, i) => {
      stage.people.type(tab.id, 1, i + 1, heading);
      stage.people.type(tab.id, 2, i + 1, 'x');
    });
    const theirs = stage.file.need(tab.id);
    const block = { row: 0, column: 0, rows: 2, columns: 2 };
    setFilter(theirs, { block, criteria: new Map([[0, { kind: 'HIDDEN_VALUES', texts: ['y'] }]]) });
    stage.people.merge(tab.id, { row: 5, rows: 2, column: 1, columns: 1 });
    tab.addColumns([spec('id')], 0);
    expect(theirs.filter?.block).toEqual(block);
    expect([...(theirs.filter?.criteria.keys() ?? [])]).toEqual([0]);
  });
});
