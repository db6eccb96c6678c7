// The real adapters over the emulated services as a stage of the conformance suite.

import { Book } from '../../../workbench/model/book';
import { copyTab, duplicateTab } from '../../../workbench/model/duplicate';
import { setGuards } from '../../../workbench/model/guarding';
import type { Protection } from '../../../workbench/model/guards';
import type { Rule } from '../../../workbench/model/rule';
import { deleteLines, hideLines, insertLines, moveLines } from '../../../workbench/model/structure';
import type { Tab } from '../../../workbench/model/tab';
import { UserSelection } from '../../../workbench/model/user-selection';
import { writeBlock } from '../../../workbench/model/writing';
import type { Block } from '../../../workbench/protocol';
import { type CountingHost, countingHost } from './emulated-host';
import { type Adapters, adaptersOn } from './emulated-realm';
import type { Area, People, Stage } from './stage';

/** What people do that no adapter can detect. */
interface EmulatedPeople extends People {
  /** Allows several choices at once in an existing drop-down. */
  allowSeveral(tab: number, row: number, column: number): void;
  allowsSeveral(tab: number, row: number, column: number): boolean;
}

/** What outlives an execution: the file, what is stored beside it, and the people in it. */
export interface EmulatedDocument {
  readonly people: EmulatedPeople;
  readonly file: Book;
  readonly userSelection: UserSelection;
  readonly host: CountingHost;
  /** A new execution: it knows what is stored, and nothing else. */
  enter(): Adapters;
  /** The same document by itself, as it is between two executions: what happens to one does not happen to the other. */
  twin(): EmulatedDocument;
}

/** A document, and one execution in it. */
export interface EmulatedStage extends Omit<Stage, 'people'>, Omit<EmulatedDocument, 'twin'> {
  readonly problemOfThrown: Adapters['problemOfThrown'];
}

export function emulatedStage(zone = 'Etc/UTC'): EmulatedStage {
  const document = emulatedDocument(zone);
  const adapters = document.enter();
  const mine = adapters.personMemory();
  const book = adapters.openBook();
  return {
    ...document,
    problemOfThrown: adapters.problemOfThrown,
    book,
    mine,
    shared: adapters.documentMemory(),
    lock: adapters.documentLock(),
    clock: adapters.clock,
    digest: adapters.sha256,
    person: adapters.currentPerson(mine, book.id),
    reopen: () => document.enter().openBook(),
    copyFile: () => adaptersOn(countingHost(copyOf(document.file, 'copied-book'), document.userSelection)).openBook(),
  };
}

export function emulatedDocument(zone = 'Etc/UTC'): EmulatedDocument {
  const file = new Book('emulated-book', 'Stage', zone);
  const userSelection = new UserSelection(file.addTab('Sheet1', 0).id);
  return documentOf(file, userSelection, countingHost(file, userSelection));
}

const documentOf = (file: Book, userSelection: UserSelection, host: CountingHost): EmulatedDocument => ({
  file,
  userSelection,
  host,
  people: peopleOf(file, userSelection, host),
  enter: () => adaptersOn(host),
  twin: () => {
    const [copy, selection] = [copyOf(file, file.id), userSelection.copy()];
    const texts = new Map([...host.texts].map(([kind, own]) => [kind, new Map(own)]));
    const own = countingHost(copy, selection, texts);
    Object.assign(own.facts, host.facts);
    own.refusesLate = host.refusesLate;
    return documentOf(copy, selection, own);
  },
});

/** Like "Make a copy": everything under that id, tabs and metadata keep theirs. */
function copyOf(file: Book, id: string): Book {
  const copy = new Book(id, file.name, file.zone);
  for (const tab of file.tabs) copy.addTab(tab.name, copy.tabs.length, copyTab(tab, tab.id, tab.name));
  copy.setLocale(file.locale.name);
  for (const one of file.metadata) copy.restoreMetadata({ ...one });
  copy.now = file.now;
  return copy;
}

const OWNER = 'owner@example.test';

/** The owner protects the tab, or part of it. */
function protect(file: Book, tab: Tab, area: Area | null): void {
  const block = area === null ? null : blockOf(tab, area);
  const endless = area !== null && !Number.isFinite(area.rows);
  const id = tab.guards.protections.length + 1;
  const made: Protection = { id, block, endless, open: [], editors: [OWNER], warns: false, description: '' };
  setGuards(file, tab, { ...tab.guards, protections: [...tab.guards.protections, made] });
}

const blockOf = (tab: Tab, { row, rows, column, columns }: Area): Block => ({
  row: row - 1,
  rows: Number.isFinite(rows) ? rows : tab.rows.count - row + 1,
  column: column - 1,
  columns,
});

function named(file: Book, name: string): Tab {
  const tab = file.named(name);
  if (tab === null) throw new Error(`no sheet ${name}`);
  return tab;
}

function peopleOf(file: Book, userSelection: UserSelection, host: CountingHost): EmulatedPeople {
  const at = (row: number, column: number) => ({ row: row - 1, column: column - 1, rows: 1, columns: 1 });
  const type = (id: number, row: number, column: number, text: string): void =>
    writeBlock(file, file.need(id), at(row, column), () => text, 'person');
  return {
    type,
    typeFormula: (id, row, column, formula) => {
      // A formula gets into a plain-text column by pasting, which brings its own format.
      file.need(id).layers.formats.put(row - 1, column - 1, undefined);
      type(id, row, column, formula);
    },
    link: (id, row, column, text, url) => {
      type(id, row, column, text);
      file.need(id).layers.links.put(row - 1, column - 1, [{ start: 0, end: text.length, url }]);
    },
    placeBox: (id, row, column) => type(id, row, column, 'FALSE'),
    insertRows: (id, before, count) => insertLines(file, file.need(id), 'rows', before - 1, count, null),
    deleteRows: (id, from, count) => deleteLines(file, file.need(id), 'rows', from - 1, count),
    moveColumn: (id, column, to) => moveLines(file, file.need(id), 'columns', column - 1, 1, to - 1),
    isHidden: (id, column) =>
      file
        .need(id)
        .columns.where(({ hidden }) => hidden === true)
        .includes(column - 1),
    hideRow: (id, row) => hideLines(file, file.need(id), file.need(id).rows, row - 1, 1, true),
    allowSeveral: (id, row, column) => {
      const { rules } = file.need(id).layers;
      const rule = rules.at(row - 1, column - 1);
      if (rule !== undefined) rules.put(row - 1, column - 1, { ...rule, several: true });
    },
    allowsSeveral: (id, row, column) => file.need(id).layers.rules.at(row - 1, column - 1)?.several === true,
    setRule: (id, row, column, choices) => void file.need(id).layers.rules.put(row - 1, column - 1, rejecting(choices)),
    protect: (id, area) => protect(file, file.need(id), area),
    protectStore: (name) => protect(file, named(file, name), null),
    merge: (id, area) => {
      const tab = file.need(id);
      setGuards(file, tab, { ...tab.guards, merges: [...tab.guards.merges, blockOf(tab, area)] });
    },
    makeTable: (id, area) => {
      const tab = file.need(id);
      setGuards(file, tab, { ...tab.guards, tables: [...tab.guards.tables, blockOf(tab, area)] });
    },
    speak: (locale) => {
      host.facts.locale = locale;
    },
    choicesAt: (id, row, column) => choicesOf(file, file.need(id), row, column),
    noteAt: (id, row, column) => file.need(id).layers.notes.at(row - 1, column - 1) ?? '',
    selectRows: (id, from, to) => {
      userSelection.active = id;
      userSelection.select(id, [{ row: from - 1, column: 0, rows: to - from + 1, columns: 2 }]);
    },
    duplicateTab: (id) => duplicateTab(file, file.need(id)).id,
    gridSize: (id) => file.need(id).extent,
    isFiltered: (id) => file.need(id).filter !== null,
    charts: (id) =>
      file
        .need(id)
        .charts.map(({ blocks }) => blocks.map(({ row, column, rows, columns }) => ({ row: row + 1, column: column + 1, rows, columns }))),
    frozen: (id) => ({ rows: file.need(id).frozenRows, columns: file.need(id).frozenColumns }),
  };
}

const rejecting = (choices: readonly string[]): Rule => ({
  criteria: 'VALUE_IN_LIST',
  choices,
  area: null,
  arrow: true,
  strict: true,
});

/** What the drop-down of a cell shows. */
function choicesOf(file: Book, tab: Tab, row: number, column: number): readonly string[] | null {
  const rule = tab.layers.rules.at(row - 1, column - 1);
  if (rule === undefined) return null;
  if (rule.area === null) return rule.choices;
  const { block, tab: source } = rule.area;
  const cells = Array.from({ length: block.rows }, (_, i) => file.need(source).value(block.row + i, block.column));
  return cells.filter((value) => value !== undefined).map(String);
}
