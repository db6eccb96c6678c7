// A CRM inside the script to practice with: takes the requests a real one would get, and answers by the table.

import { namesOf } from '../../../contract/named';
import type { ChangeSet, ChannelQuery, CreatorId, Id, Json, Named } from '../../../contract/records';
import { creatorIdOf } from '../../../contract/records';
import type { Contract, ErrorKind, Operation, OperationName } from '../../../contract/table';
import { decode, encode, type JsonObject, parsedJson, shapeOf } from '../codec';
import type { Http, HttpAnswer, HttpRequest } from '../ports';
import { type PracticeRefusals, type Refusal, refusalOf, sorted, withChange } from './changes';
import type { PracticeChannel, PracticeRecord } from './record';

interface PracticeOptions {
  readonly contract: Contract;
  readonly read: () => PracticeRecord;
  readonly write: (record: PracticeRecord) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly refusals: PracticeRefusals;
}

/** What a request asks: the value in its path, and its body by our names. */
interface Asked {
  readonly contract: Contract;
  readonly record: PracticeRecord;
  readonly id: string;
  readonly body: Body;
  /** ISO 8601. */
  readonly now: string;
  readonly newId: () => string;
  readonly refusals: PracticeRefusals;
}

type Body = ChangeSet &
  ChannelQuery & {
    readonly creatorIds?: readonly CreatorId[];
    readonly selector?: { readonly creatorIds: readonly CreatorId[] };
    readonly name?: string;
    readonly page?: number;
    readonly size?: number;
  };

/** Records by the names of the operation's shape; `record` = the CRM afterwards. */
type Answered = { readonly data: object | null; readonly record?: PracticeRecord } | Refusal;
type Page = { readonly items: readonly object[]; readonly page: number; readonly size: number; readonly total: number };

/** How many answers to changes are remembered, and returned again to a repeated request. */
const REMEMBERED = 10;

/** The operations it offers; every other one is refused in one sentence. */
const OFFERED: { readonly [N in OperationName]?: (asked: Asked) => Answered } = {
  quota: () => ({ data: { usedCredit: 0, totalCredit: 0, remainingCredit: 0 } }),
  listChannels: (asked) => ({
    data: pageOf(
      asked,
      asked.record.channels.filter((one) => matches(one, asked.body)).map((one) => rowOf(one, asked.record)),
    ),
  }),
  getChannel: (asked) => {
    const found = channelOf(asked.record, asked.id);
    return found === undefined ? notFound(asked) : { data: rowOf(found, asked.record) };
  },
  updateChannel: (asked) => {
    const { contract, record, id, body, now, refusals } = asked;
    const refused = refusalOf(contract, record, body, 'update', refusals);
    const ids = [creatorIdOf(id)];
    if (refused !== null) return refused;
    if (channelOf(record, id)?.locked) return { refused: 'refused', why: refusals.locked };
    if (sorted(contract, record, ids, body).failed.length > 0) return notFound(asked);
    const after = withChange(record, ids, body, now);
    const channel = channelOf(after, id);
    return { data: channel === undefined ? null : rowOf(channel, after), record: after };
  },
  archiveChannel: (asked) => filed(asked, true),
  restoreChannel: (asked) => filed(asked, false),
  validateBatch: (asked) => batch(asked, false),
  previewBatch: (asked) => batch(asked, false),
  applyBatch: (asked) => batch(asked, true),
  listStatuses: ({ record }) => ({ data: record.statuses }),
  listMembers: ({ record }) => ({ data: record.members }),
  listLabels: (asked) => ({
    data: pageOf(
      asked,
      asked.record.labels.map((label) => ({
        ...label,
        channelCount: asked.record.channels.filter(({ labels }) => labels.includes(label.id)).length,
      })),
    ),
  }),
  listGroups: (asked) => ({ data: pageOf(asked, []) }),
  createLabel: (asked) => named(asked, (labels, name) => [...labels, { id: asked.newId(), name }]),
  updateLabel: (asked) =>
    !hasLabel(asked)
      ? notFound(asked)
      : named(asked, (labels, name) => labels.map((label) => (label.id === asked.id ? { ...label, name } : label))),
  deleteLabel: (asked) => (hasLabel(asked) ? { data: null, record: withoutLabel(asked.record, asked.id) } : notFound(asked)),
};

export function practiceHttp(options: PracticeOptions): Http {
  const { contract, refusals } = options;
  return (request) => {
    const found = operationOf(contract, request);
    const offered = found === null ? undefined : OFFERED[found.name];
    if (found === null || offered === undefined) return refusal(contract, { refused: 'refused', why: refusals.notInPractice });
    const record = options.read();
    const key = request.headers[contract.transport.idempotencyHeader.value] ?? '';
    const before = record.answered.find(([known]) => known === key)?.[1];
    if (before !== undefined) return success(contract, parsedJson(before));
    const { shape } = contract.operations[found.name].answer;
    const body = bodyOf(contract, contract.operations[found.name], request);
    const now = new Date(options.now()).toISOString();
    const answered = offered({ contract, record, id: found.id, body, now, newId: options.newId, refusals });
    if ('refused' in answered) return refusal(contract, answered);
    const data = wired(contract, shape, answered.data);
    if (answered.record !== undefined)
      options.write({ ...answered.record, answered: [...record.answered, [key, JSON.stringify(data)] as const].slice(-REMEMBERED) });
    return success(contract, data);
  };
}

/** The table's operation for this method and address; `id` = the value in its path. */
function operationOf(contract: Contract, { method, url }: HttpRequest): { readonly name: OperationName; readonly id: string } | null {
  const base = contract.transport.origin.value + contract.transport.basePath.value;
  const parts = url.slice(base.length).split('?', 1)[0]?.split('/') ?? [];
  for (const name of namesOf(contract.operations)) {
    const operation = contract.operations[name];
    const places = operation.path.split('/');
    if (operation.method !== method || places.length !== parts.length) continue;
    if (places.every((place, i) => place.startsWith('{') || place === parts[i]))
      return { name, id: decodeURIComponent(parts[places.findIndex((place) => place.startsWith('{'))] ?? '') };
  }
  return null;
}

/** Lists requested by GET are short, so they come whole, whatever the page. */
function bodyOf(contract: Contract, { request }: Operation, { body }: HttpRequest): Body {
  return request === undefined || body === undefined ? {} : decode<Body>(contract, shapeOf(contract, request), parsedJson(body));
}

const isPage = (data: object): data is Page => 'items' in data;

/** What the table has no key for is omitted. */
function wired(contract: Contract, name: string, data: object | null): Json {
  const shape = shapeOf(contract, name);
  const row = (one: object): JsonObject => encode(contract, shape, Object.fromEntries(Object.entries(one).filter(([own]) => own in shape)));
  if (data === null) return null;
  if (Array.isArray(data)) return data.map(row);
  return isPage(data) ? encode(contract, contract.paging.answer, { ...data, items: data.items.map(row) }) : row(data);
}

const success = (contract: Contract, data: Json | undefined): HttpAnswer =>
  answerOf(200, encode(contract, contract.envelope, { success: true, data }));

function refusal(contract: Contract, { refused, why }: Refusal): HttpAnswer {
  const rule = contract.errors.find(({ kind }) => kind === refused);
  return answerOf(rule?.status.value ?? 400, encode(contract, contract.envelope, { success: false, errorCode: rule?.code, summary: why }));
}

const answerOf = (status: number, body: JsonObject): HttpAnswer => ({ answered: true, status, headers: {}, body: JSON.stringify(body) });

const notFound = ({ refusals }: Asked): Refusal => ({ refused: 'not-found', why: refusals.notThere });

const channelOf = ({ channels }: PracticeRecord, id: string): PracticeChannel | undefined =>
  channels.find(({ creatorId }) => creatorId === id);

function pageOf({ contract, body: { page = 1, size = contract.paging.maxPageSize.value } }: Asked, items: readonly object[]): Page {
  return { items: items.slice((page - 1) * size, page * size), page, size, total: items.length };
}

function rowOf({ status, labels, owner, ...channel }: PracticeChannel, record: PracticeRecord): object {
  const entry = (list: readonly Named[], id: Id): Named => list.find((one) => one.id === id) ?? { id, name: '' };
  return {
    ...channel,
    status: entry(record.statuses, status),
    labels: labels.map((id) => entry(record.labels, id)),
    owner: owner === null ? null : entry(record.members, owner),
    groups: [],
  };
}

function matches(channel: PracticeChannel, query: Body): boolean {
  const { platform, status, owner, labels = [], group, keyword = '', archived = false, updatedSince = '', creatorIds } = query;
  const searched = `${channel.name}\n${channel.handle}\n${channel.email}`.toLowerCase();
  return (
    channel.archived === archived &&
    group === undefined &&
    (platform === undefined || channel.platform === platform) &&
    (status === undefined || channel.status === status) &&
    (owner === undefined || channel.owner === owner) &&
    (creatorIds === undefined || creatorIds.includes(channel.creatorId)) &&
    labels.every((id) => channel.labels.includes(id)) &&
    searched.includes(keyword.toLowerCase()) &&
    channel.updatedAt >= updatedSince
  );
}

function filed(asked: Asked, archived: boolean): Answered {
  const { record, id, now } = asked;
  if (channelOf(record, id) === undefined) return notFound(asked);
  return { data: null, record: withChange(record, [creatorIdOf(id)], { archived }, now) };
}

function batch({ contract, record, body, now, refusals }: Asked, applies: boolean): Answered {
  const { selector, ...set } = body;
  const refused = refusalOf(contract, record, set, 'batch', refusals);
  if (refused !== null) return refused;
  const { existing, creatable, failed } = sorted(contract, record, selector?.creatorIds ?? [], set);
  const counted = {
    existing: existing.length,
    creatable: creatable.length,
    failed: failed.map((creatorId) => {
      const locked = channelOf(record, creatorId) !== undefined;
      return { creatorId, code: codeOf(contract, locked ? 'refused' : 'not-found'), reason: locked ? refusals.locked : refusals.notThere };
    }),
  };
  if (!applies) return { data: counted };
  return { data: { ...counted, created: creatable.length }, record: withChange(record, [...existing, ...creatable], set, now) };
}

const codeOf = ({ errors }: Contract, meaning: ErrorKind): string | undefined => errors.find(({ kind }) => kind === meaning)?.code;

const hasLabel = ({ record, id }: Asked): boolean => record.labels.some((label) => label.id === id);

function named(
  { record, id, body: { name = '' }, refusals }: Asked,
  change: (labels: readonly Named[], name: string) => readonly Named[],
): Answered {
  if (name.trim() === '') return { refused: 'refused', why: refusals.noSuchValue };
  if (record.labels.some((label) => label.id !== id && label.name.toLowerCase() === name.toLowerCase()))
    return { refused: 'duplicate', why: refusals.taken };
  const labels = change(record.labels, name);
  return { data: labels.find((label) => label.name === name) ?? null, record: { ...record, labels } };
}

const withoutLabel = (record: PracticeRecord, id: Id): PracticeRecord => ({
  ...record,
  labels: record.labels.filter((label) => label.id !== id),
  channels: record.channels.map((channel) => ({ ...channel, labels: channel.labels.filter((one) => one !== id) })),
});
