// Imports: the template, the upload of a workbook, and the report on rows that were not imported.

import { randomUUID } from 'node:crypto';
import type { Json } from '../../contract/records';
import { shapeNamed } from '../../contract/shapes';
import { type Call, type Executed, type Routes, refuse, shown } from './call';
import { type ChangeSet, changed, changeSetOf, differences, newChannel } from './change-set';
import { channelsOf, creatorsMeant, saveChannel } from './channel-rows';
import { handedOut } from './exporting';
import { headings, importColumns } from './headings';
import { type ImportRow, importRows, meant, wantedBy } from './import-rows';
import { accepted, type Channel, type Checked, type Creator, refusedFor } from './model';
import { isObject, type JsonObject, write } from './wire';
import { type Cell, readWorkbook, workbookOf } from './workbook';

const templateNames = { en: 'Import template.xlsx', zh: '导入模板.xlsx' } as const;

async function importTemplate(call: Call): Promise<Executed> {
  const language = call.request['language'] === 'zh' ? 'zh' : 'en';
  const bytes = workbookOf('Import', [importColumns.map((name) => headings[language][name])]);
  return handedOut(call, 'importTemplate', { name: templateNames[language], bytes });
}

/** The outcome of a row: exactly one of these. */
type Fate =
  | {
      readonly kind: 'created' | 'updated';
      readonly row: ImportRow;
      readonly creator: Creator;
      readonly before: Channel | null;
      readonly after: Channel;
    }
  | { readonly kind: 'failed' | 'repeated'; readonly row: ImportRow; readonly creator: Creator | null; readonly reason: string };

/** Creates the channels of creators without one, and changes the existing ones if it may overwrite them. */
async function importChannels(call: Call): Promise<Executed> {
  const rows = rowsOf(call);
  if (!rows.ok) return refuse('refused', rows.problem);
  const fates = await fatesOf(call, rows.value);
  const done = fates.flatMap((fate) => ('after' in fate ? [fate] : []));
  const [created, updated] = [count(fates, 'created'), count(fates, 'updated')];
  const counts = call.dialect.importCounts ? { created } : {};
  const record = { ...counts, failed: items(call, fates, 'failed'), repeated: items(call, fates, 'repeated') };
  const after = { file: call.file?.name ?? '', overwrite: mayOverwrite(call), created, updated };
  return {
    ok: true,
    data: shown(call, 'importChannels', record),
    summary: `${created} created, ${updated} updated, ${fates.length - created - updated} not taken`,
    statements: done.map((fate) => saveChannel(call.account, fate.after)),
    changes: done.flatMap((fate) => differences(fate.before, fate.after)),
    objects: [{ kind: 'import', id: randomUUID(), before: null, after }],
  };
}

const mayOverwrite = ({ request }: Call): boolean => request['overwrite'] === true;

const count = (fates: readonly Fate[], kind: Fate['kind']): number => fates.filter((fate) => fate.kind === kind).length;

function rowsOf({ contract, file }: Call): Checked<readonly ImportRow[]> {
  const { maxBytes, maxRows } = contract.files;
  if (!file) return refusedFor('there is no file');
  if (file.bytes.byteLength > maxBytes.value) return refusedFor(`the file has more than ${maxBytes.value} bytes`);
  const sheet = readWorkbook(file.bytes);
  if (!sheet.ok) return sheet;
  const rows = importRows(sheet.value);
  if (!rows.ok) return rows;
  if (rows.value.length > maxRows.value) return refusedFor(`the file has more than ${maxRows.value} rows`);
  return rows.value.length > 0 ? rows : refusedFor('the file has no rows');
}

async function fatesOf(call: Call, rows: readonly ImportRow[]): Promise<readonly Fate[]> {
  const known = await creatorsMeant(
    call.store,
    rows.map(({ cells }) => cells),
  );
  const channels = await channelsOf(
    call.store,
    call.account,
    known.map(({ creatorId }) => creatorId),
  );
  const seen = new Set<string>();
  return rows.map((row): Fate => {
    const creator = meant(row, known);
    if (!creator.ok) return { kind: 'failed', row, creator: null, reason: creator.problem };
    const { creatorId } = creator.value;
    const twice = seen.has(creatorId);
    seen.add(creatorId);
    if (twice) return { kind: 'repeated', row, creator: creator.value, reason: 'stands in the file before' };
    if (call.failing.includes(creatorId)) return { kind: 'failed', row, creator: creator.value, reason: 'the CRM failed on this creator' };
    return fateOf(call, row, creator.value, channels.get(creatorId) ?? null);
  });
}

function fateOf(call: Call, row: ImportRow, creator: Creator, before: Channel | null): Fate {
  if (before && !mayOverwrite(call)) return { kind: 'repeated', row, creator, reason: 'is in the CRM already' };
  const set = setOf(call, row);
  if (!set.ok) return { kind: 'failed', row, creator, reason: set.problem };
  const start = before ?? newChannel(creator, call.lists, call.at);
  return { kind: before ? 'updated' : 'created', row, creator, before, after: withSet(start, set.value, call.at) };
}

/** Blank cells leave a channel unchanged. */
function setOf(call: Call, row: ImportRow): Checked<ChangeSet> {
  const wanted = wantedBy(row, call.lists);
  if (!wanted.ok) return wanted;
  return Object.keys(wanted.value).length === 0 ? accepted({}) : changeSetOf(call, wanted.value, 'file');
}

/** Labels in the file replace the existing ones. */
function withSet(channel: Channel, set: ChangeSet, at: string): Channel {
  const others = set.labels ? channel.labels.filter((id) => !set.labels?.labelIds.includes(id)) : [];
  return changed(changed(channel, { labels: { operation: 'remove', labelIds: others } }, at), set, at);
}

/** Rows that were not imported, each as an object with keys of its own besides those of the table, or as a sentence. */
function items(call: Call, fates: readonly Fate[], kind: 'failed' | 'repeated'): Json {
  const { contract, dialect } = call;
  const shape = shapeNamed(contract, 'importItem');
  const listed = dialect.overwritten === 'listed' && kind === 'repeated';
  const [idKey, handleKey] = [keyOf(call, 'creatorId'), keyOf(call, 'handle')];
  return fates.flatMap((fate): Json[] => {
    if (fate.kind !== kind && !(listed && fate.kind === 'updated')) return [];
    const { row, creator } = fate;
    const reason = 'reason' in fate ? fate.reason : 'submitted';
    const who = creator?.creatorId ?? row.cells.creatorId ?? '';
    const handle = creator?.handle ?? row.cells.handle ?? '';
    if (dialect.importItems === 'texts') return [`Row ${row.row} (${who || handle}): ${reason}`];
    const known = write(contract, shape, { row: row.row, reason }, { key: dialect.spelling.reason, choice: 0 });
    return [{ ...known, [idKey]: who, [handleKey]: handle }];
  });
}

const keyOf = ({ contract }: Call, name: 'creatorId' | 'handle'): string => contract.shapes['channel']?.[name]?.key ?? name;

/** A workbook of the items sent, whatever they say. A report is about either failed or repeated rows. */
async function importReport(call: Call): Promise<Executed> {
  if ((call.request['failed'] === undefined) === (call.request['repeated'] === undefined))
    return refuse('refused', 'a report is about failed or about repeated items');
  const [failed, repeated] = [itemsOf(call.request['failed']), itemsOf(call.request['repeated'])];
  if (failed === null || repeated === null) return refuse('refused', 'the items must be lists of objects or texts');
  const rows = [
    ...failed.map((item) => reportRow(call, 'Failed', item)),
    ...repeated.map((item) => reportRow(call, 'Already there', item)),
  ];
  const bytes = workbookOf('Report', [['Result', 'Row', 'Reason', 'Details'], ...rows]);
  return handedOut(call, 'importReport', { name: 'Import report.xlsx', bytes });
}

function itemsOf(list: Json = []): readonly (string | JsonObject)[] | null {
  const isItem = (one: Json): one is string | JsonObject => typeof one === 'string' || isObject(one);
  return Array.isArray(list) && list.every(isItem) ? list : null;
}

function reportRow({ contract }: Call, result: string, item: string | JsonObject): readonly Cell[] {
  if (typeof item === 'string') return [result, null, item, null];
  const { row, reason } = shapeNamed(contract, 'importItem');
  const keys = [row, reason].map((wire) => [wire?.key ?? '', ...(wire?.also ?? [])].find((key) => key in item) ?? '');
  const rest = Object.fromEntries(Object.entries(item).filter(([key]) => !keys.includes(key)));
  const [number, text] = keys.map((key) => item[key]);
  return [result, typeof number === 'number' ? number : null, typeof text === 'string' ? text : null, JSON.stringify(rest)];
}

export const importRoutes = {
  importTemplate: { kind: 'read', run: importTemplate },
  importChannels: { kind: 'write', run: importChannels },
  importReport: { kind: 'read', run: importReport },
} as const satisfies Routes;
