// English: e-mail tasks, exports, imports, and the account in the sidebar.

import { clip, count, counted, megabytes } from '../phrase';

const email = {
  open: 'Add to an email task',
  title: 'Add to an email task',
  about: 'Select creators’ rows in the sheet, then choose the task to add them to. You review everything first.',
  find: 'Find a task',
  none: 'No tasks match.',
  noneYet: 'There is no email task in the CRM yet. Create one there first.',
  onlyOthers: 'None of these tasks accepts creators: only standalone tasks do. Create one in the CRM first.',
  everybody: 'Include creators who are archived or have no email address in the CRM',
  add: 'Add selected rows',
  others: ({ n }: { n: number }) => `${count(n)} not shown: only standalone tasks accept creators.`,
};

const exporting = {
  open: 'Exports',
  title: 'Exports',
  about: 'The CRM writes its creators into a workbook, which takes a while. You can close this in the meantime.',
  view: 'Export this tab’s creators',
  whole: 'Export all creators',
  noneYet: 'No exports yet.',
  nameless: 'Export',
  working: 'In progress',
  ready: ({ rows }: { rows: number }) => `Ready · ${counted(rows, 'row')}`,
  readyUncounted: 'Ready',
  until: ({ time }: { time: string }) => `Available until ${time}`,
  failed: 'Failed. Nothing was written; try a new one.',
  because: ({ text }: { text: string }) => `The CRM says: ${text}`,
  expired: 'No longer available in the CRM. Create a new one.',
  unknown: 'The CRM does not report its progress.',
  others: ({ n }: { n: number }) => `${count(n)} not shown: exports from other parts of NoxInfluencer.`,
  unsure: 'This list may include exports from other parts of NoxInfluencer: it does not say what each one is.',
  more: ({ n }: { n: number }) => `${count(n)} older ${n === 1 ? 'one is' : 'ones are'} not listed here.`,
};

/** What happens to a file of the CRM. */
const hand = {
  toTab: 'Open in a new tab',
  toComputer: 'Save to my computer',
  fetching: 'Fetching the file',
  inTab: ({ tab, rows }: { tab: string; rows: number }) => `${counted(rows, 'row')} in the new tab “${tab}”.`,
  link: 'The CRM offers this file only through its own link.',
  openLink: 'Open the link',
  saved: ({ name }: { name: string }) => `“${name}” is ready.`,
  save: 'Save the file',
};

const listed = (names: readonly string[]): string => names.join(', ');

const imports = {
  open: 'Import a workbook',
  title: 'Import a workbook',
  about: ({ rows, bytes }: { rows: number; bytes: number }) =>
    `Adds many creators to the CRM at once: up to ${counted(rows, 'row')} and ${megabytes(bytes)}, in the format of the CRM’s template.`,
  template: 'Get the template',
  pick: 'Workbook (.xlsx)',
  tooLarge: ({ bytes }: { bytes: number }) => `This file is larger than ${megabytes(bytes)}. Split it.`,
  notXlsx: 'Only .xlsx workbooks can be checked here. Save the file as .xlsx first.',
  unread: 'The file could not be read. Choose it again.',
  checking: 'Checking the file. Nothing is sent yet.',
  fine: ({ rows, file }: { rows: number; file: string }) => `${counted(rows, 'row')} to import from “${file}”.`,
  inTheWay: 'Fix this first',
  notable: 'Good to know',
  headingsUnknown: 'We could not compare the headings, because the CRM does not provide its template as a file.',
  rows: ({ rows, more }: { rows: readonly number[]; more: number }) =>
    `${rows.length === 1 ? 'Row' : 'Rows'} ${rows.join(', ')}${more > 0 ? ` and ${count(more)} more` : ''}`,
  finding: {
    'no-headings': ({ names }: { names: readonly string[] }) => `The first row has none of the template’s headings: ${listed(names)}.`,
    'missing-headings': ({ names }: { names: readonly string[] }) => `Template columns missing from the file: ${listed(names)}.`,
    'unknown-headings': ({ names }: { names: readonly string[] }) => `Columns that are not in the template: ${listed(names)}.`,
    'no-rows': 'There are no rows below the headings.',
    'too-many-rows': ({ n, most }: { n: number; most: number }) =>
      `${counted(n, 'row')}, but the CRM accepts at most ${count(most)}. Split the file.`,
    'empty-rows': ({ where }: { where: string }) => `${where}: empty.`,
    'unknown-value': ({ name, where }: { name: string; where: string }) => `${where}: the CRM has no “${clip(name, 40)}”.`,
    doubled: ({ name, where }: { name: string; where: string }) => `${where}: the same creator (${name}).`,
  },
  more: ({ n }: { n: number }) => `and ${count(n)} more of this kind`,
  overwrite: 'Also update creators who are already in the CRM',
  overwriteMeans: 'The file’s values replace what your team has entered. This cannot be undone.',
  start: ({ rows }: { rows: number }) => `Import ${counted(rows, 'row')}…`,
  last: ({ file, time }: { file: string; time: string }) => `Last import: “${file}”, ${time}`,
  report: { failed: 'The CRM’s report on rows it did not import', repeated: 'The CRM’s report on duplicate rows' },
};

export const files = {
  imports,
  email,
  exports: exporting,
  hand,
};
