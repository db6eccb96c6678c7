// The meaning of an uploaded workbook's rows: which creator each identifies, and what it sets.

import type { Id, Json } from '../../contract/records';
import { headings, type ImportColumn, importColumns } from './headings';
import { accepted, type Checked, type Creator, type Lists, type Name, refusedFor } from './model';
import type { JsonObject } from './wire';
import type { Cell, SheetRow } from './workbook';

/** One non-empty row: its cells as text, by column. Blank cells are absent. */
export interface ImportRow {
  /** 1-based row of the file. */
  readonly row: number;
  readonly cells: Readonly<Partial<Record<ImportColumn, string>>>;
}

/** The rows below the headings, which may be in either language; columns with other names are ignored. */
export function importRows(rows: readonly SheetRow[]): Checked<readonly ImportRow[]> {
  const [head, ...body] = rows;
  const columns = (head?.cells ?? []).map(columnNamed);
  if (!columns.some((name) => name === 'creatorId' || name === 'channelLink' || name === 'handle'))
    return refusedFor(
      `the first row must have one of the headings ${headings.en.creatorId}, ${headings.en.channelLink}, ${headings.en.handle}`,
    );
  const filled = body.map(({ number, cells }) => ({ row: number, cells: cellsOf(columns, cells) }));
  return accepted(filled.filter(({ cells }) => Object.keys(cells).length > 0));
}

function columnNamed(heading: Cell): ImportColumn | undefined {
  const wanted = String(heading ?? '')
    .trim()
    .toLowerCase();
  return importColumns.find((name) => [headings.en[name], headings.zh[name]].some((one) => one.toLowerCase() === wanted));
}

function cellsOf(columns: readonly (ImportColumn | undefined)[], cells: readonly Cell[]): ImportRow['cells'] {
  const found = columns.flatMap((name, index) => {
    const text = String(cells[index] ?? '');
    return name === undefined || text === '' ? [] : [[name, text] as const];
  });
  return Object.fromEntries(found);
}

/** A handle is the same with and without @, in any case; a link with and without a final slash. */
export const plainHandle = (text: string): string => text.trim().replace(/^@/, '').toLowerCase();
export const plainLink = (text: string): string => text.trim().replace(/\/+$/, '').toLowerCase();

/** The creator that a row identifies: by id, else by link, else by handle, which may need the platform to be unambiguous. */
export function meant({ cells }: ImportRow, known: readonly Creator[]): Checked<Creator> {
  const { creatorId, channelLink, handle, platform } = cells;
  const fits = (one: Creator): boolean => {
    if (creatorId !== undefined) return one.creatorId === creatorId;
    if (channelLink !== undefined) return plainLink(one.channelLink) === plainLink(channelLink);
    if (handle === undefined || plainHandle(one.handle) !== plainHandle(handle)) return false;
    return platform === undefined || one.platform === platform.trim().toLowerCase();
  };
  const [found, ...more] = known.filter(fits);
  if (found === undefined) return refusedFor('no platform has such a creator');
  return more.length > 0 ? refusedFor('several platforms have such a creator; name one') : accepted(found);
}

/** What a row sets, in the form of an update request; labels are the complete set for the channel. */
export function wantedBy({ cells }: ImportRow, lists: Lists): Checked<JsonObject> {
  const wanted: Record<string, Json> = {};
  const status = named(lists.statuses, cells.status, 'cooperation status');
  const owner = named(lists.members, cells.owner, 'member');
  const names = (cells.labels ?? '').split(/[;；\n]/).map((name) => name.trim());
  const labels = names.filter((name) => name !== '').map((name) => named(lists.labels, name, 'label'));
  for (const one of [status, owner, ...labels]) if (!one.ok) return one;
  if (status.ok && status.value !== null) wanted['status'] = status.value;
  if (owner.ok && owner.value !== null) wanted['owner'] = owner.value;
  const labelIds = [...new Set(labels.flatMap((one) => (one.ok && one.value !== null ? [one.value] : [])))];
  if (labelIds.length > 0) wanted['labels'] = { operation: 'add', labelIds };
  for (const name of ['email', 'contactLink', 'notes'] as const) if (cells[name] !== undefined) wanted[name] = cells[name];
  return accepted(wanted);
}

function named(list: readonly Name[], name: string | undefined, word: string): Checked<Id | null> {
  if (name === undefined) return accepted(null);
  const found = list.find((one) => one.name === name.trim());
  return found ? accepted(found.id) : refusedFor(`there is no ${word} ${name}`);
}
