// The hooks of the in-memory platform: crashes and other people at every operation.

import { MemoryBook } from '../fakes/memory-book';
import { isWrite } from '../fakes/memory-ops';
import { row, spec, text } from './conformance/samples';

describe('the spreadsheet in memory', () => {
  it('crashes before the write named by a hook, and keeps what was written before', () => {
    const book = new MemoryBook();
    const tab = book.addTab('Creators');
    tab.addColumns([spec('id'), spec('notes')], 0);
    let writes = 0;
    book.ops.before = (op) => {
      if (isWrite(op)) writes += 1;
      if (writes === 2) throw new Error('crash');
    };
    const blocks = [
      { row: row(2), column: 1, cells: [[text('first')]] },
      { row: row(4), column: 1, cells: [[text('second')]] },
    ];
    expect(() => tab.write(blocks)).toThrow('crash');
    book.ops.before = () => {};
    expect(tab.readTexts(row(2), 3, 1)).toEqual(['first', '', '']);
  });

  it('lets somebody else edit right before a write', () => {
    const book = new MemoryBook();
    const tab = book.addTab('Creators');
    book.ops.before = (op) => {
      if (op.name === 'write') tab.grid.type(5, 1, 'faster');
    };
    tab.write([{ row: row(2), column: 1, cells: [[text('mine')]] }]);
    expect(tab.readTexts(row(2), 4, 1)).toEqual(['mine', '', '', 'faster']);
  });

  it('counts the operations on it', () => {
    const book = new MemoryBook();
    const tab = book.addTab('Creators');
    tab.read(row(1), 5, [1]);
    tab.read(row(1), 5, [1]);
    book.store('base', 1).write(0, [['a']]);
    expect([book.ops.count('read'), book.ops.count('storeWrite'), book.ops.count('flush')]).toEqual([2, 1, 0]);
  });

  it('loses what somebody types while a stretch of scattered cells is written back, like the real one', () => {
    const book = new MemoryBook();
    const tab = book.addTab('Creators');
    book.ops.before = (op) => {
      if (op.name === 'patchWrite') tab.grid.type(3, 1, 'typed in between');
    };
    tab.patch(Array.from({ length: 12 }, (_, i) => ({ row: row(2 + 2 * i), column: 1, cell: text(`${i}`) })));
    expect(tab.readTexts(row(2), 3, 1)).toEqual(['0', '', '1']);
  });

  it('sorts whole rows, or only a part, which tears ids from their rows', () => {
    const book = new MemoryBook();
    const tab = book.addTab('Creators');
    tab.addColumns([spec('id'), spec('notes')], 0);
    tab.write([
      {
        row: row(2),
        column: 1,
        cells: [
          ['b', '2'],
          ['a', '1'],
          ['c', '3'],
        ].map((cells) => cells.map(text)),
      },
    ]);
    const ids = (): unknown => tab.read(row(2), 3, [1, 2]).map((cells) => cells.map((cell) => cell.text).join(''));
    tab.grid.sort(1);
    expect(ids()).toEqual(['a1', 'b2', 'c3']);
    tab.grid.sortPart(2, 2, 2, false);
    expect(ids()).toEqual(['a3', 'b2', 'c1']);
  });
});
