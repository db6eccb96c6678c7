// Draws the charts of a tab over its grid, as plain bars. They lie above the cells and follow them when the grid scrolls; the pointer goes through to the cells.

import type { ChartView } from '../../protocol';
import { type Bars, barsOf, spokenBars } from '../model/bars';
import { ROW_HEIGHT, type TabModel } from '../model/tab-model';

const SVG = 'http://www.w3.org/2000/svg';
const COLORS = ['#3366cc', '#dc3912', '#ff9900', '#109618', '#990099', '#0099c6', '#dd4477', '#66aa00', '#b82e2e', '#316395'];
const TITLE = 28;
const LEGEND = 16;
const EDGE = 8;

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
    const pictures = tab.view.charts.map((chart) => ({ chart, at: placeOf(chart, tab), bars: barsOf(chart, tab) }));
    const key = JSON.stringify([tab.view.id, pictures]);
    if (key !== this.drawn) this.plane.replaceChildren(...pictures.map(({ chart, at, bars }) => picture(chart, at, bars)));
    this.drawn = key;
    this.follow();
  }

  /** What scrolls is RevoGrid's; its elements are made anew with the columns. */
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

function picture(chart: ChartView, { left, top }: Place, bars: Bars): SVGElement {
  const { width, height, title } = chart;
  const svg = part('svg', { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': spokenBars(title, bars) });
  Object.assign(svg.style, { left: `${left}px`, top: `${top}px` });
  svg.append(part('rect', { x: 0.5, y: 0.5, width: width - 1, height: height - 1, class: 'chart-ground' }));
  svg.append(words(title, { x: EDGE, y: 19, class: 'chart-title' }));
  const legend = bars.series.length > 1 ? legendOf(bars, width) : [];
  svg.append(...legend);
  const room = { top: TITLE + (legend.length > 0 ? LEGEND : 0), left: Math.min(130, width * 0.38), right: 36 };
  const step = (height - room.top - EDGE) / Math.max(1, bars.names.length);
  const unit = (width - room.left - room.right) / bars.most;
  bars.names.forEach((name, i) => {
    const y = room.top + i * step;
    const middle = y + step / 2 + 4;
    svg.append(words(clipped(name, room.left), { x: room.left - 6, y: middle, class: 'chart-name', 'text-anchor': 'end' }));
    let from = room.left;
    bars.series.forEach(({ values }, n) => {
      const value = Math.max(0, values[i] ?? 0);
      svg.append(
        part('rect', { x: from, y: y + step * 0.15, width: value * unit, height: step * 0.7, fill: COLORS[n % COLORS.length] ?? '' }),
      );
      from += value * unit;
    });
    const sum = bars.series.reduce((total, { values }) => total + (values[i] ?? 0), 0);
    if (step >= 9) svg.append(words(`${sum}`, { x: from + 4, y: middle, class: 'chart-value' }));
  });
  return svg;
}

function legendOf({ series }: Bars, width: number): readonly SVGElement[] {
  const each = Math.max(60, (width - 2 * EDGE) / series.length);
  return series.flatMap(({ name }, n) => {
    const x = EDGE + n * each;
    if (x + 30 > width) return [];
    const box = part('rect', { x, y: TITLE, width: 9, height: 9, fill: COLORS[n % COLORS.length] ?? '' });
    return [box, words(clipped(name, each - 12), { x: x + 13, y: TITLE + 9, class: 'chart-name' })];
  });
}

/** A letter of that size is about six pixels wide, a Chinese one eleven. */
function clipped(text: string, room: number): string {
  let [length, width] = [0, 0];
  const letters = Array.from(text);
  for (const letter of letters) {
    width += letter.charCodeAt(0) > 0x2e80 ? 11 : 6;
    if (width > room - 8) return `${letters.slice(0, Math.max(1, length - 1)).join('')}…`;
    length += 1;
  }
  return text;
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
