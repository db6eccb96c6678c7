// Links and chips in the text of a cell: what carries them along, and what removes them.

import { bookFrom, bookLines } from '../../../workbench/runtime/snapshot';
import { OneTab } from './one-tab';

const LINK = { start: 0, end: 10, url: 'mailto:one@example.test' };

function sheet(): OneTab {
  const one = new OneTab();
  one.fill([
    ['Name', 'Mail', 'n'],
    ['b', '', '2'],
    ['a', 'x', '1'],
  ]);
  one.do({ do: 'link', tab: one.tab.id, row: 1, column: 1, text: 'Sample One', url: LINK.url });
  return one;
}

const linksAt = (one: OneTab, a1: string): unknown => {
  const { row, column } = one.block(a1);
  return one.tab.layers.links.at(row, column);
};

test('a link has its text, and is removed by typing there, and restored by undo', () => {
  const one = sheet();
  expect([one.shown('B2'), linksAt(one, 'B2')]).toEqual(['Sample One', [LINK]]);
  one.do({ do: 'type', tab: one.tab.id, row: 1, column: 1, text: 'Sample Two' });
  expect(linksAt(one, 'B2')).toBeUndefined();
  one.history.undo();
  expect([one.shown('B2'), linksAt(one, 'B2')]).toEqual(['Sample One', [LINK]]);
});

test('opening a cell and leaving it as it was keeps its link', () => {
  const one = sheet();
  one.do({ do: 'type', tab: one.tab.id, row: 1, column: 1, text: 'Sample One' });
  expect(linksAt(one, 'B2')).toEqual([LINK]);
});

test.each([
  ['copied', false],
  ['cut', true],
])('a link that is %s comes along', (_, cut) => {
  const one = sheet();
  const { id } = one.tab;
  one.do({ do: 'copy', tab: id, from: { tab: id, ...one.block('B2') }, at: one.block('B5'), cut });
  expect(linksAt(one, 'B5')).toEqual([LINK]);
  expect(linksAt(one, 'B2')).toEqual(cut ? undefined : [LINK]);
});

test('a link stays behind when only values are pasted, and text pasted over one has none', () => {
  const one = sheet();
  const { id } = one.tab;
  one.do({ do: 'copy', tab: id, from: { tab: id, ...one.block('B2') }, at: one.block('B5'), cut: false, valuesOnly: true });
  expect([one.shown('B5'), linksAt(one, 'B5')]).toEqual(['Sample One', undefined]);
  one.do({ do: 'paste', tab: id, at: one.block('B2'), texts: [['Sample One']] });
  expect(linksAt(one, 'B2')).toBeUndefined();
});

test('a link is filled down, sorted with its row, moved with rows and columns, and kept in a duplicated sheet', () => {
  const one = sheet();
  const { id } = one.tab;
  one.do({ do: 'fillDown', tab: id, block: one.block('B2:B3') });
  expect(linksAt(one, 'B3')).toEqual([LINK]);
  one.history.undo();
  one.do({ do: 'sort', tab: id, block: one.block('A2:C3'), column: 2, ascending: true });
  expect([linksAt(one, 'B2'), linksAt(one, 'B3')]).toEqual([undefined, [LINK]]);
  one.do({ do: 'insertColumns', tab: id, at: 0, count: 1 });
  one.do({ do: 'moveRows', tab: id, at: 2, count: 1, to: 1 });
  expect(linksAt(one, 'C2')).toEqual([LINK]);
  one.do({ do: 'duplicateTab', tab: id });
  expect(one.book.named('Copy of Sheet1')?.layers.links.at(1, 2)).toEqual([LINK]);
});

test('a cleared cell has no link', () => {
  const one = sheet();
  one.do({ do: 'clear', tab: one.tab.id, blocks: [one.block('B2')] });
  one.do({ do: 'type', tab: one.tab.id, row: 1, column: 1, text: 'Sample One' });
  expect(linksAt(one, 'B2')).toBeUndefined();
});

test('links are saved with their sheet, and a file from before they existed still opens', () => {
  const { book } = sheet();
  const { head, tabs: saved } = bookLines(book, new Map());
  const tabs = saved.map((line) => line.toString('utf8'));
  expect(bookFrom(head, tabs).tabs[0]?.links(1, 1)).toEqual([LINK]);
  const older = tabs.map((line) => {
    const { layers, ...rest } = JSON.parse(line);
    return JSON.stringify({ ...rest, layers: { ...layers, links: undefined } });
  });
  const [tab] = bookFrom(head, older).tabs;
  expect([tab?.value(1, 1), tab?.links(1, 1)]).toEqual(['Sample One', []]);
});
