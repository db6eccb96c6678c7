// Exports: workbooks that the CRM writes on demand and hands out once they are ready.

import { randomUUID } from 'node:crypto';
import type { Id, Json } from '../../contract/records';
import type { OperationName } from '../../contract/table';
import { answered, type Call, type Executed, type Routes, refuse, shown } from './call';
import { listChannels } from './channel-rows';
import { exportFile, exportsOf, saveExport } from './export-rows';
import { exportColumns, headings, separator } from './headings';
import type { Channel, Export, Lists, Name } from './model';
import { byKeyword, pageOf } from './paging';
import { filterOf } from './reading';
import { type Cell, type FileOf, workbookOf } from './workbook';

/** More than a store can hold: an export is never truncated. */
const everything = 1_000_000;

async function createExport(call: Call): Promise<Executed> {
  const { store, account, request } = call;
  if ('page' in request || 'size' in request) return refuse('refused', 'an export has no pages');
  const filter = filterOf(call);
  if (!filter.ok) return refuse('refused', filter.problem);
  const { channels } = await listChannels(store, account, filter.value, 1, everything);
  const createdAt = Date.parse(call.at);
  const readyAt = createdAt + call.exportMs;
  const id = `ex_${randomUUID().slice(0, 8)}`;
  const file = { name: `crm-channels-${call.at.slice(0, 10)}.xlsx`, bytes: workbookOf('Channels', rowsOf(channels, call.lists)) };
  const row = { id, name: file.name, state: 'working', rows: channels.length, createdAt: call.at, expiresAt: '', reason: '' } as const;
  return {
    ok: true,
    data: call.dialect.writeAnswer === 'row' ? exportRow(call, 'createExport', row) : null,
    summary: `An export of ${channels.length} channels has begun`,
    statements: [saveExport(account, { id, rows: channels.length, file, createdAt, readyAt })],
    changes: [],
    objects: [{ kind: 'export', id, before: null, after: { filter: { ...filter.value }, rows: channels.length } }],
  };
}

/** From another part of the product, in the list that it shares with the CRM. */
const otherExport = {
  id: 'ex_other',
  kind: 'creator_search',
  name: 'creators.xlsx',
  state: 'ready',
  rows: 12,
  createdAt: '2026-01-05T08:00:00.000Z',
  expiresAt: '2026-01-12T08:00:00.000Z',
  reason: '',
} as const;

async function exports(call: Call): Promise<Executed> {
  const all: readonly Listed[] = [...(await found(call)), ...(call.dialect.otherExports === 'none' ? [] : [otherExport])];
  return pageOf(call, byKeyword(call, all), (one) => exportRow(call, 'listExports', one), 'exports');
}

async function getExport(call: Call): Promise<Executed> {
  const one = await exportIn(call);
  return one ? answered(exportRow(call, 'getExport', one), 'One export') : noExport(call);
}

async function downloadExport(call: Call): Promise<Executed> {
  const one = await exportIn(call);
  if (!one) return noExport(call);
  if (one.state === 'working') return refuse('not-ready', 'The export is still being written');
  if (one.state === 'expired') return refuse('refused', 'The export has expired; begin a new one');
  if (one.state === 'failed') return refuse('refused', `The export has failed: ${one.reason}`);
  const file = await exportFile(call.store, call.account, one.id);
  return file ? handedOut(call, 'downloadExport', file) : noExport(call);
}

/** A file as the dialect hands it out: the bytes, or a link that leads nowhere. */
export function handedOut(call: Call, operation: OperationName, file: FileOf): Executed {
  const url = `https://files.example.com/${encodeURIComponent(file.name)}`;
  if (call.dialect.files === 'link' || (call.dialect.files === 'mixed' && operation === 'importTemplate'))
    return answered(shown(call, operation, { url }), 'The file is ready');
  if (call.dialect.files === 'text') return answered(url, 'The file is ready');
  return { ok: true, data: null, file, summary: '', statements: [], changes: [] };
}

const found = ({ store, account, at }: Call): Promise<readonly Export[]> => exportsOf(store, account, Date.parse(at));

async function exportIn(call: Call): Promise<Export | undefined> {
  return (await found(call)).find(({ id }) => id === call.path['exportId']);
}

const noExport = ({ path }: Call): Executed => refuse('not-found', `There is no export ${path['exportId']}`);

type Listed = Export & { readonly kind?: string };

/** The number of rows and the expiry are reported once it is ready. */
function exportRow(call: Call, operation: OperationName, { state, kind = 'crm', ...one }: Listed): Json {
  const ready = state === 'ready' ? { rows: one.rows, expiresAt: one.expiresAt } : { rows: null, expiresAt: null };
  const told = call.dialect.otherExports === 'untold' ? {} : { kind };
  const details = call.dialect.exportDetails === 'given' ? { ...one, ...told, ...ready } : {};
  return shown(call, operation, { ...details, id: one.id, status: state }, { choice: call.dialect.spelling.exportStatus });
}

/** The headings and one row per channel, with names instead of ids. */
function rowsOf(channels: readonly Channel[], lists: Lists): readonly (readonly Cell[])[] {
  const nameIn = (names: readonly Name[], id: Id | null): string => names.find((one) => one.id === id)?.name ?? String(id ?? '');
  const named = (channel: Channel): Readonly<Record<string, Cell>> => ({
    ...channel,
    status: nameIn(lists.statuses, channel.status),
    owner: nameIn(lists.members, channel.owner),
    labels: channel.labels.map((id) => nameIn(lists.labels, id)).join(separator),
    groups: channel.groups.map((id) => nameIn(lists.groups, id)).join(separator),
  });
  const rows = channels.map(named).map((cells) => exportColumns.map((name) => cells[name] ?? null));
  return [exportColumns.map((name) => headings.en[name]), ...rows];
}

export const exportRoutes = {
  createExport: { kind: 'write', run: createExport },
  listExports: { kind: 'read', run: exports },
  getExport: { kind: 'read', run: getExport },
  downloadExport: { kind: 'read', run: downloadExport },
} as const satisfies Routes;
