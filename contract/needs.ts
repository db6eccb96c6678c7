// What the product needs of the table: which values it reads and sends by which operation, and which types of the wire they can be made of.
// A table that lacks something here, or says something here that cannot work, is refused by the build with the entry's name.

import { namesOf } from './named';
import type { CreatorId, Id } from './records';
import type { ErrorKind, OperationName } from './table';

/**
 * `kind` (of wire-kinds.ts), `word:a,b` (a choice that must have these words), `one:N` and `many:N` (nested, with the needs N), and then: `?` = the table need not
 * have it, and the value is unknown or not sent; `!` = every request has it, so that the CRM may require it.
 */
export type Need = string;
export type Needs = Readonly<Record<string, Need>>;

const named = { id: 'id', name: 'text?' } as const satisfies Needs;

export const READ = {
  envelope: {
    success: 'flag',
    data: 'json',
    summary: 'text?',
    errorCode: 'code',
    meta: 'one:meta?',
    action: 'one:action?',
    errorNumber: 'number?',
  },
  meta: { requestId: 'text?' },
  action: { hint: 'text?', url: 'text?' },
  page: { items: 'json', page: 'number?', size: 'number?', pages: 'number?', total: 'number?' },
  quota: { usedCredit: 'number', totalCredit: 'number?', remainingCredit: 'number?' },
  named,
  label: { ...named, channelCount: 'number?' },
  channel: {
    creatorId: 'id',
    platform: 'text?',
    name: 'text?',
    handle: 'text?',
    channelLink: 'text?',
    followers: 'number?',
    country: 'text?',
    status: 'one:named?',
    labels: 'many:named?',
    owner: 'one:named?',
    email: 'text?',
    contactLink: 'text?',
    notes: 'text?',
    groups: 'many:named?',
    archived: 'flag?',
    createdAt: 'text?',
    updatedAt: 'text?',
  },
  batch: { existing: 'number?', creatable: 'number?', created: 'number?', failed: 'many:failed?', token: 'text?' },
  failed: { creatorId: 'id', code: 'text?', reason: 'text?' },
  group: { ...named, channelCount: 'number?', creatorIds: 'creators?' },
  emailTask: { ...named, type: 'word:standalone' },
  export: {
    id: 'id',
    status: 'word:working,ready,failed,expired',
    kind: 'text?',
    name: 'text?',
    rows: 'number?',
    createdAt: 'text?',
    expiresAt: 'text?',
    reason: 'text?',
  },
  link: { url: 'text' },
  import: { created: 'number?', failed: 'json?', repeated: 'json?' },
  importItem: { row: 'number?', reason: 'text?' },
} as const satisfies Readonly<Record<string, Needs>>;

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
  newGroup: { name: 'text!', creatorIds: 'ids' },
  groupChange: { name: 'text', creatorIds: 'ids' },
  template: { language: 'word:en,zh!' },
  importForm: { file: 'file!', overwrite: 'flag!' },
  importItems: { failed: 'json', repeated: 'json' },
  nothing: {},
} as const satisfies Readonly<Record<string, Needs>>;

export type ReadName = keyof typeof READ;

type ValueOf<N> = N extends `${infer Kind}?` ? ValueOfKind<Kind> | (Kind extends 'text' ? never : null) : ValueOfKind<N>;
type ValueOfKind<Kind> = Kind extends 'id'
  ? Id
  : Kind extends 'creators'
    ? readonly CreatorId[]
    : Kind extends 'number'
      ? number
      : Kind extends 'flag'
        ? boolean
        : string;

/** What is read of one thing, as code gets it. Where the CRM does not say it, a text is blank and anything else null; a word is kept as it came. */
export type RowOf<R extends ReadName> = { readonly [Own in keyof (typeof READ)[R]]: ValueOf<(typeof READ)[R][Own]> };

export type SentName = keyof typeof SENT;

export interface OperationNeed {
  /** The only place for a value in its path. */
  readonly path?: 'creatorId' | 'labelId' | 'groupId' | 'exportId';
  readonly sends: SentName;
  /** What is read of the answer; null = nothing. */
  readonly reads: ReadName | null;
  /** `list` = a page or a bare list; `row` = one object, after a write perhaps none; `file` = bytes or a link to them. */
  readonly as: 'row' | 'list' | 'none' | 'file';
  /** It may change something, or is a step of a change: it carries an Idempotency-Key, which a GET cannot. */
  readonly writes?: true;
}

const write = { reads: null, as: 'none', writes: true } as const;
const stage = { reads: 'batch', as: 'row', writes: true } as const;

const operations = {
  quota: { sends: 'nothing', reads: 'quota', as: 'row' },
  listChannels: { sends: 'channelQuery', reads: 'channel', as: 'list' },
  getChannel: { path: 'creatorId', sends: 'nothing', reads: 'channel', as: 'row' },
  updateChannel: { path: 'creatorId', sends: 'changeSet', reads: 'channel', as: 'row', writes: true },
  archiveChannel: { path: 'creatorId', sends: 'nothing', ...write },
  restoreChannel: { path: 'creatorId', sends: 'nothing', ...write },
  validateBatch: { sends: 'batch', ...stage },
  previewBatch: { sends: 'batch', ...stage },
  applyBatch: { sends: 'batch', ...stage },
  listLabels: { sends: 'listQuery', reads: 'label', as: 'list' },
  listStatuses: { sends: 'nothing', reads: 'named', as: 'list' },
  listMembers: { sends: 'nothing', reads: 'named', as: 'list' },
  createLabel: { sends: 'labelName', reads: 'label', as: 'row', writes: true },
  updateLabel: { path: 'labelId', sends: 'labelName', ...write },
  deleteLabel: { path: 'labelId', sends: 'nothing', ...write },
  listGroups: { sends: 'listQuery', reads: 'group', as: 'list' },
  getGroup: { path: 'groupId', sends: 'nothing', reads: 'group', as: 'row' },
  createGroup: { sends: 'newGroup', reads: 'group', as: 'row', writes: true },
  updateGroup: { path: 'groupId', sends: 'groupChange', ...write },
  deleteGroup: { path: 'groupId', sends: 'nothing', ...write },
  listEmailTasks: { sends: 'listQuery', reads: 'emailTask', as: 'list' },
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
} as const satisfies Readonly<Record<OperationName, OperationNeed>>;

export const OPERATIONS: Readonly<Record<OperationName, OperationNeed>> = operations;

/** Lists that are read a page at a time, by questions of their own. */
type Paged = 'listChannels' | 'listExports';

/** Lists that are read whole, by one question for all of them. */
export type ListName = Exclude<
  { readonly [O in OperationName]: (typeof operations)[O]['as'] extends 'list' ? O : never }[OperationName],
  Paged
>;
export type EntryOf<L extends ListName> = RowOf<(typeof operations)[L]['reads']>;

/** What is read of each entry of a list. */
export const entryOf = <L extends ListName>(list: L): (typeof operations)[L]['reads'] => operations[list].reads;

const isList = (name: OperationName): name is ListName =>
  operations[name].as === 'list' && name !== 'listChannels' && name !== 'listExports';
export const LISTS: readonly ListName[] = namesOf(operations).filter(isList);

/** What a refusal may mean; each needs a code, because the product goes on differently after each. */
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
