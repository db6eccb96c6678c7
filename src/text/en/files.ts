// English: e-mail tasks, exports, imports and the account, as the sidebar shows them. It must not know how they are laid out.

import { count, counted } from '../phrase';

const email = {
  open: 'Add to an e-mail task',
  title: 'Add to an e-mail task',
  about: 'Select rows of creators in the sheet, then choose the task they come into. You see everything before it is done.',
  find: 'Find a task',
  none: 'No task has this in its name.',
  noneYet: 'There is no e-mail task in the CRM yet. Create one there first.',
  onlyOthers: 'No task here takes creators in: only standalone tasks do. Create one in the CRM first.',
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
  more: ({ n }: { n: number }) => `${count(n)} older ones are not listed here.`,
};

/** What becomes of a file of the CRM. */
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

export const files = { email, exports: exporting, hand, fileName: 'Workbook.xlsx' };
