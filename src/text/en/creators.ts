// English: looking up creators, adding them, showing one.

import { clip, count, counted } from '../phrase';

const lookUp = {
  open: 'Look up',
  title: 'Look up a creator',
  what: 'Searches the whole CRM, not just this tab.',
  box: 'Name, handle, link or email',
  button: 'Look up',
  busy: 'Searching…',
  nobody: 'No creators in the CRM match, archived ones included.',
  nobodyArchived: 'No archived creators match.',
  onlyArchived: 'Found among archived creators:',
  more: ({ n }: { n: number }) => `${counted(n, 'creator')} ${n === 1 ? 'matches' : 'match'}. Type more to narrow it down.`,
  askArchived: 'Search archived creators',
  show: 'Show in this tab',
  add: 'Add to this tab',
  added: ({ n }: { n: number }) => (n === 1 ? 'Added to this tab.' : `${count(n)} creators added to this tab.`),
};

const card = {
  noOwner: 'no owner',
  noStatus: 'no status',
  archived: 'Archived',
  unnamed: ({ key }: { key: string }) => `Creator ${clip(key, 24)}`,
  open: 'Creator card',
  title: 'Creator card',
  nobody: 'Select a creator’s row in the sheet, then come back here.',
  place: ({ at, n }: { at: number; n: number }) => `${count(at)} of ${counted(n, 'selected creator')}`,
  previous: 'Previous',
  next: 'Next',
  edited: 'Edited, not sent yet',
  was: ({ text }: { text: string }) => `Last known in the CRM: ${clip(text, 120)}`,
  wasBlank: 'Last known in the CRM: blank',
  locked: 'A formula or a missing column: edit it in the sheet.',
  unreadable: ({ text }: { text: string }) => `The cell says “${clip(text, 60)}”, which the CRM doesn’t have.`,
  none: 'None',
  editHint: 'Changes here go into the cell. Sync sends them.',
  isNew: 'Not in the CRM yet.',
  gone: 'No longer in the CRM.',
  details: 'What the sheet shows',
  askCrm: 'Everything the CRM holds (1 request)',
  inCrm: 'In the CRM now',
  notFound: 'The CRM doesn’t have this creator.',
  askHistory: 'Changes made from this file',
  history: 'Changes made from this file',
  noHistory: 'Nothing yet.',
  change: ({ field, before, after }: { field: string; before: string; after: string }) =>
    `${field}: ${clip(before || '(blank)', 80)} → ${clip(after || '(blank)', 80)}`,
  undo: 'Undo',
};

const are = (n: number): string => (n === 1 ? 'is' : 'are');

const add = {
  open: 'Add creators',
  title: 'Add creators',
  box: 'Creator ids, links or handles',
  how: 'One per line or separated by commas, up to 500. We first look for them in the whole CRM, archived creators included. Nothing is sent.',
  check: 'Check',
  beginning: 'Looking in this tab and in the CRM…',
  checking: ({ done, total }: { done: number; total: number }) => `Checking ${count(done)} of ${count(total)}…`,
  tooMany: ({ n }: { n: number }) => `Only the first 500 were checked. ${count(n)} more left: check ${n === 1 ? 'it' : 'them'} next.`,
  known: ({ n, total }: { n: number; total: number }) => `${count(n)} of ${count(total)} ${are(n)} already in your CRM`,
  withOwner: ({ n }: { n: number }) => `${count(n)} with an owner`,
  archived: ({ n }: { n: number }) => `${count(n)} archived`,
  several: ({ text }: { text: string }) => `“${clip(text, 40)}” matches several:`,
  addKnown: ({ n }: { n: number }) => (n === 1 ? 'Add it to this tab' : `Add these ${count(n)} to this tab`),
  fresh: ({ n }: { n: number }) => `${count(n)} ${are(n)} new`,
  freshWhat: 'The CRM has no creator with this id. Whether the id exists isn’t checked yet; the review tells you before anything is sent.',
  notIds: ({ n }: { n: number }) =>
    `${n === 1 ? 'This is a handle, not an id: look it' : 'These are handles, not ids: look them'} up (${count(n)} to ${counted(2 * n, 'request')})`,
  begin: 'New creators start with',
  status: 'Status',
  owner: 'Owner',
  none: 'None',
  needs: 'Choose a status or a label: the CRM requires one for a new creator.',
  addFresh: ({ n }: { n: number }) => `Add ${counted(n, 'row')} to this tab`,
  added: ({ n }: { n: number }) => `${counted(n, 'row')} added. Press Sync to send: you review everything first.`,
  hadRow: ({ n }: { n: number }) => `${count(n)} already had a row here.`,
  toLookUp: ({ n }: { n: number }) => `${count(n)} without an id ${are(n)} not in this tab`,
  lookUp: ({ n, seconds }: { n: number; seconds: string }) =>
    `Look ${n === 1 ? 'it' : 'them'} up in the CRM (${count(n)} to ${counted(2 * n, 'request')}, up to ${seconds})`,
  unresolved: ({ n }: { n: number }) => `${count(n)} ${are(n)} not in the CRM and can’t be added`,
  unresolvedWhat: 'An email address or a name isn’t enough to add a creator. Find the creator id or the channel link, and paste that.',
  importable: ({ n }: { n: number }) => `${count(n)} ${are(n)} not in the CRM`,
  importableWhat: 'The CRM’s own import accepts creators by link or handle. You review the workbook before anything is sent.',
  makeImport: ({ n }: { n: number }) => `Create the import workbook (${counted(n, 'row')})`,
  toImport: 'Continue to the import',
  shortened: ({ n }: { n: number }) => `${counted(n, 'number')} ${are(n)} shortened`,
  shortenedWhat:
    'A spreadsheet cut off digits, so we can’t tell whose id it was. Format that column as plain text, copy the ids from their source again, and check those.',
  gone: ({ n }: { n: number }) => `${count(n)} ${are(n)} no longer in the CRM`,
  goneWhat: 'Creators who used to be in the CRM and still have a row in this tab aren’t added again.',
  all: 'Show all',
  who: 'Show who',
  again: 'Check another list',
};

/** A list in a file. */
const listFile = {
  pick: 'Or choose a file (.csv, .xlsx)',
  unread: 'This file can’t be read as a list. Save it as .csv or .xlsx, then choose it again.',
  tooLong: ({ most }: { most: number }) => `This list has more than ${count(most)} characters. Split it.`,
};

const match = {
  open: 'Match a list',
  title: 'Match a list with this tab',
  box: 'Paste a table',
  how: 'One row per creator: a link, handle, email or id, plus the values to bring in. Nothing is sent: the values become edits in the cells.',
  look: 'Compare',
  looking: 'Comparing…',
  again: 'Another list',
  header: 'The first row has headings',
  column: ({ text }: { text: string }) => `Column “${clip(text, 40)}” is`,
  meanings: 'Not in the CRM. What do you mean?',
  meansNothing: 'Leave out',
  role: {
    any: 'Who it is (any of these)',
    id: 'Creator id',
    link: 'Channel link: who it is',
    handle: 'Handle: who it is',
    byEmail: 'Email: who it is',
    platform: 'Platform of the handle',
    status: 'New status',
    owner: 'New owner',
    labels: 'New labels',
    notes: 'New notes',
    email: 'New email',
    contactLink: 'New contact link',
    none: 'Not used',
  },
  labels: 'Labels',
  labelsAdd: 'Add to existing labels',
  notes: 'Notes',
  notesAppend: 'Add below existing notes',
  replace: 'Replace existing',
  matched: ({ n, total }: { n: number; total: number }) => `${count(n)} of ${counted(total, 'row')} matched`,
  ambiguous: ({ n }: { n: number }) =>
    `${counted(n, 'row')} ${n === 1 ? 'matches' : 'match'} several creators and ${n === 1 ? 'is' : 'are'} left out`,
  notFound: ({ n }: { n: number }) => `${counted(n, 'row')} ${n === 1 ? 'matches' : 'match'} no one in this tab`,
  elsewhere: ({ n, requests, seconds }: { n: number; requests: number; seconds: string }) =>
    `Look for ${n === 1 ? 'it' : `these ${count(n)}`} in the CRM (at most ${counted(requests, 'request')}, ${seconds})`,
  back: 'Back to the list',
  twice: ({ n }: { n: number }) =>
    `${counted(n, 'row')} ${n === 1 ? 'repeats' : 'repeat'} a creator from an earlier row; the earlier row counts.`,
  unknown: ({ n }: { n: number }) => `${counted(n, 'value')} left out: not in the CRM, or can’t be added`,
  unknownValue: ({ field, text, times }: { field: string; text: string; times: number }) =>
    `${field}: ${clip(text, 60)}${times === 1 ? '' : ` ×${count(times)}`}`,
  overwrites: ({ n }: { n: number }) => `${counted(n, 'unsent edit')} would be replaced`,
  formulas: ({ n }: { n: number }) =>
    `${counted(n, 'cell')} with a formula ${n === 1 ? 'stays' : 'stay'} as ${n === 1 ? 'it is' : 'they are'}.`,
  nothing: 'All matched cells already have these values. Nothing to write.',
  place: ({ row, text }: { row: number; text: string }) => `Row ${count(row)}: ${clip(text, 60)}`,
  several: ({ row, text, names }: { row: number; text: string; names: readonly string[] }) =>
    `Row ${count(row)}: ${clip(text, 60)} → ${names.join(', ')}`,
  write: ({ n }: { n: number }) => `Write ${counted(n, 'cell')}`,
  written: ({ n }: { n: number }) => `${counted(n, 'cell')} written. Press Sync to send: you review everything first.`,
};

export const creators = { lookUp, card, add, listFile, match };
