// What the product needs of the table: which values each operation reads and sends, and which wire types can represent them. A table that
// lacks an entry, or has one that cannot work, fails the build with the entry's name.

import { eachOf, namesOf } from './named';
import { ENTRIES, LISTS, type ListName, type Needs, type ReadName } from './reads';
import type { CreatorId } from './records';
import type { ErrorKind, OperationName } from './table';

const filters: Needs = {
  platform: 'word',
  status: 'id',
  labels: 'ids',
  owner: 'id',
  group: 'id',
  keyword: 'text',
  archived: 'flag',
  updatedSince: 'time?',
  sort: 'text?',
};
const changeSet = {
  status: 'id',
  labels: 'one:labelsChange',
  owner: 'id',
  archived: 'flag',
  email: 'text',
  contactLink: 'text',
  notes: 'text',
} as const;
const body: Needs = { selector: 'one:selector!', token: 'text?' };

export const SENT = {
  filters,
  channelQuery: { ...filters, page: 'number', size: 'number?', creatorIds: 'ids?' },
  listQuery: { page: 'number!', size: 'number?!' },
  changeSet,
  labelsChange: { operation: 'word:add,remove!', labelIds: 'ids!' },
  selector: { creatorIds: 'ids!' },
  batch: { ...body, ...changeSet },
  email: { ...body, taskId: 'id!' },
  labelName: { name: 'text!' },
  newGroup: { name: 'text!', creatorIds: 'creators' },
  groupChange: { name: 'text', creatorIds: 'creators' },
  template: { language: 'word:en,zh!' },
  importForm: { file: 'file!', overwrite: 'flag!' },
  importItems: { failed: 'json', repeated: 'json' },
  nothing: {},
} as const satisfies Readonly<Record<string, Needs>>;

type SentName = keyof typeof SENT;

export interface OperationNeed {
  /** The only placeholder in its path. */
  readonly path?: 'creatorId' | 'labelId' | 'groupId' | 'exportId';
  readonly sends: SentName;
  /** What is read of the answer; null = nothing. */
  readonly reads: ReadName | null;
  /** `list` = a page or a bare list; `row` = one object, possibly none after a write; `file` = bytes or a link to them. */
  readonly as: 'row' | 'list' | 'none' | 'file';
  /** It may change something, or is a step of a change: it carries an Idempotency-Key, which a GET cannot. */
  readonly writes?: true;
}

const write = { reads: null, as: 'none', writes: true } as const;
const stage = { reads: 'batch', as: 'row', writes: true } as const;

/** A list that is read completely is paged, unless stated otherwise below. */
const wholeList = (list: ListName) => ({ sends: 'listQuery', reads: ENTRIES[list], as: 'list' }) as const;

/** Writes that name one thing by id and whose answer is not read: the client requests all of them in the same way. */
const actions = {
  updateLabel: { path: 'labelId', sends: 'labelName', ...write },
  deleteLabel: { path: 'labelId', sends: 'nothing', ...write },
  updateGroup: { path: 'groupId', sends: 'groupChange', ...write },
  deleteGroup: { path: 'groupId', sends: 'nothing', ...write },
} as const satisfies Readonly<Partial<Record<OperationName, OperationNeed>>>;

export type ActionName = keyof typeof actions;
export const ACTIONS: readonly ActionName[] = namesOf(actions);

type ValueSent<N> = N extends `text${string}`
  ? string
  : N extends `creators${string}`
    ? readonly CreatorId[]
    : N extends `flag${string}`
      ? boolean
      : never;
type ValuesSent<S> = { readonly [Own in keyof S as S[Own] extends `${string}!` ? Own : never]: ValueSent<S[Own]> } & {
  readonly [Own in keyof S as S[Own] extends `${string}!` ? never : Own]?: ValueSent<S[Own]>;
};

/** What an action sends besides the id. */
export type ActionValues<A extends ActionName> = ValuesSent<(typeof SENT)[(typeof actions)[A]['sends']]>;

export const OPERATIONS: Readonly<Record<OperationName, OperationNeed>> = {
  ...eachOf(LISTS, wholeList),
  ...actions,
  quota: { sends: 'nothing', reads: 'quota', as: 'row' },
  listChannels: { sends: 'channelQuery', reads: 'channel', as: 'list' },
  getChannel: { path: 'creatorId', sends: 'nothing', reads: 'channel', as: 'row' },
  updateChannel: { path: 'creatorId', sends: 'changeSet', reads: 'channel', as: 'row', writes: true },
  archiveChannel: { path: 'creatorId', sends: 'nothing', ...write },
  restoreChannel: { path: 'creatorId', sends: 'nothing', ...write },
  validateBatch: { sends: 'batch', ...stage },
  previewBatch: { sends: 'batch', ...stage },
  applyBatch: { sends: 'batch', ...stage },
  listStatuses: { ...wholeList('listStatuses'), sends: 'nothing' },
  listMembers: { ...wholeList('listMembers'), sends: 'nothing' },
  createLabel: { sends: 'labelName', reads: 'label', as: 'row', writes: true },
  getGroup: { path: 'groupId', sends: 'nothing', reads: 'group', as: 'row' },
  createGroup: { sends: 'newGroup', reads: 'group', as: 'row', writes: true },
  validateEmail: { sends: 'email', ...stage },
  previewEmail: { sends: 'email', ...stage },
  applyEmail: { sends: 'email', ...stage },
  createExport: { sends: 'filters', reads: 'export', as: 'row', writes: true },
  listExports: { sends: 'listQuery', reads: 'export', as: 'list' },
  getExport: { path: 'exportId', sends: 'nothing', reads: 'export', as: 'row' },
  downloadExport: { path: 'exportId', sends: 'nothing', reads: 'link', as: 'file' },
  importTemplate: { sends: 'template', reads: 'link', as: 'file' },
  importChannels: { sends: 'importForm', reads: 'import', as: 'row', writes: true },
  importReport: { sends: 'importItems', reads: 'link', as: 'file' },
};

/** What a refusal may mean; each needs a code, because the product reacts differently to each. */
export const ERROR_KINDS: Readonly<Record<ErrorKind, true>> = {
  'wrong-key': true,
  'no-credit': true,
  'no-permission': true,
  'upstream-limit': true,
  refused: true,
  duplicate: true,
  'not-found': true,
  wait: true,
  'not-ready': true,
  server: true,
};
