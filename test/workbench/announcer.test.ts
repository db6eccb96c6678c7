// What pages are told about changes.

import { Book } from '../../workbench/model/book';
import type { Rule } from '../../workbench/model/rule';
import { writeBlock } from '../../workbench/model/writing';
import type { HostEvent } from '../../workbench/protocol';
import { announce } from '../../workbench/runtime/announcer';

const BLOCK = { row: 0, rows: 3, column: 0, columns: 1 };

test('cells that choose from a list in another tab are redrawn when the list changes', () => {
  const book = new Book('book', 'Book', 'Etc/UTC');
  const [list, choosing, beside] = ['List', 'Choosing', 'Beside'].map((name, i) => book.addTab(name, i));
  if (!list || !choosing || !beside) throw new Error('no tabs');
  const rule: Rule = {
    criteria: 'VALUE_IN_RANGE',
    choices: [],
    area: { tab: list.id, block: BLOCK },
    arrow: true,
    strict: false,
  };
  for (const row of [4, 5]) choosing.layers.rules.put(row, 1, rule);
  const told = () => {
    const events: HostEvent[] = [];
    announce(
      book,
      (_, event) => events.push(event),
      () => {},
    );
    return events.map((event) => ('tab' in event ? [event.type, event.tab] : [event.type]));
  };
  told();
  writeBlock(book, list, { ...BLOCK, rows: 1 }, () => 'New', 'person');
  expect(told()).toEqual([
    ['cells', list.id],
    ['tab', choosing.id],
  ]);
  writeBlock(book, beside, { ...BLOCK, rows: 1 }, () => 'x', 'person');
  expect(told()).toEqual([['cells', beside.id]]);
});
