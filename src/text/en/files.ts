// English: e-mail tasks, exports, imports, and the account in the sidebar.

import { clip, count, counted, megabytes } from '../phrase';

const email = {
  open: 'Add to an e-mail task',
  title: 'Add to an e-mail task',
  about: 'Select rows of creators in the sheet, then choose the task they come into. You see everything before it is done.',
  find: 'Find a task',
  none: 'No task has this in its name.',
  noneYet: 'There is no e-mail task in the CRM yet. Create one there first.',
  onlyOthers: 'No task here takes creators in: only standalone tasks do. Create one in the CRM first.',
  everybody: 'Also those who are archived or have no e-mail address in the CRM',
  add: 'Add selected rows',
  others: ({ n }: { n: number }) => `${count(n)} not shown: only standalone tasks take creators in.`,
};

const exporting = {
  open: 'Exports',
  title: 'Exports',
  about: 'The CRM writes its creators into a workbook, which takes a while. You may close this meanwhile.',
  view: 'Export this tab’s creators',
  whole: 'Export all creators',
  noneYet: 'There is no export yet.',
  nameless: 'Export',
  working: 'Still being written',
  ready: ({ rows }: { rows: number }) => `Ready · ${counted(rows, 'row')}`,
  readyUncounted: 'Ready',
  until: ({ time }: { time: string }) => `Can be fetched until ${time}`,
  failed: 'Failed. Nothing was written; try a new one.',
  because: ({ text }: { text: string }) => `The CRM says: ${text}`,
  expired: 'No longer kept by the CRM. Make a new one.',
  unknown: 'The CRM does not say how far it is.',
  others: ({ n }: { n: number }) => `${count(n)} not shown: exports of other parts of NoxInfluencer.`,
  unsure: 'The list may hold exports of other parts of NoxInfluencer: it does not say what each is.',
  more: ({ n }: { n: number }) => `${count(n)} older ${n === 1 ? 'one is' : 'ones are'} not listed here.`,
};

/** What happens to a file of the CRM. */
const hand = {
  toTab: 'Bring it into a new tab',
  toComputer: 'Save to my computer',
  fetching: 'Fetching the file',
  inTab: ({ tab, rows }: { tab: string; rows: number }) => `${counted(rows, 'row')} in the new tab “${tab}”.`,
  link: 'The CRM keeps the file behind a link of its own. It can only be opened there.',
  openLink: 'Open the link',
  saved: ({ name }: { name: string }) => `“${name}” is ready.`,
  save: 'Save the file',
};

const listed = (names: readonly string[]): string => names.join(', ');

const imports = {
  open: 'Import a workbook',
  title: 'Import a workbook',
  about: ({ rows, bytes }: { rows: number; bytes: number }) =>
    `For bringing many creators into the CRM at once: at most ${counted(rows, 'row')} and ${megabytes(bytes)}, in the form of the CRM’s template.`,
  template: 'The template',
  pick: 'Workbook (.xlsx)',
  tooLarge: ({ bytes }: { bytes: number }) => `This file has more than ${megabytes(bytes)}. Split it.`,
  notXlsx: 'Only workbooks (.xlsx) can be looked through here. Save the file as .xlsx first.',
  unread: 'The file could not be read. Pick it again.',
  checking: 'Looking through the file. Nothing is sent yet.',
  fine: ({ rows, file }: { rows: number; file: string }) => `${counted(rows, 'row')} to import from “${file}”.`,
  inTheWay: 'Correct this first',
  notable: 'Worth knowing',
  headingsUnknown: 'The headings could not be compared, because the CRM does not hand its template out as a file.',
  rows: ({ rows, more }: { rows: readonly number[]; more: number }) =>
    `${rows.length === 1 ? 'Row' : 'Rows'} ${rows.join(', ')}${more > 0 ? ` and ${count(more)} more` : ''}`,
  finding: {
    'no-headings': ({ names }: { names: readonly string[] }) => `The first row has none of the template’s headings: ${listed(names)}.`,
    'missing-headings': ({ names }: { names: readonly string[] }) => `Columns of the template that are not in the file: ${listed(names)}.`,
    'unknown-headings': ({ names }: { names: readonly string[] }) => `Columns that the template does not have: ${listed(names)}.`,
    'no-rows': 'There is no row under the headings.',
    'too-many-rows': ({ n, most }: { n: number; most: number }) =>
      `${counted(n, 'row')}, but the CRM takes ${count(most)}. Split the file.`,
    'empty-rows': ({ where }: { where: string }) => `${where}: nothing in it.`,
    'unknown-value': ({ name, where }: { name: string; where: string }) => `${where}: the CRM has no “${clip(name, 40)}”.`,
    doubled: ({ name, where }: { name: string; where: string }) => `${where}: the same creator (${name}).`,
  },
  more: ({ n }: { n: number }) => `and ${count(n)} more of this kind`,
  overwrite: 'Also change creators who are in the CRM already',
  overwriteMeans: 'Their values become those of the file, in place of what your team has entered. This cannot be undone.',
  start: ({ rows }: { rows: number }) => `Import ${counted(rows, 'row')}…`,
  last: ({ file, time }: { file: string; time: string }) => `Last import: “${file}”, ${time}`,
  report: { failed: 'The CRM’s own report on rows it did not take', repeated: 'The CRM’s own report on repeated rows' },
};

export const files = {
  imports,
  email,
  exports: exporting,
  hand,
};
