// English: the screens besides the main task.

import { clip, count, counted } from '../phrase';
import { bulkEdit } from './bulk-edit';
import { followUps, handOut, lookups } from './follow-ups';
import { overview } from './overview';
import { ownTab } from './own-tab';
import { schedule } from './schedule';

/** What happens to a file of the CRM. */
const handedOut = {
  toTab: 'Open in a new tab',
  toComputer: 'Save to my computer',
  fetching: 'Fetching the file',
  inTab: ({ tab, rows }: { tab: string; rows: number }) => `${counted(rows, 'row')} in the new tab “${tab}”.`,
  link: 'The CRM offers this file only through its own link.',
  openLink: 'Open the link',
  saved: ({ name }: { name: string }) => `“${name}” is ready.`,
  save: 'Save the file',
};

const rowLabels = {
  daily: 'Labels of selected rows…',
  title: 'Labels of the selected rows',
  about: ({ creators }: { creators: number }) => `${counted(creators, 'creator')} selected.`,
  nobody: 'Select creators’ rows in the sheet, then come back here.',
  inDoubt: ({ where }: { where: string }) => `${where}: left out, because it is unclear whose row it is or which labels are meant.`,
  some: 'some of them',
  onlyTicked: 'Only the labels you check or uncheck change. The cells hold the change until you press Sync.',
  apply: ({ labels: n }: { labels: number }) => (n === 0 ? 'Change labels' : `Change ${counted(n, 'label')}`),
  written: ({ cells, creators }: { cells: number; creators: number }) =>
    cells === 0 ? 'The cells already show this.' : `Labels of ${counted(creators, 'creator')} changed in the sheet. Press Sync to send.`,
};

const views = {
  saved: 'Saved views',
  none: 'No saved views yet. Choose creators and save them as a view, or save a tab’s view.',
  tabs: 'Tabs with creators',
  here: 'You are here',
  choose: 'Choose creators',
  open: 'Open',
  goThere: 'Go there',
  change: 'Change…',
  save: 'Save…',
  rename: 'Rename',
  duplicate: 'Duplicate',
  remove: 'Delete…',
  newName: ({ name }: { name: string }) => `New name for “${clip(name, 24)}”`,
  deleteAsk: 'Delete this saved view? Nothing changes in the CRM.',
  deleteAskTab: 'Delete this saved view? Its tab stays as it is and can still be refreshed and synced. Nothing changes in the CRM.',
  deleteIt: 'Delete the view',
};

const account = {
  open: 'Credits and limit',
  title: 'Credits and limit',
  again: 'Refresh',
  me: ({ name }: { name: string }) => `You are ${name}.`,
  credits: ({ used, total, remaining }: { used: number; total: number | null; remaining: number | null }) =>
    [`Credits: ${count(used)} used`, total === null ? '' : `of ${count(total)}`, remaining === null ? '' : `· ${count(remaining)} left`]
      .filter(Boolean)
      .join(' '),
  limit: ({ sent, most }: { sent: number; most: number }) => `Requests in the last minute: ${count(sent)} of ${count(most)}.`,
  slowed: ({ most, time }: { most: number; time: string }) =>
    `The CRM accepted fewer requests from this key than usual. Until ${time}, at most ${count(most)} a minute are sent.`,
  free: ({ seconds }: { seconds: string }) => `The CRM accepts the next one in ${seconds}.`,
  barred: ({ parts }: { parts: readonly string[] }) =>
    `Your key isn’t allowed to ${parts.join(', ')}. Ask the account owner for permission.`,
  area: {
    reading: 'read the CRM',
    changes: 'change creators',
    labels: 'change labels',
    groups: 'change groups',
    email: 'use email tasks',
    exports: 'export',
    imports: 'import',
  },
};

export const panels = {
  account,
  rename: 'Rename',
  remove: 'Delete…',
  more: ({ n }: { n: number }) => `and ${count(n)} more: search to find ${n === 1 ? 'it' : 'them'}`,
  rowLabels,
  bulkEdit,
  followUps,
  lookups,
  handOut,
  handedOut,
  overview,
  schedule,
  ownTab,
  views,
};
