// The thin view over RevoGrid: passes it columns and rows, scrolls it, and has the selection painted after each of its renderings.
// RevoGrid's own selection, clipboard, editing, sorting and filtering are off; the model does these.

import { defineCustomElements } from '@revolist/revogrid/loader';
import type { Block } from '../../protocol';
import { a1, type Place } from '../model/block';
import { nearest } from '../model/scrolling';
import { ROW_HEIGHT, TabModel } from '../model/tab-model';
import type { GridPort, Session } from '../session';
import { columnFor, rowNumbers } from './cell-template';
import { ChartLayer } from './charts';
import { paint } from './painter';
import { isRendered } from './rendered';

const OFF = {
  accessible: false,
  canDrag: false,
  canFocus: false,
  canMoveColumns: false,
  exporting: false,
  filter: false,
  range: false,
  readonly: true,
  useClipboard: false,
};

const NOTHING = new TabModel({
  id: -1,
  name: '',
  hidden: false,
  rows: 0,
  columns: 0,
  frozenRows: 0,
  frozenColumns: 0,
  widths: {},
  hiddenColumns: [],
  hiddenRows: [],
  filter: null,
  dropDowns: [],
  charts: [],
  cells: [],
  version: 0,
});

export class GridView implements GridPort {
  private readonly grid: HTMLRevoGridElement;
  private readonly charts: ChartLayer;
  private tab: TabModel = NOTHING;
  private columnsKey = '';
  private refreshing = false;
  private painting = false;
  private wanted: Place | null = null;
  /** The scroll position of each tab when another became active, in pixels. */
  private readonly scrolled = new Map<number, Scroll>();
  /** The position that the newly active tab still has to be scrolled to. */
  private returning: Scroll | null = null;
  /** Where a drag of the fill handle would end. */
  filling: Block | null = null;

  constructor(
    readonly root: HTMLElement,
    private readonly session: Session,
    private readonly takeFocus: () => void,
  ) {
    defineCustomElements();
    this.grid = document.createElement('revo-grid');
    Object.assign(this.grid, OFF, { rowSize: ROW_HEIGHT, resize: true, theme: 'default', frameSize: 3 });
    this.grid.addEventListener('afterrender', () => this.partRendered());
    this.grid.addEventListener('beforekeydown', (event) => event.preventDefault());
    this.grid.addEventListener('focusin', () => this.takeFocus());
    // Needed even if nothing is drawn afterwards: otherwise the first turn of the wheel would be undone.
    root.addEventListener('scroll', () => this.returning && this.hasArrived(this.returning) && this.stay(), {
      capture: true,
      passive: true,
    });
    this.grid.addEventListener('aftercolumnresize', (event) => this.resized((event as CustomEvent<Resized>).detail));
    root.append(this.grid);
    this.charts = new ChartLayer(root, () => this.pane());
  }

  /** Shows a tab; columns and rows are replaced only where they differ. */
  show(tab: TabModel): void {
    const before = this.tab;
    const comes = tab.view.id !== before.view.id;
    if (comes) this.leaveTab(before.view.id, tab.view.id);
    this.tab = tab;
    const key = columnsKey(tab);
    if (key !== this.columnsKey || comes) {
      this.columnsKey = key;
      this.grid.columns = tab.shownColumns.map((column) => columnFor(() => this.tab, column));
    }
    if (comes || !sameRows(tab, before)) this.setRows(tab);
    this.refresh();
  }

  /** A tab returns to its scroll position; one that has not been active yet shows its selection. */
  private leaveTab(left: number, next: number): void {
    const pane = this.pane();
    if (pane) this.scrolled.set(left, { x: pane.columns.scrollLeft, y: pane.rows.scrollTop });
    this.returning = this.scrolled.get(next) ?? { x: 0, y: 0 };
    if (!this.scrolled.has(next)) this.wanted ??= this.session.state.selection.active;
  }

  /** Redraws the visible cells, once per frame however many changed; the grid counts as busy until they are on the screen. */
  refresh(): void {
    this.root.ariaBusy = 'true';
    if (this.refreshing) return;
    this.refreshing = true;
    requestAnimationFrame(() => {
      this.refreshing = false;
      void this.grid.refresh('all');
    });
  }

  paint(): void {
    const { selection, copied, tabId } = this.session.state;
    paint(this.root, {
      tab: this.tab,
      selection,
      copied: copied && copied.tab === tabId ? copied.block : null,
      filling: this.filling,
    });
  }

  reveal(place: Place): void {
    this.wanted = place;
    this.scrollToWanted();
  }

  focus(): void {
    this.takeFocus();
  }

  leave(): void {
    document.querySelector<HTMLElement>('.page-frame, .menu-top[tabindex="0"]')?.focus();
  }

  element(place: Place): HTMLElement | null {
    return this.root.querySelector<HTMLElement>(`[data-a1="${a1(place)}"]`);
  }

  /** Also null if the cell is behind the frozen part. */
  box(place: Place): DOMRect | null {
    const box = this.element(place)?.getBoundingClientRect() ?? null;
    const pane = this.pane();
    if (!box || !pane) return box;
    const free = pane.rows.getBoundingClientRect();
    const sides = pane.columns.getBoundingClientRect();
    const above = place.row >= this.tab.view.frozenRows && (box.bottom <= free.top || box.top >= free.bottom);
    const beside = place.column >= this.tab.view.frozenColumns && (box.right <= sides.left || box.left >= sides.right);
    return above || beside ? null : box;
  }

  pageRows(): number {
    return Math.max(1, Math.floor((this.pane()?.rows.clientHeight ?? 0) / ROW_HEIGHT) - 1);
  }

  /** Scrolls by that many pixels, for a drag beyond the edge. */
  scrollBy(x: number, y: number): void {
    const pane = this.pane();
    if (!pane) return;
    if (y !== 0) void this.grid.scrollToCoordinate({ y: Math.max(0, pane.rows.scrollTop + y) });
    if (x !== 0) void this.grid.scrollToCoordinate({ x: Math.max(0, pane.columns.scrollLeft + x) });
  }

  /** The scrolling part beside and below the frozen ones. */
  pane(): Pane | null {
    const columns = this.root.querySelector<HTMLElement>('revogr-viewport-scroll.rgCol');
    const rows = columns?.querySelector<HTMLElement>('.vertical-inner');
    return columns && rows ? { rows, columns } : null;
  }

  private setRows(tab: TabModel): void {
    const rows = tab.shownRows.map((row) => ({ row }));
    const frozen = rows.filter(({ row }) => row < tab.view.frozenRows);
    this.grid.rowHeaders = rowNumbers(() => this.tab, 20 + 8 * Math.max(3, `${tab.view.rows}`.length));
    this.grid.pinnedTopSource = frozen;
    this.grid.source = rows.slice(frozen.length);
  }

  /** RevoGrid's parts render one by one within a frame; the follow-up is done once for all of them, before the frame is shown. */
  private partRendered(): void {
    if (this.painting) return;
    this.painting = true;
    queueMicrotask(() => {
      this.painting = false;
      this.rendered();
    });
  }

  private rendered(): void {
    this.paint();
    this.charts.draw(this.tab);
    const isCurrent = this.session.state.tab === this.tab;
    if (this.root.ariaBusy === 'true' && isCurrent && !this.refreshing && isRendered(this.root, this.tab)) {
      this.root.ariaBusy = 'false';
      this.root.dataset.drawn = `${this.tab.view.id}:${this.tab.version}`;
    }
    if (this.returning) this.scrollBack(this.returning);
    else if (this.wanted && this.element(this.wanted)) this.wanted = null;
    else if (this.wanted) this.scrollToWanted();
    this.root.dispatchEvent(new CustomEvent('gridrendered'));
  }

  /** Repeats until it has arrived: RevoGrid drops a position that the previous tab could not have had. */
  private scrollBack(to: Scroll): void {
    const pane = this.pane();
    if (!pane) return;
    if (!this.hasArrived(to)) void this.grid.scrollToCoordinate(this.reachable(pane, to));
    else this.stay();
  }

  private hasArrived(to: Scroll): boolean {
    const pane = this.pane();
    if (!pane) return false;
    const { x, y } = this.reachable(pane, to);
    return Math.abs(pane.rows.scrollTop - y) < 1 && Math.abs(pane.columns.scrollLeft - x) < 1;
  }

  /** A tab that became shorter or narrower may end before its old scroll position. */
  private reachable({ rows, columns }: Pane, { x, y }: Scroll): Scroll {
    return { x: Math.min(x, columns.scrollWidth - columns.clientWidth), y: Math.min(y, rows.scrollHeight - rows.clientHeight) };
  }

  private stay(): void {
    if (this.root.ariaBusy !== 'false') return;
    this.returning = null;
    this.scrollToWanted();
  }

  private scrollToWanted(): void {
    const pane = this.pane();
    const { wanted, tab } = this;
    if (!pane || !wanted || this.returning || tab.view.id !== this.session.state.tabId) return;
    if (wanted.row >= tab.view.frozenRows) {
      const top = (tab.rowPlace(wanted.row) - tab.rowPlace(tab.view.frozenRows)) * ROW_HEIGHT;
      const y = nearest(pane.rows.scrollTop, pane.rows.clientHeight, top, ROW_HEIGHT);
      if (y !== null) void this.grid.scrollToCoordinate({ y });
    }
    if (wanted.column >= tab.view.frozenColumns) {
      const before = tab.shownColumns.filter((column) => column >= tab.view.frozenColumns && column < wanted.column);
      const left = before.reduce((sum, column) => sum + tab.width(column), 0);
      const x = nearest(pane.columns.scrollLeft, pane.columns.clientWidth, left, tab.width(wanted.column));
      if (x !== null) void this.grid.scrollToCoordinate({ x });
    }
    if (this.element(wanted)) this.wanted = null;
  }

  private resized(columns: Resized): void {
    const { tabId } = this.session.state;
    if (tabId === null) return;
    for (const [, { prop, size }] of Object.entries(columns)) {
      void this.session.act({ do: 'resizeColumn', tab: tabId, column: Number(`${prop}`.slice(1)), width: Math.round(size ?? 0) });
    }
  }
}

interface Pane {
  readonly rows: HTMLElement;
  readonly columns: HTMLElement;
}

interface Scroll {
  readonly x: number;
  readonly y: number;
}

type Resized = Record<number, { prop: string | number; size?: number }>;

const columnsKey = (tab: TabModel): string =>
  JSON.stringify([tab.view.columns, tab.view.frozenColumns, tab.view.hiddenColumns, tab.view.widths]);

function sameRows(tab: TabModel, before: TabModel): boolean {
  if (tab.view.frozenRows !== before.view.frozenRows || tab.view.rows !== before.view.rows) return false;
  if (tab.shownRows.length !== before.shownRows.length) return false;
  return tab.shownRows.every((row, index) => row === before.shownRows[index]);
}
