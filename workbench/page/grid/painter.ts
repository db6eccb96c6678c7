// Puts the selection, the dashed frame of copied cells and the fill preview on the drawn cells, as attributes for the styles.
// RevoGrid draws the cells and reuses their elements while scrolling, so everything is repainted after each of its renderings.

import type { Block } from '../../protocol';
import { holds, lastPlace, namedBlock, type Place } from '../model/block';
import type { Selection } from '../model/selection';
import type { TabModel } from '../model/tab-model';

interface Picture {
  readonly tab: TabModel;
  readonly selection: Selection;
  readonly copied: Block | null;
  readonly filling: Block | null;
}

/** A block cut to what is visible: its outermost visible rows and columns carry the frame. */
interface Frame {
  readonly block: Block;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export function paint(root: ParentNode, picture: Picture): void {
  const frames = {
    selected: frameOf(picture.tab, picture.selection.block),
    copied: picture.copied && frameOf(picture.tab, picture.copied),
    filling: picture.filling && frameOf(picture.tab, picture.filling),
  };
  for (const element of root.querySelectorAll<HTMLElement>('[data-a1]')) {
    const place = placeOf(element);
    if (!place) continue;
    mark(element, 'data-sel', selectionMarks(frames.selected, picture.selection.active, place));
    mark(element, 'data-frame', frames.filling ? sides(frames.filling, place) : frames.copied ? sides(frames.copied, place) : '');
    mark(element, 'aria-selected', holds(picture.selection.block, place) ? 'true' : 'false');
  }
  paintHeads(root, picture);
  paintRoles(root, picture.tab);
}

/** The place of a cell's element. */
export function placeOf(element: HTMLElement): Place | null {
  const name = element.dataset.a1;
  return name ? namedBlock(name, { rows: Number.POSITIVE_INFINITY, columns: Number.POSITIVE_INFINITY }) : null;
}

function frameOf(tab: TabModel, block: Block): Frame {
  const last = lastPlace(block);
  const row = (index: number) => tab.shownRows[index] ?? -1;
  const column = (index: number) => tab.shownColumns[index] ?? -1;
  return {
    block,
    top: row(tab.rowPlace(block.row)),
    bottom: row(tab.rowPlace(last.row + 1) - 1),
    left: column(tab.columnPlace(block.column)),
    right: column(tab.columnPlace(last.column + 1) - 1),
  };
}

function selectionMarks(frame: Frame, active: Place, place: Place): string {
  if (!holds(frame.block, place)) return '';
  const marks = ['in', sides(frame, place)];
  if (active.row === place.row && active.column === place.column) marks.push('active');
  if (frame.block.rows * frame.block.columns === 1) marks.push('alone');
  if (place.row === frame.bottom && place.column === frame.right) marks.push('corner');
  return marks.join(' ');
}

function sides(frame: Frame, place: Place): string {
  if (!holds(frame.block, place)) return '';
  const at = [
    place.row === frame.top && 'top',
    place.row === frame.bottom && 'bottom',
    place.column === frame.left && 'left',
    place.column === frame.right && 'right',
  ];
  return at.filter(Boolean).join(' ');
}

/** Letters and numbers of the selection are tinted, more strongly if the whole row or column is selected. */
function paintHeads(root: ParentNode, { tab, selection: { block } }: Picture): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-column-head]')) {
    const column = Number(element.dataset.columnHead);
    const inside = column >= block.column && column < block.column + block.columns;
    mark(element, 'data-sel', inside ? (block.rows >= tab.view.rows ? 'whole' : 'part') : '');
  }
  for (const element of root.querySelectorAll<HTMLElement>('[data-row-head]')) {
    const row = Number(element.dataset.rowHead);
    const inside = row >= block.row && row < block.row + block.rows;
    mark(element, 'data-sel', inside ? (block.columns >= tab.view.columns ? 'whole' : 'part') : '');
  }
}

function mark(element: HTMLElement, name: string, value: string): void {
  if ((element.getAttribute(name) ?? '') === value) return;
  if (value === '') element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** RevoGrid's own accessibility plug-in numbers what is drawn; here the numbers are the tab's. */
function paintRoles(root: ParentNode, tab: TabModel): void {
  const grid = root.querySelector<HTMLElement>('.main-viewport');
  if (!grid) return;
  mark(grid, 'role', 'grid');
  mark(grid, 'aria-label', tab.view.name);
  mark(grid, 'aria-multiselectable', 'true');
  mark(grid, 'aria-rowcount', `${tab.view.rows}`);
  mark(grid, 'aria-colcount', `${tab.view.columns}`);
  // Scrollable elements must be reachable by keyboard; the grid's view passes the focus on to the cell editor.
  for (const pane of root.querySelectorAll<HTMLElement>('.vertical-inner')) {
    mark(pane, 'tabindex', '0');
    mark(pane, 'role', 'rowgroup');
  }
  for (const row of root.querySelectorAll<HTMLElement>('.rgRow:not([role]), .header-rgRow:not([role])')) row.setAttribute('role', 'row');
}
