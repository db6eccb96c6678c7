// The CRM as typed, synchronous calls.

import type { BatchAnswer, ChangeSet, CreatorId, Page, Quota } from '../../contract/records';
import { type Contract, crmContract, type OperationName } from '../../contract/table';
import type { Channel } from '../fields/fields';
import type { CrmQuery } from '../fields/filters';
import { openRow, readBatch, readChannel, readPage, readQuota, rowAfterWrite } from './answers';
import { type ClearMemory, createSendChanges, type SendChanges } from './clears';
import { type Row, unknownShape } from './codec';
import { type Ask, createExchange, type KeyNews } from './exchange';
import { type FilesCrm, filesCrm } from './files';
import { type NamedCrm, namedCrm, type Stage } from './labels-groups-tasks';
import { holdToLimit, pageValues } from './limits';
import { type ListedEntries, type WithListedIds, withListedIds } from './listed-ids';
import { createLongLists, type PagesMemory, shortMemory } from './long-lists';
import { readAll } from './paging';
import { type Clock, defaultTimeouts, type Http, type NewId, type PaceMemory, type Timeouts } from './ports';
import { type Answer, broken, problemOf } from './problems';
import { type Filters, queryValues, unknownFilter } from './query';

export type { Stage };

export interface BatchBody {
  /** At most `idsPerBody` of the stage's operation. */
  readonly ids: readonly CreatorId[];
  readonly set: ChangeSet;
  /** The token returned by this body's preview, if any. */
  readonly token?: string;
}

/**
 * Every answer may be a problem; none is ever thrown. Reads, validate, and preview are tried up to three times; anything that changes
 * something is sent once, and its caller settles an unknown effect by reading. `key` is the Idempotency-Key of that very body.
 */
export interface Crm extends NamedCrm, FilesCrm {
  quota(): Answer<Quota>;
  /** One page of `size` rows (default `maxPageSize`); `page` is 1-based and counts pages of that size. */
  listChannels(query: CrmQuery, page: number, size?: number): Answer<Page<Channel>>;
  /**
   * The channels with these ids, at most `idsPerBody` of the channel list. `unsupported` = the table has no such filter, or the CRM refused
   * or ignored it, returning rows that were not asked for. Ids missing from the result do not exist, under the given `archived`.
   */
  findChannels(ids: readonly CreatorId[], options?: { readonly archived?: boolean }): Answer<readonly Channel[] | 'unsupported'>;
  /**
   * The first page of those changed at or after this time (ISO 8601). `unsupported` = as above, recognized by a row that is older, or does
   * not say when it was changed.
   */
  listChangedSince(query: CrmQuery, since: string): Answer<Page<Channel> | 'unsupported'>;
  /** null = the CRM says it does not exist. */
  getChannel(id: CreatorId): Answer<Channel | null>;
  /** null = done, but answered without the row. */
  updateChannel(id: CreatorId, set: ChangeSet, key: string): Answer<Channel | null>;
  archiveChannel(id: CreatorId, key: string): Answer<null>;
  restoreChannel(id: CreatorId, key: string): Answer<null>;
  batch(stage: Stage, body: BatchBody, key: string): Answer<BatchAnswer>;
}

export interface CrmOptions {
  readonly contract?: Contract;
  readonly http: Http;
  readonly pace: PaceMemory;
  readonly clock: Clock;
  readonly newId: NewId;
  /** The Skill API key. One that cannot be sent in a header is answered with `wrong-key`, without sending anything. */
  readonly key: string;
  readonly timeouts?: Timeouts;
  /** Absent = nothing is remembered beyond this client. */
  readonly clears?: ClearMemory;
  /** Absent = as above. */
  readonly pages?: PagesMemory;
  /** Ids in rows are returned in the types these lists use; absent = in the types they came in. */
  readonly listed?: ListedEntries | undefined;
  /** Notified of what every answer says about the key itself. */
  readonly heard?: (news: KeyNews) => void;
}

const stageOperations: Readonly<Record<Stage, OperationName>> = {
  validate: 'validateBatch',
  preview: 'previewBatch',
  apply: 'applyBatch',
};

export function createCrm(options: CrmOptions): Crm {
  const contract = options.contract ?? crmContract;
  const ask = createExchange({ ...options, contract, timeouts: options.timeouts ?? defaultTimeouts });
  const sendChanges = createSendChanges(contract, options.clears ?? forgetful());
  const read = channelReader(options.listed);
  const lists = createLongLists(ask, contract, options.pages ?? shortMemory());
  return {
    quota: () => ask({ operation: 'quota' }, (data) => readQuota(openRow(contract, 'quota', data))),
    listChannels: (query, page, size) => listChannels(ask, contract, read, query, page, size),
    findChannels: (ids, { archived } = {}) => findChannels(ask, contract, read, ids, archived),
    listChangedSince: (query, since) => listChangedSince(ask, contract, read, query, since),
    getChannel: (id) => getChannel(ask, contract, read, id),
    updateChannel: (id, set, key) => updateChannel(ask, contract, read, sendChanges, id, set, key),
    archiveChannel: (id, key) => changeOne(ask, 'archiveChannel', id, key),
    restoreChannel: (id, key) => changeOne(ask, 'restoreChannel', id, key),
    batch: (stage, body, key) => batch(ask, sendChanges, stage, body, key, contract),
    ...namedCrm(ask, contract, lists),
    ...filesCrm(ask, contract),
  };
}

function forgetful(): ClearMemory {
  let fields: ReturnType<ClearMemory['read']> = [];
  return {
    read: () => fields,
    write: (now) => {
      fields = now;
    },
  };
}

type ReadChannel = (row: Row) => Channel;

/** Creating a client costs nothing until a row is read. */
function channelReader(listed: ListedEntries | undefined): ReadChannel {
  if (listed === undefined) return readChannel;
  let own: WithListedIds | null = null;
  return (row) => {
    own ??= withListedIds(listed);
    return own(readChannel(row));
  };
}

function listChannels(
  ask: Ask,
  contract: Contract,
  read: ReadChannel,
  filters: Filters,
  page: number,
  size?: number,
): Answer<Page<Channel>> {
  if (unknownFilter(contract, filters)) return { ok: false, problem: problemOf('refused', false) };
  const values = { ...queryValues(contract, filters), ...pageValues(contract, 'listChannels', page, size) };
  return ask({ operation: 'listChannels', values }, (data) => readPage(contract, 'listChannels', data, page, read));
}

function listChangedSince(
  ask: Ask,
  contract: Contract,
  read: ReadChannel,
  query: CrmQuery,
  since: string,
): Answer<Page<Channel> | 'unsupported'> {
  const answer = listChannels(ask, contract, read, { ...query, updatedSince: since }, 1);
  if (!answer.ok) return unsupportedIfRefused(answer);
  const isOlder = ({ updatedAt }: Channel): boolean => !(Date.parse(updatedAt ?? '') >= Date.parse(since));
  return answer.value.rows.some(isOlder) ? { ...answer, value: 'unsupported' } : answer;
}

/** A CRM that refuses a filter does not support it. */
function unsupportedIfRefused<T>(answer: Answer<T> & { readonly ok: false }): Answer<T | 'unsupported'> {
  const { kind, requestId } = answer.problem;
  return kind === 'refused' ? { ok: true, value: 'unsupported', requestId } : answer;
}

function findChannels(
  ask: Ask,
  contract: Contract,
  read: ReadChannel,
  ids: readonly CreatorId[],
  archived: boolean | undefined,
): Answer<readonly Channel[] | 'unsupported'> {
  if (ids.length === 0) return { ok: true, value: [], requestId: '' };
  holdToLimit(contract, 'listChannels', ids);
  const asked = new Set(ids);
  const strangers = (rows: readonly Channel[]): boolean => rows.some((row) => !asked.has(row.creatorId));
  const answer = readAll({
    readPage: (page) => listChannels(ask, contract, read, { creatorIds: [...asked], archived }, page),
    idOf: (row) => row.creatorId,
    enough: (rows) => strangers(rows) || rows.length === asked.size,
  });
  if (!answer.ok) return unsupportedIfRefused(answer);
  return strangers(answer.value) ? { ...answer, value: 'unsupported' } : answer;
}

function getChannel(ask: Ask, contract: Contract, read: ReadChannel, id: CreatorId): Answer<Channel | null> {
  const answer = ask({ operation: 'getChannel', path: { creatorId: id } }, (data) =>
    thisChannel(read(openRow(contract, 'getChannel', data)), id),
  );
  if (answer.ok || answer.problem.kind !== 'not-found') return answer;
  return { ok: true, value: null, requestId: answer.problem.requestId };
}

function updateChannel(
  ask: Ask,
  contract: Contract,
  read: ReadChannel,
  sendChanges: SendChanges,
  id: CreatorId,
  set: ChangeSet,
  key: string,
): Answer<Channel | null> {
  return sendChanges(set, key, (values, idempotencyKey) =>
    ask({ operation: 'updateChannel', path: { creatorId: id }, values, changes: true, idempotencyKey }, (data) =>
      rowAfterWrite(contract, 'updateChannel', data, (row) => thisChannel(read(row), id)),
    ),
  );
}

function changeOne(ask: Ask, operation: 'archiveChannel' | 'restoreChannel', id: CreatorId, key: string): Answer<null> {
  return ask({ operation, path: { creatorId: id }, changes: true, idempotencyKey: key }, () => null);
}

function batch(ask: Ask, sendChanges: SendChanges, stage: Stage, body: BatchBody, key: string, contract: Contract): Answer<BatchAnswer> {
  const operation = stageOperations[stage];
  holdToLimit(contract, operation, body.ids);
  if (body.ids.length === 0) broken('a body names at least one creator');
  return sendChanges(body.set, key, (changed, idempotencyKey) => {
    const values = { selector: { creatorIds: body.ids }, ...changed, token: body.token };
    return ask({ operation, values, changes: stage === 'apply', idempotencyKey }, (data) => readBatch(openRow(contract, operation, data)));
  });
}

/** An answer about another creator must never be taken for this one. */
function thisChannel(channel: Channel, id: CreatorId): Channel {
  return channel.creatorId === id ? channel : unknownShape('data is the row of another creator');
}
