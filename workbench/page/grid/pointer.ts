// Mouse actions on the grid: selecting cells, rows and columns, dragging the fill handle and whole columns, and the small buttons.

import { moveColumns, showRun } from '../book-actions';
import { fillBeside, fillTo } from '../clipboard';
import { closest } from '../closest';
import { kindOf, openFilter } from '../commands';
import { beginEditing, commitEditing } from '../editing';
import { hull, type Place } from '../model/block';
import { at, stretched } from '../model/selection';
import type { Session } from '../session';
import type { GridView } from './grid-view';
import { placeOf } from './painter';

type Drag =
  | { readonly kind: 'cells' | 'rows' | 'columns' | 'fill'; readonly from: Place }
  | { readonly kind: 'move'; to: number | null; readonly line: HTMLElement };

/** The fill handle is the bottom right corner of the selection, this many pixels wide. */
const HANDLE = 9;

/** A drag beyond the edge scrolls by this many pixels per frame. */
const SCROLL_STEP = 24;

export class Pointer {
  private drag: Drag | null = null;
  private point = { x: 0, y: 0 };

  constructor(
    private readonly session: Session,
    private readonly view: GridView,
  ) {
    const { root } = view;
    root.addEventListener('mousedown', (event) => this.pressed(event), { capture: true });
    root.addEventListener('dblclick', (event) => this.doubled(event));
    root.addEventListener('contextmenu', (event) => this.context(event));
    window.addEventListener('mousemove', (event) => this.moved(event));
    window.addEventListener('mouseup', () => this.released());
  }

  private pressed(event: MouseEvent): void {
    if (closest(event, '[class*="resizable"], .attribution, .vertical.scroll, revogr-scroll-virtual')) return;
    const zone = closest(event, '[data-a1], [data-column-head], [data-row-head], .rowHeaders revogr-header');
    if (!zone) return;
    // RevoGrid would start a selection of its own, and the browser would take the focus away.
    event.stopPropagation();
    event.preventDefault();
    commitEditing(this.session);
    if (event.button === 0 && !this.pressedButton(event)) this.pressedZone(zone, event);
    // A drag continues over the frames of the add-on's pages.
    if (this.drag) document.body.classList.add('dragging');
    this.session.grid?.focus();
  }

  /** The small buttons in cells and headings. */
  private pressedButton(event: MouseEvent): boolean {
    const unhide = closest(event, '[data-unhide]')?.dataset.unhide?.split(':');
    const cell = closest(event, '[data-a1]');
    const place = cell && placeOf(cell);
    if (unhide) showRun(this.session, unhide[0] === 'rows' ? 'rows' : 'columns', Number(unhide[1]), Number(unhide[2]));
    else if (place && closest(event, '.filter-button')) {
      this.session.select(at(place));
      openFilter(this.session, place.column);
    } else if (place && closest(event, '.choices')) {
      this.session.select(at(place));
      beginEditing(this.session);
    } else return false;
    return true;
  }

  private pressedZone(zone: HTMLElement, event: MouseEvent): void {
    this.session.store.change({ popup: null });
    const place = placeOf(zone);
    if (place) this.pressedCell(zone, place, event);
    else if (zone.dataset.columnHead !== undefined) this.pressedColumn(Number(zone.dataset.columnHead), event);
    else if (zone.dataset.rowHead !== undefined) this.pressedRow(Number(zone.dataset.rowHead), event);
    else this.selectWhole();
  }

  private pressedCell(element: HTMLElement, place: Place, event: MouseEvent): void {
    if (isOnHandle(element, event)) {
      this.drag = { kind: 'fill', from: place };
      return;
    }
    this.drag = { kind: 'cells', from: place };
    this.session.select(event.shiftKey ? stretched(this.session.state.selection, place) : at(place));
  }

  private pressedColumn(column: number, event: MouseEvent): void {
    const { tab, selection } = this.session.state;
    if (!tab) return;
    const { block } = selection;
    const inside = column >= block.column && column < block.column + block.columns;
    if (inside && kindOf(block, tab) === 'columns' && !event.shiftKey) {
      this.drag = { kind: 'move', to: null, line: this.moveLine() };
      return;
    }
    const from = { row: 0, column: event.shiftKey ? selection.active.column : column };
    this.drag = { kind: 'columns', from };
    this.stretchColumns(from, column);
  }

  private pressedRow(row: number, event: MouseEvent): void {
    const from = { row: event.shiftKey ? this.session.state.selection.active.row : row, column: 0 };
    this.drag = { kind: 'rows', from };
    this.stretchRows(from, row);
  }

  private stretchColumns(from: Place, column: number): void {
    const { tab } = this.session.state;
    if (!tab) return;
    const head = { row: tab.view.rows - 1, column };
    const active = { row: tab.shownRows[0] ?? 0, column: from.column };
    this.session.select({ active, block: hull({ row: 0, column: from.column }, head), head }, null);
  }

  private stretchRows(from: Place, row: number): void {
    const { tab } = this.session.state;
    if (!tab) return;
    const head = { row, column: tab.view.columns - 1 };
    const active = { row: from.row, column: tab.shownColumns[0] ?? 0 };
    this.session.select({ active, block: hull({ row: from.row, column: 0 }, head), head }, null);
  }

  private selectWhole(): void {
    const { tab, selection } = this.session.state;
    if (!tab) return;
    const head = { row: tab.view.rows - 1, column: tab.view.columns - 1 };
    this.session.select({ active: selection.active, block: hull({ row: 0, column: 0 }, head), head }, null);
  }

  private moved(event: MouseEvent): void {
    if (!this.drag) return;
    const idle = this.drag.kind !== 'move' && this.insidePane(event.clientX, event.clientY);
    this.point = { x: event.clientX, y: event.clientY };
    this.dragTo(this.point);
    if (!idle) requestAnimationFrame(() => this.scrollAtEdge());
  }

  /** Keeps scrolling while the mouse rests beyond the edge. */
  private scrollAtEdge(): void {
    const { drag, point } = this;
    const pane = this.view.pane();
    if (!drag || drag.kind === 'move' || !pane || this.insidePane(point.x, point.y)) return;
    const box = pane.rows.getBoundingClientRect();
    const sides = pane.columns.getBoundingClientRect();
    const beyond = (value: number, low: number, high: number) => (value < low ? -SCROLL_STEP : value > high ? SCROLL_STEP : 0);
    const wide = drag.kind === 'cells' || drag.kind === 'columns';
    const y = drag.kind === 'columns' ? 0 : beyond(point.y, Math.min(box.top, point.y), box.bottom - 4);
    this.view.scrollBy(wide ? beyond(point.x, Math.min(sides.left, point.x), sides.right - 4) : 0, y);
    this.dragTo(point);
    requestAnimationFrame(() => this.scrollAtEdge());
  }

  private insidePane(x: number, y: number): boolean {
    const box = this.view.root.getBoundingClientRect();
    return x > box.left && x < box.right - 4 && y > box.top && y < box.bottom - 4;
  }

  private dragTo(point: { x: number; y: number }): void {
    const { drag } = this;
    if (!drag) return;
    if (drag.kind === 'move') return this.dragColumns(drag, point);
    const place = this.placeAt(point);
    if (!place) return;
    const { selection } = this.session.state;
    if (drag.kind === 'cells') {
      if (selection.head.row !== place.row || selection.head.column !== place.column)
        this.session.select(stretched(selection, place), null);
    } else if (drag.kind === 'columns') this.stretchColumns(drag.from, place.column);
    else if (drag.kind === 'rows') this.stretchRows(drag.from, place.row);
    else {
      const { block } = selection;
      this.view.filling = place.row >= block.row + block.rows ? { ...block, rows: place.row - block.row + 1 } : null;
      this.view.paint();
    }
  }

  /** The cell, letter or number under a point, clamped to the grid. */
  private placeAt(point: { x: number; y: number }): Place | null {
    const box = this.view.root.getBoundingClientRect();
    const x = Math.min(Math.max(point.x, box.left + 2), box.right - 20);
    const y = Math.min(Math.max(point.y, box.top + 2), box.bottom - 20);
    const element = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-a1], [data-column-head], [data-row-head]');
    if (!element) return null;
    const { selection } = this.session.state;
    return (
      placeOf(element) ?? {
        row: element.dataset.rowHead ? Number(element.dataset.rowHead) : selection.head.row,
        column: element.dataset.columnHead ? Number(element.dataset.columnHead) : selection.head.column,
      }
    );
  }

  private moveLine(): HTMLElement {
    const line = document.createElement('div');
    line.className = 'move-line';
    line.hidden = true;
    this.view.root.append(line);
    return line;
  }

  private dragColumns(drag: Extract<Drag, { kind: 'move' }>, point: { x: number; y: number }): void {
    const place = this.placeAt({ x: point.x, y: this.view.root.getBoundingClientRect().top + 8 });
    const head = place && this.view.root.querySelector<HTMLElement>(`[data-column-head="${place.column}"]`);
    if (!place || !head) return;
    const box = head.getBoundingClientRect();
    const after = point.x > box.left + box.width / 2;
    drag.to = place.column + (after ? 1 : 0);
    drag.line.hidden = false;
    drag.line.style.left = `${(after ? box.right : box.left) - this.view.root.getBoundingClientRect().left - 1}px`;
  }

  private released(): void {
    const { drag } = this;
    this.drag = null;
    document.body.classList.remove('dragging');
    if (drag?.kind === 'move') {
      drag.line.remove();
      if (drag.to !== null) moveColumns(this.session, drag.to);
    }
    if (drag?.kind === 'fill') this.fill();
  }

  private fill(): void {
    const { filling } = this.view;
    this.view.filling = null;
    if (filling) fillTo(this.session, filling.rows - this.session.state.selection.block.rows);
    this.view.paint();
  }

  private doubled(event: MouseEvent): void {
    const cell = closest(event, '[data-a1]');
    if (cell && isOnHandle(cell, event)) fillBeside(this.session);
    else if (cell && !closest(event, '.filter-button, .choices')) beginEditing(this.session);
  }

  /** A right click selects what it hits, unless that is already selected. */
  private context(event: MouseEvent): void {
    const zone = closest(event, '[data-a1], [data-column-head], [data-row-head]');
    const { tab } = this.session.state;
    if (!zone || !tab) return;
    event.preventDefault();
    if (!zone.dataset.sel || (!zone.dataset.a1 && zone.dataset.sel !== 'whole')) {
      const place = placeOf(zone);
      if (place) this.session.select(at(place));
      else if (zone.dataset.columnHead !== undefined)
        this.stretchColumns({ row: 0, column: Number(zone.dataset.columnHead) }, Number(zone.dataset.columnHead));
      else this.stretchRows({ row: Number(zone.dataset.rowHead), column: 0 }, Number(zone.dataset.rowHead));
    }
    const on = kindOf(this.session.state.selection.block, tab);
    this.session.store.change({ popup: { kind: 'context', spot: { x: event.clientX, y: event.clientY }, on } });
  }
}

/** Whether the mouse is on the fill handle of the selection that ends in the cell. */
function isOnHandle(cell: HTMLElement, { clientX, clientY }: MouseEvent): boolean {
  const { right, bottom } = cell.getBoundingClientRect();
  return clientX >= right - HANDLE && clientY >= bottom - HANDLE && cell.dataset.sel?.includes('corner') === true;
}
