// The in-memory platform as a stage of the conformance suite.

import type { RowNumber } from '../../../src/commands/ports';
import { MemoryBook } from '../../fakes/memory-book';
import type { MemoryGrid } from '../../fakes/memory-grid';
import { MapMemory, MemoryLock, nodeDigest, plainPerson, VirtualClock } from '../../fakes/memory-platform';
import type { MemoryTab } from '../../fakes/memory-tab';
import type { Area, People, Stage } from './stage';

export function memoryStage(): Stage {
  const book = new MemoryBook('stage-book');
  return {
    book,
    people: peopleOf(book),
    mine: new MapMemory(),
    shared: new MapMemory(),
    lock: new MemoryLock(),
    clock: new VirtualClock(),
    digest: nodeDigest,
    person: plainPerson('tester@example.com'),
    reopen: () => book,
    copyFile: () => book.copyBook(),
  };
}

const OWNER = 'owner@example.test';
const endless = (area: Area): Area => ({ ...area, rows: Number.isFinite(area.rows) ? area.rows : Number.MAX_SAFE_INTEGER });

function peopleOf(book: MemoryBook): People {
  const tab = (id: number): MemoryTab => {
    const found = book.tab(id);
    if (found === null) throw new Error(`no tab ${id}`);
    return found;
  };
  const grid = (id: number): MemoryGrid => tab(id).grid;
  return {
    type: (id, row, column, text) => grid(id).type(row, column, text),
    typeFormula: (id, row, column, formula, shown) => grid(id).formula(row, column, shown, formula),
    link: (id, row, column, text, url) => grid(id).link(row, column, text, url),
    placeBox: (id, row, column) => grid(id).boxes(row, row, column),
    insertRows: (id, before, count) => grid(id).insertRows(before, count),
    deleteRows: (id, at, count) => grid(id).deleteRows(at, count),
    moveColumn: (id, column, to) => grid(id).moveColumns(column, 1, to),
    isHidden: (id, column) => grid(id).column(column).hidden,
    hideRow: (id, row) => grid(id).hideRow(row),
    setRule: (id, row, column, choices) => grid(id).rule(row, column, choices),
    protect: (id, area) => (area === null ? grid(id).obstacles.protectAll([OWNER]) : grid(id).obstacles.protect(endless(area), [OWNER])),
    protectStore: (name) => void book.protectedStores.add(name),
    merge: (id, area) => grid(id).obstacles.merge(area),
    makeTable: (id, area) => grid(id).obstacles.makeTable(area),
    speak: () => {},
    choicesAt: (id, row, column) => tab(id).choicesAt(row, column),
    noteAt: (id, row, column) => grid(id).row(row).notes[column - 1] ?? '',
    selectRows: (id, from, to) => {
      tab(id).selection = [{ from: from as RowNumber, to: to as RowNumber }];
    },
    duplicateTab: (id) => book.duplicateTab(id).id,
    gridSize: (id) => ({ rows: grid(id).rows.length, columns: grid(id).columns.length }),
    isFiltered: (id) => grid(id).filtered,
    charts: (id) => book.tab(id)?.charts.map(({ areas }) => areas) ?? [],
    frozen: (id) => ({ rows: grid(id).frozenRows, columns: grid(id).frozenColumns }),
  };
}
