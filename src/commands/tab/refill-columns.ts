// Restores the contents of our columns after they were recreated or emptied, or a person moved their cells elsewhere.

import { grouped } from '../../../contract/named';
import { type ColumnField, EDITABLE_FIELDS, IDENTIFYING_FIELDS } from '../../fields/fields';
import { RefusedWrite } from '../../rpc/problems';
import { identify, ownersOf, pairKey } from '../../sync/identity';
import type { BaseRecord, CreatorId, EditableField, RowNumber, SheetRow } from '../../sync/model';
import { rowNumberOf } from '../../sync/model';
import type { Context } from '../context';
import type { CellPatch, CellSeen, ColumnSighting, Tab } from '../ports';
import { type BaseBook, openBase } from './base-book';
import { askOfCopies } from './copied-rows';
import { textsMeant } from './linked-cells';
import { demandWritten } from './refused';
import { FIRST_ROW, rowAt } from './view';
import type { ViewRecord } from './view-store';

/** Fields whose cell contents the base knows. */
const KNOWN_FIELDS: readonly ColumnField[] = [...IDENTIFYING_FIELDS, ...EDITABLE_FIELDS];

/** How often we look again when rows move between looking and writing. */
const TRIES = 3;

type Bases = ReadonlyMap<string, BaseRecord>;

/** The columns of a view with their texts below the headings; `fields` are those in doubt. */
interface Columns {
  readonly bases: Bases;
  readonly fields: ReadonlySet<ColumnField>;
  readonly rows: number;
  /** The texts of the column that has the field's mark. */
  readonly own: ReadonlyMap<ColumnField, readonly string[]>;
  /** The texts under the field's heading in another column. */
  readonly stray: ReadonlyMap<ColumnField, readonly string[]>;
}

/**
 * Fills the blank cells in the columns of `fields`, whose marks exist in the tab: a field that was in doubt is never cleared. If the cells
 * were moved to another column, unsent edits come along and that column is blanked. Ids are restored through fingerprint columns that name
 * exactly one creator, other cells through the row's creator. Texts in a column without a duplicate stay.
 *
 * A cell that Google refuses would stay blank and pass for an edit, so `RefusedWrite` is thrown and the columns stay in doubt; likewise if
 * a person moves rows on every look.
 */
export function refillColumns(ctx: Context, tab: Tab, columns: ViewRecord['columns'], fields: ReadonlySet<ColumnField>): void {
  const book = openBase(ctx, tab.id);
  if (book.records.size === 0 || !KNOWN_FIELDS.some((field) => fields.has(field))) return;
  for (let attempt = 0; attempt < TRIES; attempt += 1) if (refillOnce(ctx, tab, columns, { book, fields })) return;
  throw new RefusedWrite({ kind: 'busy' });
}

/** False: rows moved between looking and writing, and nothing was written. */
function refillOnce(
  ctx: Context,
  tab: Tab,
  columns: ViewRecord['columns'],
  { book, fields }: { readonly book: BaseBook; readonly fields: ReadonlySet<ColumnField> },
): boolean {
  const count = tab.lastRow() - FIRST_ROW + 1;
  if (count <= 0) return true;
  const sightings = tab.columns();
  const places = placesOf(sightings, columns, fields);
  const read = readColumns(tab, places, { bases: book.records, fields, rows: count });
  const wanted = refilled(read);
  const patches: CellPatch[] = [];
  for (const [field, texts] of wanted.texts) patches.push(...columnPatches(places.own.get(field), read.own.get(field) ?? [], texts));
  for (const field of wanted.carried) {
    const from = places.stray.get(field);
    if (from !== undefined && sightings.some(({ column, field: mark }) => column === from && mark === null))
      patches.push(...emptied(from, count));
  }
  if (patches.length === 0) return true;
  if (!standStill(tab, places, read)) return false;
  if (fields.has('creatorId')) askOfCopies(book, rowsBack(read, wanted.texts.get('creatorId') ?? []));
  demandWritten(tab.patch(patches));
  ctx.book.flush();
  return true;
}

/** With the whole column gone, nobody knows which of a creator's rows had lost its id before. */
const rowsBack = (read: Columns, ids: readonly string[]): ReadonlyMap<string, readonly SheetRow[]> =>
  grouped(
    sheetRows(read, (field, i) => (field === 'creatorId' ? (ids[i] ?? '') : '')),
    ({ id }) => id,
  );

/** Whether the identifying columns still say of every row what they said when it was read. */
function standStill(tab: Tab, { own }: Places, read: Columns): boolean {
  if (tab.lastRow() - FIRST_ROW + 1 !== read.rows) return false;
  return IDENTIFYING_FIELDS.every((field) => {
    const column = own.get(field);
    return (
      column === undefined || tab.readTexts(FIRST_ROW, read.rows, column).every((text, i) => text === (read.own.get(field)?.[i] ?? ''))
    );
  });
}

interface Places {
  readonly own: ReadonlyMap<ColumnField, number>;
  readonly stray: ReadonlyMap<ColumnField, number>;
}

function placesOf(sightings: readonly ColumnSighting[], columns: ViewRecord['columns'], fields: ReadonlySet<ColumnField>): Places {
  const own = new Map<ColumnField, number>();
  const stray = new Map<ColumnField, number>();
  const doubted: ReadonlySet<string> = fields;
  for (const { field, heading } of columns.filter((one) => KNOWN_FIELDS.includes(one.field))) {
    const [only, ...others] = sightings.filter((one) => one.field === field);
    if (only === undefined || others.length > 0) continue;
    own.set(field, only.column);
    const [double, ...more] = sightings.filter(
      (one) => one.column !== only.column && one.heading === heading && (one.field === null || doubted.has(one.field)),
    );
    if (fields.has(field) && double !== undefined && more.length === 0) stray.set(field, double.column);
  }
  return { own, stray };
}

/** A column with formulas is the person's own, whatever its heading. */
function readColumns(tab: Tab, { own, stray }: Places, read: Omit<Columns, 'own' | 'stray'>): Columns {
  const asked = [...new Set([...own.values(), ...stray.values()])];
  const seen = tab.read(FIRST_ROW, read.rows, asked);
  const cellsIn = (column: number): readonly CellSeen[] => seen.map((cells) => cells[asked.indexOf(column)] ?? { text: '' });
  const plain = (column: number): boolean => cellsIn(column).every(({ origin }) => origin !== 'formula');
  return {
    ...read,
    own: new Map([...own].map(([field, column]) => [field, cellsIn(column).map(({ text }) => text)])),
    stray: new Map(
      [...stray].filter(([, column]) => plain(column)).map(([field, column]) => [field, textsMeant(tab, field, column, cellsIn(column))]),
    ),
  };
}

interface Refilled {
  readonly texts: ReadonlyMap<ColumnField, readonly string[]>;
  /** Fields whose texts were taken from another column. */
  readonly carried: readonly ColumnField[];
}

function refilled(read: Columns): Refilled {
  const texts = new Map<ColumnField, readonly string[]>();
  const carried: ColumnField[] = [];
  const settle = (field: ColumnField, expected: (i: number) => string | undefined, fits: (text: string, i: number) => boolean): void => {
    const found = bestOf(read, field, fits);
    if (found.carried) carried.push(field);
    texts.set(field, read.fields.has(field) ? found.texts.map((text, i) => (text === '' ? (expected(i) ?? '') : text)) : found.texts);
  };
  const at = (field: ColumnField, i: number): string => texts.get(field)?.[i] ?? '';
  const base = (i: number): BaseRecord | undefined => read.bases.get(at('creatorId', i));
  const names = namesIn(read);
  settle('creatorId', names, (text) => read.bases.has(text));
  for (const field of ['handle', 'channelLink'] as const) {
    const known = (i: number): string | undefined => base(i)?.fingerprint[field];
    settle(
      field,
      (i) => (otherFits(read, field, base(i), i) ? known(i) : undefined),
      (text, i) => text !== '' && text === known(i),
    );
  }
  const creators = creatorsOf(read, at);
  for (const field of EDITABLE_FIELDS.filter((one) => read.own.has(one))) {
    const known = (i: number): string | undefined => read.bases.get(creators[i] ?? '')?.fields[field]?.cell;
    settle(field, known, (text, i) => text === known(i));
  }
  return { texts, carried };
}

/** The column itself or its duplicate, whichever has more of the expected texts. An empty column yields to a duplicate that mostly fits. */
function bestOf(
  { own, stray, rows, fields }: Columns,
  field: ColumnField,
  fits: (text: string, i: number) => boolean,
): { readonly texts: readonly string[]; readonly carried: boolean } {
  const mine = own.get(field) ?? Array.from({ length: rows }, () => '');
  const double = stray.get(field);
  if (double === undefined || !fields.has(field)) return { texts: mine, carried: false };
  const score = (texts: readonly string[]): number => texts.filter(fits).length;
  const empty = mine.every((text) => text === '');
  const carried = score(double) > score(mine) || (empty && score(double) * 2 >= rows);
  return { texts: carried ? double : mine, carried };
}

/** The creator named by a row's fingerprint columns. One of the two is enough only if the other's column has just come back blank. */
function namesIn({ bases, fields, own, stray }: Columns): (i: number) => string | undefined {
  const owners = ownersOf(bases);
  const textsOf = (field: 'handle' | 'channelLink'): readonly string[] => stray.get(field) ?? own.get(field) ?? [];
  const [handles, links] = [textsOf('handle'), textsOf('channelLink')];
  const lone = fields.has('handle') ? owners.channelLink : fields.has('channelLink') ? owners.handle : null;
  return (i) => {
    const fingerprint = { handle: handles[i] ?? '', channelLink: links[i] ?? '' };
    const alone = fingerprint.handle === '' ? fingerprint.channelLink : fingerprint.channelLink === '' ? fingerprint.handle : null;
    return (alone !== null && lone !== null ? lone.get(alone) : owners.pair.get(pairKey(fingerprint))) ?? undefined;
  };
}

/** A fingerprint is restored beside an id if the row's other fingerprint agrees, or that whole column is blank too. */
function otherFits({ own }: Columns, field: 'handle' | 'channelLink', record: BaseRecord | undefined, i: number): boolean {
  const other = field === 'handle' ? 'channelLink' : 'handle';
  const texts = own.get(other) ?? [];
  return record?.fingerprint[other] === texts[i] || texts.every((text) => text === '');
}

/** Each row's creator, as far as ids, fingerprint columns, and the columns not in doubt can tell. */
function creatorsOf(read: Columns, at: (field: ColumnField, i: number) => string): readonly (CreatorId | null)[] {
  const sheet = sheetRows(read, at);
  const { genuine, waiting } = identify(sheet, read.bases);
  const found = new Map<RowNumber, CreatorId | null>();
  for (const [creatorId, own] of genuine) for (const { row } of own) found.set(row, creatorId);
  for (const { rows: own, creatorId } of waiting) for (const row of own) found.set(row, creatorId);
  return sheet.map(({ row }) => found.get(row) ?? null);
}

/** The rows with the cells of columns that are not in doubt; `at` tells what names their creators. */
const sheetRows = ({ fields, own, rows }: Columns, at: (field: ColumnField, i: number) => string): readonly SheetRow[] =>
  Array.from({ length: rows }, (_, i): SheetRow => {
    const present = EDITABLE_FIELDS.filter((field) => !fields.has(field) && own.has(field));
    const cells = Object.fromEntries(
      present.map((field): [EditableField, { text: string }] => [field, { text: own.get(field)?.[i] ?? '' }]),
    );
    const fingerprint = { handle: at('handle', i), channelLink: at('channelLink', i) };
    return { row: rowAt(i), id: at('creatorId', i), cells, fingerprint, readOnly: {} };
  });

function columnPatches(column: number | undefined, before: readonly string[], after: readonly string[]): readonly CellPatch[] {
  if (column === undefined) return [];
  return after.flatMap((text, i) => (text === before[i] ? [] : [{ row: rowAt(i), column, cell: text === '' ? null : { text } }]));
}

const emptied = (column: number, rows: number): readonly CellPatch[] =>
  Array.from({ length: rows + 1 }, (_, i) => ({ row: rowNumberOf(i + 1), column, cell: null }));
