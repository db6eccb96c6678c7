// Renders every sentence of a language with sample values, for the tests of src/text.

import type { Problem } from '../../src/rpc/problems';
import type { Reason, RowNumber } from '../../src/sync/model';
import type { PageWords } from '../../src/text/pages-en';

interface Sentence {
  /** Its path in the words: "sidebar.pull.title". */
  readonly path: string;
  readonly text: string;
}

/** The arguments of functions with named values; `n` stands for every count. */
const texts: Readonly<Record<string, string>> = {
  why: 'unknown label “Beuty”',
  time: '10:44',
  said: 'not an owner of this team',
  seconds: '12 s',
  name: 'Beauty',
  heading: 'Status',
  field: 'Status',
  creator: 'Invented Channel',
  tab: 'Spring',
  text: 'Beuty',
  who: 'colleague@example.com',
  ago: '3 h ago',
  key: 'nox_sk_…7f',
  sentence: 'No connection.',
  title: 'No connection',
};

/** Named values that are lists of names. */
const lists: ReadonlySet<string> = new Set(['fields', 'parts', 'near', 'names', 'whys']);

/** What the panel of follow-ups calls columns; in the other panels, `columns` is a count. */
const FOLLOW_UP_COLUMNS = { lastSent: 'Last sent', count: 'Follow-ups', due: 'Due' };

/** Entries in which a value of that name is something else than elsewhere. */
const exceptions: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'common.span': { seconds: 12 },
  'common.ago': { seconds: 7200 },
  'common.limitWait': { seconds: 18, perMinute: 30 },
  'common.retryWait': { seconds: 15 },
  'common.settlingWait': { seconds: 5 },
  'sidebar.edits.rowNumbers': { rows: [4, 9, 12, 30] },
  'review.waiting.where': { rows: 'Row 4' },
  'panels.imports.rows': { rows: [4, 9] },
  'mutations.about.import-file': { response: { created: 2, failed: 2, repeated: 2 }, tab: 'Not imported 10:44' },
  'mutations.about.add-to-email': {
    absent: ['Invented Channel'],
    leftOut: { noAddress: 22, archived: 1 },
    response: { added: 2, refused: 1, named: [{ name: 'Invented Channel', reason: 'no address' }] },
  },
  'cells.sync.changed': { changes: ['Status (On hold → Completed)'] },
  'cells.sync.changedValue': { field: 'Status', before: 'On hold', after: 'Completed' },
  'cells.sync.changedSet': { field: 'Labels', added: 'Beauty', removed: 'Summer' },
  'panels.followUps.unclear': { why: 'count' },
  'practicing.colleagueChanged': { changes: [{ creator: 'Sample Creator 03', field: 'Status', value: 'Completed', edited: true }] },
  'history.byItself.lines': { edits: 4, due: { n: 7, names: ['Invented Channel'] }, problem: { kind: 'unreachable' } },
  'history.byItself.sent': { how: 'over', applied: 20, failed: 1, unknown: 2, left: 5 },
  'history.byItself.subject': { tabs: ['Spring', 'Summer'] },
  'history.byItself.foot': { url: 'https://docs.google.com/spreadsheets/d/id' },
  'running.result.because': { fields: 'Owner' },
  'filters.reads': { filters: ['countries', 'followers'] },
};

const sample = (path: string, n: number): object => new Proxy({}, { get: (_, name) => sampleOf(path, String(name)) ?? n });

function sampleOf(path: string, name: string): unknown {
  if (name === 'columns' && path.startsWith('panels.followUps.')) return FOLLOW_UP_COLUMNS;
  return exceptions[path]?.[name] ?? (lists.has(name) ? ['Status', 'Notes'] : texts[name]);
}

/** Every entry that is a sentence or a function of named values, each rendered for `n`; reasons and problems are rendered by kind. */
export function sentences(words: PageWords, n: number): readonly Sentence[] {
  const { reason: _, problem: __, ...rest } = words;
  return walk(rest, '', n);
}

function walk(entry: unknown, path: string, n: number): readonly Sentence[] {
  if (typeof entry === 'string') return [{ path, text: entry }];
  if (typeof entry === 'function') return rendered(entry(path === 'common.platform' ? 'youtube' : sample(path, n)), path, n);
  if (typeof entry !== 'object' || entry === null) throw new Error(`${path} is neither a sentence nor a group of them.`);
  return Object.entries(entry).flatMap(([key, value]) => walk(value, path === '' ? key : `${path}.${key}`, n));
}

/** A function's result: a sentence, or a group of them under the function's own path. */
const rendered = (said: unknown, path: string, n: number): readonly Sentence[] =>
  typeof said === 'object' ? walk(said, path, n) : [{ path, text: String(said) }];

/** One of every kind of reason; the record type makes a missing one a compile error. */
export const reasons: { readonly [W in Reason['why']]: Extract<Reason, { why: W }> } = {
  'unknown-name': { why: 'unknown-name', name: 'A label with a name that is much too long for a column', near: ['Beauty'] },
  'ambiguous-name': { why: 'ambiguous-name', name: 'A label with a name that is much too long for a column' },
  'cannot-clear': { why: 'cannot-clear' },
  'looks-like-formula': { why: 'looks-like-formula' },
  'not-an-email': { why: 'not-an-email' },
  'not-a-link': { why: 'not-a-link' },
  'merged-cells': { why: 'merged-cells', cells: 'C3:C5' },
  'error-in-cell': { why: 'error-in-cell' },
  'shortened-number': { why: 'shortened-number' },
  'changes-by-itself': { why: 'changes-by-itself' },
  'shows-a-name': { why: 'shows-a-name' },
  'too-long': { why: 'too-long', limit: 12000 },
  'not-shown-by-crm': { why: 'not-shown-by-crm' },
  'rows-disagree': {
    why: 'rows-disagree',
    rows: [
      { row: 6 as RowNumber, text: 'Completed' },
      { row: 9 as RowNumber, text: 'In communication' },
    ],
  },
  'mixed-up-row': { why: 'mixed-up-row', belongsTo: null },
  'unknown-id': { why: 'unknown-id' },
  'id-cleared': { why: 'id-cleared', belongsTo: 'c1' as Extract<Reason, { why: 'id-cleared' }>['belongsTo'] },
  'column-sorted-alone': { why: 'column-sorted-alone' },
  gone: { why: 'gone' },
  'not-in-crm': { why: 'not-in-crm' },
  archived: { why: 'archived' },
  'needs-existing': { why: 'needs-existing' },
  'exists-already': { why: 'exists-already' },
  'changed-since': { why: 'changed-since', mine: 'Completed', theirs: '' },
  'edited-here': { why: 'edited-here' },
  'stays-created': { why: 'stays-created' },
  'refused-by-crm': { why: 'refused-by-crm', summary: 'The address is not valid.' },
};

const kinds: Readonly<Record<Problem['kind'], true>> = {
  'newer-version': true,
  'wrong-key': true,
  'no-permission': true,
  'no-credit': true,
  'upstream-limit': true,
  refused: true,
  duplicate: true,
  'not-found': true,
  'not-ready': true,
  server: true,
  unreachable: true,
  'not-json': true,
  'unknown-shape': true,
  'not-connected': true,
  'other-account': true,
  'no-view': true,
  'no-tab': true,
  'columns-in-doubt': true,
  busy: true,
  'colleague-sends': true,
  'stale-review': true,
  'nothing-to-send': true,
  'nothing-selected': true,
  'not-in-practice': true,
  'members-unknown': true,
  'all-in-group': true,
  'nobody-in-crm': true,
  'nobody-to-mail': true,
  'would-create': true,
  'bad-workbook': true,
  'workbook-too-large': true,
  'none-in-group': true,
  'number-needed': true,
  'no-such-thing': true,
  'stale-mutation': true,
  'other-rows-selected': true,
  'decisions-needed': true,
  'bad-arguments': true,
  'filter-ignored': true,
  'filtered-here': true,
  'bad-query': true,
  'google-busy': true,
  'not-confirmed': true,
  'google-limit': true,
  'google-permission': true,
  'google-refused': true,
  'protected-cells': true,
  'table-in-the-way': true,
  'merged-cells': true,
  'several-accounts': true,
  'too-large': true,
  'file-full': true,
  'cell-full': true,
  'memory-full': true,
  internal: true,
  limit: true,
};

export const problemKinds = Object.keys(kinds) as Problem['kind'][];
