// Applies guards: sets them on a tab, and checks them before a person's action on the page.

import type { Action, Block } from '../protocol';
import { lastColumn, lastRow } from './address';
import type { Book } from './book';
import { type Actor, demandEditor, demandReshapable, demandWritable, type Guards, isUnderMerge, UNGUARDED } from './guards';
import type { Tab } from './tab';

/** Replaces a tab's guards with copies: objects from a script would keep its realm alive. Cells under a merge lose their content. */
export function setGuards(book: Book, tab: Tab, { protections, merges, tables }: Guards): void {
  tab.guards = {
    protections: [...protections].map((one) => ({
      ...one,
      block: one.block && { ...one.block },
      open: [...one.open].map((block) => ({ ...block })),
      editors: [...one.editors],
    })),
    merges: [...merges].map((block) => ({ ...block })),
    tables: [...tables].map((block) => ({ ...block })),
  };
  for (const merge of tab.guards.merges)
    for (let row = merge.row; row <= lastRow(merge); row += 1)
      for (let column = merge.column; column <= lastColumn(merge); column += 1)
        if (isUnderMerge(tab, row, column)) tab.write(row, column, { value: undefined, formula: undefined });
  book.reshape(tab);
}

/** A person's action on the page is refused on the same grounds as a script's. */
export function demandAllowed(book: Book, action: Action, actor: Actor): void {
  if (action.do !== 'select' && action.do !== 'activateTab') demandEditor(actor);
  const tab = 'tab' in action ? book.tab(action.tab) : null;
  if (tab === null || tab.guards === UNGUARDED) return;
  switch (action.do) {
    case 'type':
    case 'note':
    case 'link':
      return demandWritable(tab, { row: action.row, column: action.column, rows: 1, columns: 1 }, actor);
    case 'paste':
      return demandWritable(tab, grown(action.at, action.texts.length, Math.max(0, ...action.texts.map((row) => row.length))), actor);
    case 'copy': {
      const source = book.tab(action.from.tab);
      if (action.cut && source !== null) demandWritable(source, action.from, actor);
      return demandWritable(tab, grown(action.at, action.from.rows, action.from.columns), actor);
    }
    case 'fillDown':
    case 'format':
      return demandWritable(tab, action.block, actor);
    case 'clear':
      for (const block of action.blocks) demandWritable(tab, block, actor);
      return;
    case 'sort': {
      const block = action.block ?? tab.filter?.block;
      return block === undefined ? undefined : demandWritable(tab, block, actor);
    }
    case 'deleteRows':
      return demandWritable(tab, { row: action.at, column: 0, rows: action.count, columns: tab.columns.count }, actor);
    case 'deleteColumns':
      return demandWritable(tab, { row: 0, column: action.at, rows: tab.rows.count, columns: action.count }, actor);
    case 'select':
    case 'activateTab':
    case 'duplicateTab':
      return;
    default:
      return demandReshapable(tab, actor);
  }
}

const grown = (at: Block, rows: number, columns: number): Block => ({
  ...at,
  rows: Math.max(at.rows, rows),
  columns: Math.max(at.columns, columns),
});
