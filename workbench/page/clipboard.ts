// Copy, cut and paste of blocks: within the book they carry formulas along, to and from elsewhere they are tab-separated text.

import type { Block } from '../protocol';
import { insideOf } from './model/block';
import { over } from './model/selection';
import type { Copied } from './model/state';
import type { TabModel } from './model/tab-model';
import { formatTsv, parseTsv, pasteSize, tile, widest } from './model/tsv';
import type { Session } from './session';

/**
 * Remembers the selection as copied and returns the text for the system clipboard: what is displayed, without the rows that the filter
 * hides.
 */
export function copySelection(session: Session, cut: boolean): string {
  const { tab, tabId, selection } = session.state;
  if (!tab || tabId === null) return '';
  const text = formatTsv(shownTexts(tab, selection.block));
  session.store.change({ copied: { tab: tabId, block: selection.block, cut, text } });
  return text;
}

function shownTexts(tab: TabModel, block: Block): string[][] {
  const rows = tab.unfilteredParts(block).flatMap((part) => Array.from({ length: part.rows }, (_, index) => part.row + index));
  const columns = Array.from({ length: block.columns }, (_, index) => block.column + index);
  return rows.map((row) => columns.map((column) => tab.cell(row, column).shown));
}

/**
 * Pastes text from the system clipboard over the selection. If it is what was copied here, the cells are copied instead, with their
 * formulas and formats, unless only values are wanted or filtered rows were left out. The pasted block is selected.
 */
export function pasteText(session: Session, text: string, valuesOnly = false): void {
  const { copied } = session.state;
  const own = copied !== null && sameText(copied.text, text) ? copied : null;
  if (own && copiedWhole(session, own)) pasteCopied(session, own, valuesOnly);
  else if (text !== '') pasteTexts(session, parseTsv(text));
}

/** Programs put carriage returns and a trailing newline of their own on the clipboard. */
const sameText = (one: string, other: string): boolean => plainEnds(one) === plainEnds(other);

const plainEnds = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/\n$/, '');

/** Whether the filter hides none of the copied rows: otherwise only what is displayed was copied. */
function copiedWhole(session: Session, copied: Copied): boolean {
  const { tab } = session.state;
  return !tab || tab.view.id !== copied.tab || tab.unfilteredParts(copied.block).length === 1;
}

function pasteCopied(session: Session, copied: Copied, valuesOnly: boolean): void {
  const { tabId } = session.state;
  const at = target(session, copied.block, copied.cut);
  if (!at || tabId === null) return;
  const more = valuesOnly ? { valuesOnly } : {};
  void session.act({ do: 'copy', tab: tabId, from: { ...copied.block, tab: copied.tab }, at, cut: copied.cut, ...more });
  session.select(over(at), null);
  if (copied.cut) session.store.change({ copied: null });
}

function pasteTexts(session: Session, texts: readonly (readonly string[])[]): void {
  const { tabId } = session.state;
  const at = target(session, { rows: texts.length, columns: widest(texts) });
  if (!at || tabId === null) return;
  void session.act({ do: 'paste', tab: tabId, at, texts: tile(texts, at.rows, at.columns) });
  session.select(over(at), null);
}

/** Where a block of that size goes: repeated over a selection that is a multiple of it, except for cut cells, which move. */
function target(session: Session, size: { rows: number; columns: number }, cut = false): Block | null {
  const { tab, selection } = session.state;
  if (!tab) return null;
  const { row, column } = selection.block;
  return { row, column, ...(cut ? { rows: size.rows, columns: size.columns } : pasteSize(size, selection.block)) };
}

/** The fill handle: fills the block below from the selection's last rows; the result is selected. */
export function fillTo(session: Session, rows: number): void {
  const { tab, tabId, selection } = session.state;
  if (!tab || tabId === null || rows <= 0) return;
  const block = insideOf({ ...selection.block, rows: selection.block.rows + rows }, tab.view);
  if (!block) return;
  const { block: from } = selection;
  if (from.rows === 1) void session.act({ do: 'fillDown', tab: tabId, block });
  else repeatBelow(session, tabId, from, block.rows - from.rows);
  session.select(over(block), null);
}

/** Double-clicking the fill handle: fills down to the end of the adjacent filled run, on the left or else on the right. */
export function fillBeside(session: Session): void {
  const { tab, selection } = session.state;
  if (!tab) return;
  const { block } = selection;
  const from = { row: block.row + block.rows - 1, column: block.column };
  const beside = [block.column - 1, block.column + block.columns].filter((column) => column >= 0 && column < tab.view.columns);
  const column = beside.find((other) => !tab.isBlank(from.row + 1, other));
  if (column === undefined) return;
  let last = from.row + 1;
  while (last + 1 < tab.view.rows && !tab.isBlank(last + 1, column)) last++;
  fillTo(session, last - from.row);
}

/** Repeats several selected rows below, whole copies first, then the remainder. */
function repeatBelow(session: Session, tab: number, from: Block, rows: number): void {
  const whole = rows - (rows % from.rows);
  const below = { ...from, row: from.row + from.rows };
  const copy = (source: Block, at: Block) => void session.act({ do: 'copy', tab, from: { ...source, tab }, at, cut: false });
  if (whole > 0) copy(from, { ...below, rows: whole });
  if (whole < rows) copy({ ...from, rows: rows - whole }, { ...below, row: below.row + whole, rows: rows - whole });
}
