// What the product reads of the CRM's answers: which values, and which wire types can represent them.

import { namesOf } from './named';
import type { CreatorId, Id } from './records';
import type { OperationName } from './table';

/**
 * A `kind` (of wire-kinds.ts), `word:a,b` (a choice that must include these words), `one:N`, or `many:N` (nested, with the needs N),
 * followed by `?` if the table may lack it (the value is then unknown or not sent), or `!` if every request has it, so that the CRM may
 * require it.
 */
type Need = string;
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

/**
 * What is read of one object, as code gets it. If the CRM does not say it, a text is '' and anything else null; a word is kept as it came.
 */
export type RowOf<R extends ReadName> = { readonly [Own in keyof (typeof READ)[R]]: ValueOf<(typeof READ)[R][Own]> };

/** Lists that are read whole, through one common call, and what is read of each entry. */
export const ENTRIES = {
  listLabels: 'label',
  listStatuses: 'named',
  listMembers: 'named',
  listGroups: 'group',
  listEmailTasks: 'emailTask',
} as const satisfies Readonly<Partial<Record<OperationName, ReadName>>>;

export type ListName = keyof typeof ENTRIES;

export type EntryOf<L extends ListName> = RowOf<(typeof ENTRIES)[L]>;

/** What is read of each entry of a list. */
export const entryOf = <L extends ListName>(list: L): (typeof ENTRIES)[L] => ENTRIES[list];

export const LISTS: readonly ListName[] = namesOf(ENTRIES);
