// The spreadsheet: its tabs, its metadata, and the record of what changed since the last announcement.

import type { Block } from '../protocol';
import { Calculator } from './calculator';
import { Refusal, type Value } from './cell';
import { CELLS_IN_BOOK, CHARACTERS_IN_NAME, CHARACTERS_OF_METADATA, TEXTS } from './limits';
import { EN_US, type Locale, localeNamed } from './locales';
import { type Metadata, type MetadataPlace, weightOf } from './metadata';
import { mapReferences } from './references';
import { type Area, accepts } from './rule';
import { Tab } from './tab';

/** What changed in a tab: blocks of cells, or more than cells. */
export interface Change {
  readonly blocks: Block[];
  more: boolean;
}

export class Book {
  tabs: Tab[] = [];
  metadata: Metadata[] = [];
  /** Whether tabs were added, deleted, moved or renamed. */
  tabsChanged = false;
  readonly changes = new Map<Tab, Change>();
  private readonly calculator = new Calculator(this);
  private nextMetadata = 1;
  private ownLocale: Locale = EN_US;
  /** Milliseconds since 1970, for NOW and TODAY. */
  now: () => number = Date.now;

  constructor(
    readonly id: string,
    public name: string,
    /** The spreadsheet's own time zone, which is not the script's. */
    readonly zone: string,
  ) {}

  get locale(): Locale {
    return this.ownLocale;
  }

  /** Numbers and dates keep their values; only their display and how they are typed change. */
  setLocale(name: string): void {
    this.ownLocale = localeNamed(name);
    for (const tab of this.tabs) {
      tab.locale = this.ownLocale;
      this.reshape(tab);
    }
  }

  tab(id: number): Tab | null {
    return this.tabs.find((tab) => tab.id === id) ?? null;
  }

  /** Tab names are case-insensitive, as in formulas. */
  named(name: string): Tab | null {
    const lower = name.toLowerCase();
    return this.tabs.find((tab) => tab.name.toLowerCase() === lower) ?? null;
  }

  /** A tab that must exist: one that a script or a person refers to may have been deleted meanwhile. */
  need(id: number): Tab {
    const tab = this.tab(id);
    if (tab === null) throw new Refusal(`Sheet ${id} not found`);
    return tab;
  }

  /** Records changed cells, so that formulas are recalculated and pages told. */
  touch(tab: Tab, block: Block): void {
    this.changeOf(tab).blocks.push(block);
    this.calculator.touch(tab, block);
  }

  /** Records a change of more than cells: rows, columns, filter, drop-downs. */
  reshape(tab: Tab): void {
    this.changeOf(tab).more = true;
    this.calculator.touchAll();
  }

  /** Makes pages redraw the tab although nothing in it changed. */
  redraw(tab: Tab): void {
    this.changeOf(tab).more = true;
  }

  private changeOf(tab: Tab): Change {
    const known = this.changes.get(tab);
    if (known !== undefined) return known;
    const fresh: Change = { blocks: [], more: false };
    this.changes.set(tab, fresh);
    return fresh;
  }

  /** Number of formula evaluations so far. */
  get evaluations(): number {
    return this.calculator.evaluations;
  }

  /** Calculates the formulas that are due; every read of values comes after this. */
  settle(): void {
    this.calculator.settle();
  }

  addTab(name: string, index: number, tab = new Tab(this.freshTabId(), name)): Tab {
    this.demandName(name);
    this.demandRoom(tab.rows.count * tab.columns.count);
    tab.locale = this.ownLocale;
    this.tabs.splice(index, 0, tab);
    this.tabsChanged = true;
    this.calculator.touchAll();
    return tab;
  }

  removeTab(tab: Tab): void {
    if (this.tabs.length === 1) throw new Refusal(TEXTS.lastTab);
    if (!tab.hidden && this.tabs.filter(({ hidden }) => !hidden).length === 1) throw new Refusal(TEXTS.lastTab);
    this.tabs = this.tabs.filter((one) => one !== tab);
    this.metadata = this.metadata.filter(({ place }) => place.tab !== tab.id);
    this.tabsChanged = true;
    this.changes.delete(tab);
    this.calculator.touchAll();
  }

  setHidden(tab: Tab, hidden: boolean): void {
    if (hidden && !this.tabs.some((one) => one !== tab && !one.hidden)) throw new Refusal(TEXTS.lastVisibleTab);
    tab.hidden = hidden;
    this.tabsChanged = true;
  }

  /** Formulas that name the tab follow. */
  renameTab(tab: Tab, name: string): void {
    if (name.toLowerCase() !== tab.name.toLowerCase()) this.demandName(name);
    const before = tab.name.toLowerCase();
    for (const one of this.tabs)
      one.layers.formulas.each((formula, row, column) => {
        const renamed = mapReferences(formula, (reference) =>
          reference.tab?.toLowerCase() === before ? { ...reference, tab: name } : reference,
        );
        if (renamed !== formula) one.layers.formulas.put(row, column, renamed);
      });
    tab.name = name;
    this.tabsChanged = true;
    this.calculator.touchAll();
  }

  /** Sheet ids are random numbers, except that the first sheet's is 0; an id is never reused. */
  freshTabId(): number {
    if (this.tabs.length === 0) return 0;
    const id = 1 + Math.floor(Math.random() * 2_000_000_000);
    return this.tab(id) === null ? id : this.freshTabId();
  }

  /** Sheet1, Sheet2 ...: the first that is free. */
  freeName(): string {
    let number = this.tabs.length + 1;
    while (this.named(`Sheet${number}`) !== null) number += 1;
    return `Sheet${number}`;
  }

  demandName(name: string): void {
    if (this.named(name) !== null) throw new Refusal(TEXTS.nameTaken(name));
    if (name === '' || name.length > CHARACTERS_IN_NAME) throw new Refusal(`Invalid sheet name: ${name.slice(0, CHARACTERS_IN_NAME)}`);
  }

  /** Refuses to grow beyond the cell limit; blank cells count. */
  demandRoom(added: number): void {
    const present = this.tabs.reduce((sum, { rows, columns }) => sum + rows.count * columns.count, 0);
    if (present + added > CELLS_IN_BOOK) throw new Refusal(TEXTS.tooManyCells);
  }

  addMetadata(place: MetadataPlace, key: string, value: string | null, visibility: Metadata['visibility']): Metadata {
    const made: Metadata = { id: this.nextMetadata, key, value, visibility, place: { ...place } };
    this.demandMetadataRoom(made);
    this.nextMetadata += 1;
    this.metadata.push(made);
    return made;
  }

  /** Replaces the entry with the same id. */
  replaceMetadata(changed: Metadata): void {
    this.demandMetadataRoom(changed);
    this.metadata = this.metadata.map((one) => (one.id === changed.id ? { ...changed } : one));
  }

  /** Each tab has a limit of its own. */
  private demandMetadataRoom(added: Metadata): void {
    const beside = this.metadata.filter((one) => one.id !== added.id && one.place.tab === added.place.tab);
    const total = beside.reduce((sum, one) => sum + weightOf(one), weightOf(added));
    if (total > CHARACTERS_OF_METADATA) throw new Refusal(TEXTS.tooMuchMetadata);
  }

  /** Restores an entry from a snapshot; its id is not reused. */
  restoreMetadata(saved: Metadata): void {
    this.metadata.push(saved);
    this.nextMetadata = Math.max(this.nextMetadata, saved.id + 1);
  }

  /** The choices offered by the rule on a cell, as text. */
  choicesAt(tab: Tab, row: number, column: number): readonly string[] {
    const rule = tab.layers.rules.at(row, column);
    return rule === undefined ? [] : rule.area === null ? rule.choices : this.textsIn(rule.area);
  }

  textsIn(area: Area): readonly string[] {
    const tab = this.tab(area.tab);
    if (tab === null) return [];
    const texts: string[] = [];
    const { row, column, rows, columns } = area.block;
    for (let r = row; r < row + rows; r += 1)
      for (let c = column; c < column + columns; c += 1) {
        const text = tab.shown(r, c);
        if (text !== '') texts.push(text);
      }
    return texts;
  }

  /** Whether the cell's rule, if any, refuses the value. */
  refuses(tab: Tab, row: number, column: number, value: Value | undefined): boolean {
    const rule = tab.layers.rules.at(row, column);
    return rule?.strict === true && !accepts(rule, this.choicesAt(tab, row, column), value, tab.locale);
  }
}
