// The ways in which the real CRM might behave where nobody knows how it does, as data.
// A client that works with every dialect is tolerant; tolerance that nothing tests does not exist.

import { eachOf, namesOf } from '../../contract/named';

export interface Dialect {
  readonly name: string;
  /** What is special about it, for people. */
  readonly about: string;
  /** Which of the table's spellings is written: 0 = `key`, then `also` in order; the last one if there are fewer. */
  readonly spelling: {
    readonly list: number;
    readonly paging: number;
    readonly reason: number;
    readonly choice: number;
    readonly exportStatus: number;
  };
  /** Lists that the table calls `list`: a bare array, or a page that holds everything. */
  readonly lists: 'bare' | 'page';
  /** Pages inside the envelope's `data`, or at the root of the answer, replacing the envelope and in camel case. */
  readonly pages: 'enveloped' | 'root';
  /** Keys that are not certain: as in the table, or in camel case. */
  readonly keys: 'table' | 'camel';
  readonly times: 'iso' | 'seconds' | 'milliseconds';
  /** HTTP statuses that the documentation does not state: the table's, or 400. */
  readonly statuses: 'table' | 'plain';
  /** What clears a text where that is not certain: what the table says, or the other one of null and "". */
  readonly clears: 'table' | 'other';
  /** Whether a batch names the creators that it could not change, or only counts the successes. */
  readonly failures: 'rows' | 'counts';
  readonly createdCount: boolean;
  /** Whether an apply must carry the token of a preview of the same body. */
  readonly token: 'none' | 'required';
  /** Filters that the table marks as unknown (U), and keys that nobody knows: refused or honored as listed, or silently ignored. */
  readonly unknownFilters: 'strict' | 'ignored';
  readonly retryAfter: 'seconds' | 'date' | 'absent';
  /** Requests per minute that a key may send: as documented, or two thirds of that. */
  readonly rate: 'documented' | 'lower';
  /** The answer to an update and to the creation of a label, a group or an export. */
  readonly writeAnswer: 'row' | 'null';
  readonly credits: 'given' | 'null';
  /** What a row holds for blank text. */
  readonly blankText: '' | null;
  /** A body that cannot be understood: the CRM's envelope, or the web framework's own 422. */
  readonly malformed: 'envelope' | 'detail';
  /** Keys in a row that no table knows. */
  readonly extraKeys: boolean;
  /** Ids of statuses, labels, owners and groups in a row: in the type used by their list, or always text. */
  readonly rowIds: 'listed' | 'text';
  /** A file is sent as bytes, as an object with a link to it, or as the bare link; `mixed` = only the template as a link. */
  readonly files: 'bytes' | 'link' | 'text' | 'mixed';
  /** Whether the list of exports includes those of other parts of the product, and if so, whether it tells them apart. */
  readonly otherExports: 'none' | 'told' | 'untold';
  /** Rows overwritten by an import have no result: they are either missing from the answer or listed as repeated. */
  readonly overwritten: 'silent' | 'listed';
  readonly groupMembers: 'given' | 'absent';
  /** Whether an export reports its name, rows, times and reason besides its status. */
  readonly exportDetails: 'given' | 'absent';
  /** Rows of an import that were not imported: each an object, or a sentence. */
  readonly importItems: 'rows' | 'texts';
  readonly importCounts: boolean;
  /** How texts are stored: as sent, or with lowercase addresses, links ending in a slash, and texts trimmed. */
  readonly texts: 'as-sent' | 'tidied';
  /** How far the clock that stamps changes is ahead of everyone else's; negative = behind. */
  readonly minutesAhead: number;
}

/** Uses the table's first choice everywhere. */
const plain: Dialect = {
  name: 'plain',
  about: "The table's first choice everywhere.",
  spelling: { list: 0, paging: 0, reason: 0, choice: 0, exportStatus: 0 },
  lists: 'bare',
  pages: 'enveloped',
  keys: 'table',
  times: 'iso',
  statuses: 'table',
  clears: 'table',
  failures: 'rows',
  createdCount: true,
  token: 'none',
  unknownFilters: 'strict',
  retryAfter: 'seconds',
  rate: 'documented',
  writeAnswer: 'row',
  credits: 'given',
  blankText: '',
  malformed: 'envelope',
  extraKeys: false,
  rowIds: 'listed',
  files: 'bytes',
  otherExports: 'none',
  overwritten: 'silent',
  groupMembers: 'given',
  exportDetails: 'given',
  importItems: 'rows',
  importCounts: true,
  texts: 'as-sent',
  minutesAhead: 0,
};

const variants = {
  plain: {},
  list: {
    minutesAhead: 11,
    about:
      'Its clock is eleven minutes ahead. Lists under the second spelling with the second style of paging; statuses and members come as a page, files as an object with a link, times as seconds. All kinds of exports stand in one list and say which they are.',
    spelling: { list: 1, paging: 1, reason: 1, choice: 0, exportStatus: 1 },
    lists: 'page',
    times: 'seconds',
    files: 'link',
    otherExports: 'told',
  },
  records: {
    about:
      'Lists under the third spelling; keys in camel case, times as milliseconds, platforms and the status of exports as numbers, blank text as null, keys that no table knows, ids in rows as text. All kinds of exports stand in one list, and an import lists what it overwrote as repeated.',
    spelling: { list: 2, paging: 2, reason: 2, choice: 1, exportStatus: 9 },
    keys: 'camel',
    times: 'milliseconds',
    blankText: null,
    extraKeys: true,
    rowIds: 'text',
    otherExports: 'untold',
    overwritten: 'listed',
  },
  terse: {
    about:
      'Its clock is seven minutes behind. What need not be said is not said: failures and creations of a batch, the row after a write, credits, how long a limit lasts, who is in a group, an export beside its status, the counts of an import. A key may send two thirds of the documented requests.',
    minutesAhead: -7,
    failures: 'counts',
    createdCount: false,
    writeAnswer: 'null',
    credits: 'null',
    retryAfter: 'absent',
    rate: 'lower',
    groupMembers: 'absent',
    exportDetails: 'absent',
    importCounts: false,
  },
  token: {
    about:
      'An apply must carry the token of its preview; rows of an import that were not taken are told as sentences; only the template comes as a link.',
    token: 'required',
    files: 'mixed',
    importItems: 'texts',
  },
  deaf: {
    about: 'Filters whose support is unknown are ignored in silence; Retry-After is a date.',
    unknownFilters: 'ignored',
    retryAfter: 'date',
  },
  leaky: {
    about:
      "A malformed body is answered by the web framework's own 422; lists stand at the root without an envelope; unstated HTTP statuses are 400; instead of a file comes the bare text of its link.",
    malformed: 'detail',
    pages: 'root',
    statuses: 'plain',
    files: 'text',
  },
  tidy: {
    about:
      'Texts are not kept as they were sent: addresses in small letters, links with a final slash, no outer blanks, plain line ends. They are emptied by the other of null and "".',
    clears: 'other',
    texts: 'tidied',
  },
} as const satisfies Record<string, Partial<Omit<Dialect, 'name'>>>;

export type DialectName = keyof typeof variants;

export const dialects: Readonly<Record<DialectName, Dialect>> = eachOf(namesOf(variants), (name) => ({
  ...plain,
  ...variants[name],
  name,
}));
