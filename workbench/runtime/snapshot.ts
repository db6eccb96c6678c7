// A book as lines of JSON: a head, and one line per tab that is only rebuilt when the tab changed.

import { Book } from '../model/book';
import type { Chart } from '../model/chart';
import type { Filter } from '../model/criteria';
import { type Guards, UNGUARDED } from '../model/guards';
import { Lines, type SavedLines } from '../model/lines';
import type { Metadata } from '../model/metadata';
import { type SavedRow, SparseGrid } from '../model/sparse-grid';
import { LAYERS, type Layers, Tab } from '../model/tab';

export interface SavedBook {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  /** Absent in files from before locales other than en_US were supported. */
  readonly locale?: string;
  readonly metadata: readonly Metadata[];
}

/** The line of a tab, and the state it represents. */
export interface TabLine {
  readonly version: string;
  /** In UTF-8, without a newline: as a string, a large tab would take twice the memory, and once more while it is built. */
  readonly line: Buffer;
}

type SavedLayer = readonly SavedRow[];

interface SavedTab {
  readonly id: number;
  readonly name: string;
  readonly hidden: boolean;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly rows: SavedLines;
  readonly columns: SavedLines;
  readonly filter: {
    readonly block: Filter['block'];
    readonly criteria: readonly (readonly [number, Filter['criteria'] extends ReadonlyMap<number, infer C> ? C : never])[];
  } | null;
  /** Absent in files from before tabs had any. */
  readonly guards?: Guards;
  readonly charts?: readonly Chart[];
  /** `links` is absent in files from before cells had any. */
  readonly layers: Readonly<Record<Exclude<keyof Layers, 'links'>, SavedLayer>> & { readonly links?: SavedLayer };
}

/** `known` caches lines between calls. */
export function bookLines(
  { id, name, zone, locale, metadata, tabs }: Book,
  known: Map<number, TabLine>,
): { readonly head: SavedBook; readonly tabs: readonly Buffer[] } {
  const lines = tabs.map((tab) => {
    const version = `${id} ${tab.version} ${tab.name} ${tab.hidden}`;
    const before = known.get(tab.id);
    if (before?.version === version) return before.line;
    const line = lineOf(tab);
    const kept = before?.line.equals(line) ? before.line : line;
    known.set(tab.id, { version, line: kept });
    return kept;
  });
  return { head: { id, name, zone, locale: locale.name, metadata }, tabs: lines };
}

/** Characters that are converted to bytes together. */
const PIECE = 1 << 16;

/** Row by row, so that no second copy of the tab is in memory while it is saved. */
function lineOf(tab: Tab): Buffer {
  const pieces: Buffer[] = [];
  let text = '';
  const add = (more: string): void => {
    text += more;
    if (text.length < PIECE) return;
    pieces.push(Buffer.from(text));
    text = '';
  };
  add(`${JSON.stringify(shapeOf(tab)).slice(0, -1)},"layers":{`);
  LAYERS.forEach((layer, n) => {
    add(`${n === 0 ? '' : ','}"${layer}":[`);
    let first = true;
    for (const row of tab.layers[layer].savedRows()) {
      add(first ? row : `,${row}`);
      first = false;
    }
    add(']');
  });
  return Buffer.concat([...pieces, Buffer.from(`${text}}}`)]);
}

/** Everything except the contents of its cells. */
function shapeOf(tab: Tab): Omit<SavedTab, 'layers'> {
  const { id, name, hidden, frozenRows, frozenColumns, rows, columns, filter, guards, charts } = tab;
  return {
    id,
    name,
    hidden,
    frozenRows,
    frozenColumns,
    rows: rows.toJSON(),
    columns: columns.toJSON(),
    filter: filter && { block: filter.block, criteria: [...filter.criteria] },
    guards,
    charts,
  };
}

export function bookFrom({ id, name, zone, locale, metadata }: SavedBook, lines: readonly string[]): Book {
  const book = new Book(id, name, zone);
  if (locale !== undefined) book.setLocale(locale);
  for (const line of lines) {
    const tab = tabFrom(JSON.parse(line) as SavedTab);
    book.addTab(tab.name, book.tabs.length, tab);
  }
  for (const one of metadata) book.restoreMetadata(one);
  book.tabsChanged = false;
  return book;
}

function tabFrom(saved: SavedTab): Tab {
  const tab = new Tab(saved.id, saved.name);
  tab.hidden = saved.hidden;
  tab.frozenRows = saved.frozenRows;
  tab.frozenColumns = saved.frozenColumns;
  tab.rows = Lines.from(saved.rows);
  tab.columns = Lines.from(saved.columns);
  tab.filter = saved.filter && { block: saved.filter.block, criteria: new Map(saved.filter.criteria) };
  tab.guards = saved.guards ?? UNGUARDED;
  tab.charts = saved.charts ?? [];
  const { values, formulas, formats, notes, links, looks, rules } = saved.layers;
  tab.layers = {
    values: SparseGrid.from(values),
    formulas: SparseGrid.from(formulas),
    formats: SparseGrid.from(formats),
    notes: SparseGrid.from(notes),
    links: SparseGrid.from(links ?? []),
    looks: SparseGrid.from(looks),
    rules: SparseGrid.from(rules),
  };
  return tab;
}
