// Draws a tab's charts over its grid, as plain bars. They are above the cells and follow them when the grid scrolls; pointer events pass
// through to the cells.

import type { ChartView } from '../../protocol';
import { type ChartData, chartDataOf, chartDescription } from '../model/chart-data';
import { ROW_HEIGHT, type TabModel } from '../model/tab-model';

const SVG = 'http://www.w3.org/2000/svg';
const COLORS = ['#3366cc', '#dc3912', '#ff9900', '#109618', '#990099', '#0099c6', '#dd4477', '#66aa00', '#b82e2e', '#316395'];
const TITLE = 28;
const LEGEND = 16;
const EDGE = 8;
const THICKEST = 24;

type Pane = { readonly rows: HTMLElement; readonly columns: HTMLElement } | null;

export class ChartLayer {
  private readonly layer = document.createElement('div');
  private readonly plane = document.createElement('div');
  private watched: Pane = null;
  private drawn = '';

  constructor(
    private readonly root: HTMLElement,
    private readonly pane: () => Pane,
  ) {
    this.layer.className = 'charts';
    this.plane.className = 'charts-plane';
    this.layer.append(this.plane);
    root.append(this.layer);
  }

  draw(tab: TabModel): void {
    this.layer.hidden = tab.view.charts.length === 0;
    if (tab.view.charts.length === 0) {
      this.plane.replaceChildren();
      this.drawn = '';
      return;
    }
    const pictures = tab.view.charts.map((chart) => ({ chart, at: placeOf(chart, tab), bars: chartDataOf(chart, tab) }));
    const key = JSON.stringify([tab.view.id, pictures]);
    if (key !== this.drawn) this.plane.replaceChildren(...pictures.map(({ chart, at, bars }) => picture(chart, at, bars)));
    this.drawn = key;
    this.follow();
  }

  /** RevoGrid owns the scrolling elements and recreates them with the columns. */
  private follow(): void {
    const pane = this.pane();
    if (pane === null) return;
    if (pane.rows !== this.watched?.rows) {
      this.watched = pane;
      pane.rows.addEventListener('scroll', () => this.place(pane), { passive: true });
      pane.columns.addEventListener('scroll', () => this.place(pane), { passive: true });
    }
    this.place(pane);
  }

  private place({ rows, columns }: NonNullable<Pane>): void {
    const [outer, height, width] = [this.root.getBoundingClientRect(), rows.getBoundingClientRect(), columns.getBoundingClientRect()];
    Object.assign(this.layer.style, {
      left: `${width.left - outer.left}px`,
      top: `${height.top - outer.top}px`,
      width: `${columns.clientWidth}px`,
      height: `${rows.clientHeight}px`,
    });
    this.plane.style.transform = `translate(${-columns.scrollLeft}px, ${-rows.scrollTop}px)`;
  }
}

interface Place {
  readonly left: number;
  readonly top: number;
}

function placeOf({ row, column, x, y }: ChartView, tab: TabModel): Place {
  const before = tab.shownColumns.filter((one) => one >= tab.view.frozenColumns && one < column);
  return {
    left: before.reduce((sum, one) => sum + tab.width(one), x),
    top: (tab.rowPlace(row) - tab.rowPlace(tab.view.frozenRows)) * ROW_HEIGHT + y,
  };
}

function picture(chart: ChartView, { left, top }: Place, bars: ChartData): SVGElement {
  const { width, height, title } = chart;
  const svg = part('svg', { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': chartDescription(title, bars) });
  Object.assign(svg.style, { left: `${left}px`, top: `${top}px` });
  svg.append(part('rect', { x: 0.5, y: 0.5, width: width - 1, height: height - 1, class: 'chart-ground' }));
  svg.append(words(title, { x: EDGE, y: 19, class: 'chart-title' }));
  const legend = bars.series.length > 1 ? legendOf(bars, width) : { parts: [], lines: 0 };
  svg.append(...legend.parts);
  const room = { top: TITLE + legend.lines * LEGEND, left: Math.min(130, width * 0.38), right: 36 };
  const step = (height - room.top - EDGE) / Math.max(1, bars.names.length);
  const thick = Math.min(THICKEST, step * 0.7);
  const unit = (width - room.left - room.right) / bars.most;
  bars.names.forEach((name, i) => {
    const center = room.top + (i + 0.5) * step;
    svg.append(words(clipped(name, room.left), { x: room.left - 6, y: center + 4, class: 'chart-name', 'text-anchor': 'end' }));
    let from = room.left;
    bars.series.forEach(({ values }, n) => {
      const length = Math.max(0, values[i] ?? 0) * unit;
      svg.append(part('rect', { x: from, y: center - thick / 2, width: length, height: thick, fill: colorOf(n) }));
      from += length;
    });
    const sum = bars.series.reduce((total, { values }) => total + (values[i] ?? 0), 0);
    if (step >= 9) svg.append(words(`${sum}`, { x: from + 4, y: center + 4, class: 'chart-value' }));
  });
  return svg;
}

interface Legend {
  readonly parts: readonly SVGElement[];
  readonly lines: number;
}

function legendOf({ series }: ChartData, width: number): Legend {
  const parts: SVGElement[] = [];
  let [x, line] = [EDGE, 0];
  series.forEach(({ name }, n) => {
    const text = clipped(name, 120);
    const length = 13 + widthOf(text) + 10;
    if (x + length > width && x > EDGE) [x, line] = [EDGE, line + 1];
    const y = TITLE + line * LEGEND;
    parts.push(part('rect', { x, y, width: 9, height: 9, fill: colorOf(n) }), words(text, { x: x + 13, y: y + 9, class: 'chart-name' }));
    x += length;
  });
  return { parts, lines: line + 1 };
}

const colorOf = (n: number): string => COLORS[n % COLORS.length] ?? '';

/** A letter of that size is about six pixels wide, a Chinese one eleven. */
const widthOf = (text: string): number => Array.from(text).reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? 11 : 6), 0);

function clipped(text: string, room: number): string {
  const letters = Array.from(text);
  while (letters.length > 1 && widthOf(letters.join('')) > room - 14) letters.pop();
  return letters.length < Array.from(text).length ? `${letters.join('')}…` : text;
}

function part(name: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, `${value}`);
  return element;
}

function words(text: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = part('text', attributes);
  element.textContent = text;
  return element;
}
