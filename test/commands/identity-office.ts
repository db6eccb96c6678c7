// A tab of creators who differ in every field, and what people do to its rows and columns.

import type { CallArguments } from '../../src/commands/calls';
import { repairRows, repairsFor } from '../../src/commands/edits/repair';
import { survey } from '../../src/commands/tab/survey';
import { openView } from '../../src/commands/tab/view';
import { type Channel, EDITABLE_FIELDS } from '../../src/fields/fields';
import type { Repair } from '../../src/rpc/shapes';
import type { Waiting } from '../../src/sync/model';
import type { MemoryGrid } from '../fakes/memory-grid';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';

const two = (n: number): string => String(n).padStart(2, '0');

/** Creator number `n`, 1-based: c-01, c-02. Statuses, owners and labels repeat, texts are unique to each creator. */
function channelNo(n: number, crm: ModelCrm): Channel {
  const id = creator(`c-${two(n)}`);
  return {
    ...blankChannel(id),
    status: crm.statusList[(n * 2) % 3] ?? null,
    owner: crm.memberList[n % 3] ?? null,
    labels: crm.labelList.filter((_, i) => (n >> i) % 2 === 1),
    notes: `note ${two((n * 7) % 31)} of ${id}`,
    email: `${two((n * 11) % 31)}.${id}@example.com`,
    contactLink: n % 4 === 0 ? '' : `https://example.com/contact/${two((n * 5) % 31)}/${id}`,
  };
}

/** A spreadsheet into which `count` creators were pulled: c-01 in row 2, and so on; one own column "Budget" at the right end. */
export function officeOf(count: number, crm = new ModelCrm()): Office {
  for (let n = 1; n <= count; n += 1) crm.channels.set(creator(`c-${two(n)}`), channelNo(n, crm));
  const office = new Office(crm);
  office.pull();
  const own = office.tab.grid.lastColumn() + 1;
  office.tab.grid.type(1, own, 'Budget');
  for (let n = 1; n <= count; n += 1) office.tab.grid.type(n + 1, own, `budget c-${two(n)}`);
  return office;
}

export const gridOf = (office: Office): MemoryGrid => office.tab.grid;

export function rowOf(office: Office, id: string): number {
  const grid = gridOf(office);
  const column = grid.columnOf('creatorId');
  for (let row = 2; row <= grid.lastRow(); row += 1) if (grid.text(row, column) === id) return row;
  throw new Error(`no row for ${id}`);
}

export const textAt = (office: Office, row: number, field: string): string => gridOf(office).text(row, gridOf(office).columnOf(field));

export const typeAt = (office: Office, row: number, field: string, text: string): void =>
  gridOf(office).type(row, gridOf(office).columnOf(field), text);

/** Copies rows `from .. from + count - 1` of a span of fields over the rows from `to` on, as a paste does. */
export function pasteRows(office: Office, from: number, count: number, to: number, span: readonly [string, string]): void {
  const grid = gridOf(office);
  const [first, last] = [grid.columnOf(span[0]), grid.columnOf(span[1])];
  const copied = Array.from({ length: count }, (_, i) =>
    Array.from({ length: last - first + 1 }, (_, j) => grid.cell(from + i, first + j)),
  );
  grid.growRows(to + count - 1);
  copied.forEach((cells, i) => {
    cells.forEach((cell, j) => {
      grid.setCell(to + i, first + j, cell);
    });
  });
}

/** Cuts the cells of a whole column, heading included, and pastes them elsewhere; marks stay in place. */
export function carryColumn(office: Office, from: number, to: number): void {
  const grid = gridOf(office);
  for (let row = 1; row <= grid.lastRow(); row += 1) {
    grid.setCell(row, to, grid.cell(row, from));
    grid.setCell(row, from, undefined);
  }
}

/** Sorts rows below the headings by the cells of one field, moving only the cells of a span of fields. */
export function sortSpan(office: Office, by: string, span: readonly [string, string], ascending = true): void {
  const grid = gridOf(office);
  grid.sortPart(grid.columnOf(by), grid.columnOf(span[0]), grid.columnOf(span[1]), ascending);
}

/** Edits that must reach the CRM in every case, and nobody else: a note of c-03, a status of c-08. */
export function editedOffice(count = 12): Office {
  const office = officeOf(count);
  typeAt(office, rowOf(office, 'c-03'), 'notes', 'mine of c-03');
  typeAt(office, rowOf(office, 'c-08'), 'status', 'Completed');
  return office;
}

export const EDITS: readonly string[] = ['c-03 notes', 'c-08 status'];

/** Sends exactly these edits, each to its creator; afterwards a refresh and a Sync find nothing, and nobody waits. */
export function expectWhole(office: Office, edits: readonly string[] = EDITS): void {
  expect(reasons(office)).toEqual([]);
  expect(sends(office)).toEqual(edits);
  if (edits.length > 0) expect(office.sync()).toMatchObject({ state: 'done', applied: edits.length });
  if (edits === EDITS) expect(office.crm.channels.get(creator('c-03'))?.notes).toBe('mine of c-03');
  office.refresh();
  expect(office.review()).toBeNull();
  expect(reasons(office)).toEqual([]);
  expect(shownCells(office)).toEqual(pulledCells(office));
}

/** What a Sync would send or ask about now, as "c-01 notes". Nothing is confirmed. */
export function sends(office: Office): readonly string[] {
  const review = office.review();
  return [...(review?.changes ?? []), ...(review?.conflicts ?? [])].map(({ creatorId, field }) => `${creatorId} ${field}`).sort();
}

export function waiting(office: Office): readonly Waiting[] {
  return survey(office.ctx, must(openView(office.ctx, office.tab))).waiting;
}

/** The reasons why rows wait, each once. */
export const reasons = (office: Office): readonly string[] => [...new Set(waiting(office).map(({ reason }) => reason.why))].sort();

type RowRepair = CallArguments<'repairRows'>['repair'];
const ofRows: readonly Repair[] = repairRows.schema().shape.repair.options;
const isOfRows = (repair: Repair): repair is RowRepair => ofRows.includes(repair);

/** Applies the recommended repair of everything that waits for this reason; returns the repair, or null if nothing waits. */
export function repairAll(office: Office, why: Waiting['reason']['why']): Repair | null {
  const places = waiting(office).filter(({ reason }) => reason.why === why);
  const repairs = new Set(places.map((place) => repairsFor(place)[0] ?? 'leave'));
  for (const repair of repairs) {
    const fitting = places.filter((place) => repairsFor(place)[0] === repair);
    if (isOfRows(repair)) must(repairRows(office.ctx, { repair, rows: fitting.flatMap(({ rows }) => rows) }));
  }
  return [...repairs][0] ?? null;
}

/** Applies the recommended repairs of everything that waits, a few times over: one may reveal what another has to repair. */
export function mend(office: Office): void {
  for (let i = 0; i < 4; i += 1) for (const why of new Set(waiting(office).map(({ reason }) => reason.why))) repairAll(office, why);
}

export const restoreHeadings = (office: Office): number => must(repairRows(office.ctx, { repair: 'restore-headings', rows: [] })).rows;

/** Every creator's cells as the sheet shows them by id, each distinct one once, however many rows there are. */
export function shownCells(office: Office): ReadonlyMap<string, readonly string[]> {
  const grid = gridOf(office);
  const shown = new Map<string, string[]>();
  for (let row = 2; row <= grid.lastRow(); row += 1) {
    const id = textAt(office, row, 'creatorId');
    if (id === '') continue;
    const cells = [...EDITABLE_FIELDS, 'handle', 'channelLink', 'name'].map((field) => textAt(office, row, field));
    shown.set(id, [...new Set([...(shown.get(id) ?? []), cells.join(' | ')])]);
  }
  return shown;
}

/** Every creator's cells as a fresh pull of the same CRM shows them. */
export const pulledCells = (office: Office): ReadonlyMap<string, readonly string[]> => shownCells(officeOf(0, office.crm));
