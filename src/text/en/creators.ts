// English: looking up creators, adding them, showing one.

import { clip, count, counted } from '../phrase';

const lookUp = {
  open: 'Look up',
  title: 'Look up a creator',
  what: 'In the whole CRM, not only in this tab.',
  box: 'Name, handle, link or e-mail',
  button: 'Look up',
  busy: 'Looking…',
  nobody: 'Nobody in the CRM, archived creators included, fits this.',
  nobodyArchived: 'No archived creator fits this.',
  onlyArchived: 'Found among archived creators:',
  more: ({ n }: { n: number }) => `${counted(n, 'creator')} fit. Type more to see fewer.`,
  askArchived: 'Look among archived creators',
  show: 'Show in this tab',
  add: 'Add to this tab',
  added: ({ n }: { n: number }) => (n === 1 ? 'It is a row of this tab now.' : `${count(n)} creators are rows of this tab now.`),
};

const card = {
  noOwner: 'no owner',
  noStatus: 'no status',
  archived: 'Archived',
  unnamed: ({ key }: { key: string }) => `Creator ${clip(key, 24)}`,
  open: 'Creator card',
  title: 'Creator card',
  nobody: 'Select a row of a creator in the sheet, then come back here.',
  place: ({ at, n }: { at: number; n: number }) => `${count(at)} of ${counted(n, 'selected creator')}`,
  previous: 'Previous',
  next: 'Next',
  edited: 'Edited, not sent yet',
  was: ({ text }: { text: string }) => `In the CRM, as last known: ${clip(text, 120)}`,
  wasBlank: 'In the CRM, as last known: blank',
  locked: 'A formula or a missing column: edit it in the sheet.',
  unreadable: ({ text }: { text: string }) => `The cell says “${clip(text, 60)}”, which the CRM does not have.`,
  none: 'None',
  editHint: 'What you change here goes into the cell. Sync sends it.',
  isNew: 'Not in the CRM yet.',
  gone: 'No longer in the CRM.',
  details: 'What the sheet shows',
  askCrm: 'Everything the CRM holds (1 request)',
  inCrm: 'In the CRM now',
  notFound: 'The CRM does not have this creator.',
  askHistory: 'What was changed from this file',
  history: 'Changed from this file',
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
  how: 'One per line, or with commas between them, up to 500. They are first looked for in the whole CRM, archived creators included. Nothing is sent.',
  check: 'Check them',
  beginning: 'Looking in this tab and in the CRM…',
  checking: ({ done, total }: { done: number; total: number }) => `Checking ${count(done)} of ${count(total)}…`,
  tooMany: ({ n }: { n: number }) => `Only the first 500 were checked. ${count(n)} more: check ${n === 1 ? 'it' : 'them'} afterwards.`,
  known: ({ n, total }: { n: number; total: number }) => `${count(n)} of ${count(total)} ${are(n)} in your CRM already`,
  withOwner: ({ n }: { n: number }) => `${count(n)} with an owner`,
  archived: ({ n }: { n: number }) => `${count(n)} archived`,
  several: ({ text }: { text: string }) => `“${clip(text, 40)}” fits several:`,
  addKnown: ({ n }: { n: number }) => (n === 1 ? 'Add it to this tab' : `Add these ${count(n)} to this tab`),
  fresh: ({ n }: { n: number }) => `${count(n)} ${are(n)} new`,
  freshWhat: 'The CRM has nobody with this id. It is not checked whether the id exists: the review says so before anything is sent.',
  notIds: ({ n }: { n: number }) =>
    `${n === 1 ? 'This is a handle, not an id: look it' : 'These are handles, not ids: look them'} up (${count(n)} to ${counted(2 * n, 'request')})`,
  begin: 'New creators begin with',
  status: 'Status',
  owner: 'Owner',
  none: 'None',
  needs: 'Choose a status or a label: the CRM takes a new creator only with one of them.',
  addFresh: ({ n }: { n: number }) => `Add ${counted(n, 'row')} to this tab`,
  added: ({ n }: { n: number }) => `${counted(n, 'row')} added. Press Sync to send: you check everything first.`,
  hadRow: ({ n }: { n: number }) => `${count(n)} had a row here already.`,
  toLookUp: ({ n }: { n: number }) => `${count(n)} without an id ${are(n)} not in this tab`,
  lookUp: ({ n, seconds }: { n: number; seconds: string }) =>
    `Look ${n === 1 ? 'it' : 'them'} up in the CRM (${count(n)} to ${counted(2 * n, 'request')}, up to ${seconds})`,
  unresolved: ({ n }: { n: number }) => `${count(n)} ${are(n)} not in the CRM and cannot be added`,
  unresolvedWhat: 'An e-mail address or a name does not say who it is. Find the creator id or the channel link, and paste that.',
  importable: ({ n }: { n: number }) => `${count(n)} ${are(n)} not in the CRM`,
  importableWhat: 'The CRM’s own import takes creators by link or handle. You look through the workbook before anything is sent.',
  makeImport: ({ n }: { n: number }) => `Make the import workbook (${counted(n, 'row')})`,
  toImport: 'Go on with the import',
  shortened: ({ n }: { n: number }) => `${counted(n, 'number')} ${are(n)} shortened`,
  shortenedWhat:
    'A spreadsheet left out digits, so whose id it was cannot be told. Format that column as plain text, copy the ids from their source again, and check those.',
  gone: ({ n }: { n: number }) => `${count(n)} ${are(n)} no longer in the CRM`,
  goneWhat: 'Who was in the CRM before and still has a row in this tab is not added again.',
  all: 'Show all',
  who: 'Who they are',
  again: 'Check others',
};

/** A list in a file. */
const listFile = {
  pick: 'Or choose a file (.csv, .xlsx)',
  unread: 'This file cannot be read as a list. Save it as .csv or .xlsx, then choose it again.',
  tooLong: ({ most }: { most: number }) => `This list has more than ${count(most)} characters. Split it.`,
};

const match = {
  open: 'Match a list',
  title: 'Match a list with this tab',
  box: 'Paste a table',
  how: 'One row per creator: a link, a handle, an e-mail or an id, and beside it the values to take over. Nothing is sent: the values become edits in the cells.',
  look: 'Compare',
  looking: 'Comparing…',
  again: 'Another list',
  header: 'The first row holds headings',
  column: ({ text }: { text: string }) => `Column “${clip(text, 40)}” is`,
  meanings: 'Not in the CRM. What is meant?',
  meansNothing: 'Leave out',
  role: {
    any: 'Who it is (any of these)',
    id: 'Creator id',
    link: 'Channel link: who it is',
    handle: 'Handle: who it is',
    byEmail: 'E-mail: who it is',
    platform: 'Platform of the handle',
    status: 'New status',
    owner: 'New owner',
    labels: 'New labels',
    notes: 'New notes',
    email: 'New e-mail',
    contactLink: 'New contact link',
    none: 'Not used',
  },
  labels: 'Labels',
  labelsAdd: 'Add to the labels that are there',
  notes: 'Notes',
  notesAppend: 'Write below the notes that are there',
  replace: 'Replace what is there',
  matched: ({ n, total }: { n: number; total: number }) => `${count(n)} of ${counted(total, 'row')} matched`,
  ambiguous: ({ n }: { n: number }) =>
    `${counted(n, 'row')} ${n === 1 ? 'fits' : 'fit'} several creators and ${n === 1 ? 'is' : 'are'} left out`,
  notFound: ({ n }: { n: number }) => `${counted(n, 'row')} ${n === 1 ? 'fits' : 'fit'} nobody in this tab`,
  elsewhere: ({ n, requests, seconds }: { n: number; requests: number; seconds: string }) =>
    `Look for ${n === 1 ? 'it' : `these ${count(n)}`} in the CRM (at most ${counted(requests, 'request')}, ${seconds})`,
  back: 'Back to the list',
  twice: ({ n }: { n: number }) =>
    `${counted(n, 'row')} ${n === 1 ? 'means' : 'mean'} a creator whom an earlier row means; the earlier one counts.`,
  unknown: ({ n }: { n: number }) =>
    `${counted(n, 'value')} the CRM does not have, or that cannot be added, ${n === 1 ? 'is' : 'are'} left out`,
  unknownValue: ({ field, text, times }: { field: string; text: string; times: number }) =>
    `${field}: ${clip(text, 60)}${times === 1 ? '' : ` ×${count(times)}`}`,
  overwrites: ({ n }: { n: number }) => `${counted(n, 'unsent edit')} of yours would be replaced`,
  formulas: ({ n }: { n: number }) =>
    `${counted(n, 'cell')} with a formula ${n === 1 ? 'stays' : 'stay'} as ${n === 1 ? 'it is' : 'they are'}.`,
  nothing: 'Everything that was matched is so already: there is nothing to write.',
  place: ({ row, text }: { row: number; text: string }) => `Row ${count(row)}: ${clip(text, 60)}`,
  several: ({ row, text, names }: { row: number; text: string; names: readonly string[] }) =>
    `Row ${count(row)}: ${clip(text, 60)} → ${names.join(', ')}`,
  write: ({ n }: { n: number }) => `Write ${counted(n, 'cell')}`,
  written: ({ n }: { n: number }) => `${counted(n, 'cell')} written. Press Sync to send: you check everything first.`,
};

export const creators = { lookUp, card, add, listFile, match };
