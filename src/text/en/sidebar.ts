// English sentences of the sidebar before anything is sent: connect, choose, pull, edits.

import { clip, count, counted } from '../phrase';

const connect = {
  title: 'Connect to your CRM',
  what: 'Paste your Skill API key. Only you can use it; colleagues with this file can’t see it.',
  scope: 'This add-on can see only this spreadsheet.',
  key: 'Skill API key',
  keyMissing: 'Paste the key first.',
  button: 'Connect',
  busy: 'Connecting…',
  whereIsMyKey: 'Where is my key?',
  newWindow: '(opens a new window)',
  tabTitle: 'You can edit here',
  tabWhat: 'To send edits, connect, or ask a colleague who is connected.',
};

const choose = {
  title: 'Which creators do you want here?',
  copiedTab:
    'This tab is a copy of a tab with creators. It isn’t connected to the CRM: edits in it aren’t counted or sent. Edit the original, listed under Views.',
  ownColumns: 'They go into this tab if it is empty, otherwise into a new one.',
  platform: 'Platform',
  status: 'Status',
  owner: 'Owner',
  labels: 'Labels',
  labelsChosen: ({ what, n }: { what: string; n: number }) => `${what}: ${count(n)} selected`,
  findLabel: 'Find a label',
  noLabel: 'No labels match.',
  keyword: 'Name or handle contains',
  archived: 'Archived creators only',
  archivedName: 'Archived',
  any: 'Any',
  all: ({ n }: { n: number | null }) => (n === null ? 'All' : `All ${count(n)}`),
  mine: ({ n }: { n: number | null }) => (n === null ? 'Mine' : `Mine ${count(n)}`),
  quick: 'Quick filters',
  noMember: 'Not selected',
  whoAmI: 'Who are you in the CRM?',
  whoAmIWhy: 'The CRM doesn’t tell us. Only you see your answer, and it is kept until you sign out.',
  iAm: 'This is me',
  notMe: 'I am someone else',
  group: 'Group',
  groupNames: 'Choose a group…',
  moreFilters: 'More filters',
  changedSince: 'Changed in the CRM since',
  changedName: ({ day }: { day: string }) => `changed since ${day}`,
  sort: 'Sort by',
  sortNone: 'The CRM’s order',
  sortBy: {
    '-updatedAt': 'Recently changed first',
    '-createdAt': 'Newest first',
    createdAt: 'Oldest first',
    '-followers': 'Most followers first',
    followers: 'Fewest followers first',
    name: 'Name',
  },
  sortNote: 'Sorting applies to new rows only. Rows that are already here stay where they are.',
  text: 'These filters as text',
  textWait: 'Appears here once the creators have been counted.',
  copy: 'Copy',
  copied: 'Copied.',
  copyByKey: 'Press Ctrl+C (⌘C on a Mac) to copy.',
  useText: 'Use this text',
  ownTab: 'Use a tab you have',
  save: 'Save as a view…',
  saveAs: 'View name',
  saveIt: 'Save',
  saved: 'View saved. You can find it under Views.',
  changeTitle: ({ name }: { name: string }) => `Change “${clip(name, 30)}”`,
  changeWhat: 'This refreshes its tab. Creators who no longer match keep their row, marked “Left this view”. Your edits stay.',
  change: ({ creators, seconds }: { creators: number; seconds: string }) => `Change to ${counted(creators, 'creator')} (about ${seconds})`,
  changeUncounted: 'Change to these creators',
  counting: 'Counting…',
  counted: ({ creators, requests, seconds }: { creators: number; requests: number; seconds: string }) =>
    `${counted(creators, 'creator')} · ${counted(requests, 'request')} · about ${seconds}`,
  notCounted: 'The CRM doesn’t say how many there are.',
  nobody: 'No creators match.',
  pull: ({ creators, seconds }: { creators: number; seconds: string }) => `Pull ${counted(creators, 'creator')} (about ${seconds})`,
  pullUncounted: 'Pull these creators',
  everyone: 'All creators',
  viewName: ({ parts }: { parts: readonly string[] }) => clip(parts.join(' · '), 80),
};

const pull = {
  title: 'Pulling creators',
  refreshTitle: 'Refreshing',
  progress: ({ done, total }: { done: number; total: number | null }) =>
    total === null ? `${counted(done, 'creator')} so far.` : `${count(done)} of ${counted(total, 'creator')}.`,
  secondsLeft: ({ seconds }: { seconds: string }) => `About ${seconds} left.`,
  ownColumns: 'Your own columns aren’t touched.',
  stop: 'Stop',
  stopping: 'Stopping…',
  stoppedTitle: ({ done }: { done: number }) => `Stopped at ${count(done)}`,
  stopped: ({ done, total }: { done: number; total: number | null }) =>
    `${total === null ? counted(done, 'creator') : `${count(done)} of ${counted(total, 'creator')}`} ${done === 1 ? 'is' : 'are'} here. Nothing else changed.`,
  goOn: 'Continue',
  chooseAgain: 'Choose again',
  doneTitle: ({ creators }: { creators: number }) => `${counted(creators, 'creator')} ${creators === 1 ? 'is' : 'are'} here`,
  added: ({ n }: { n: number }) => `${count(n)} new`,
  updated: ({ n }: { n: number }) => `${count(n)} updated`,
  changed: ({ n }: { n: number }) => `${count(n)} changed in the CRM; ${n === 1 ? 'its row says' : 'each row says'} what`,
  showChanged: ({ n }: { n: number }) => (n === 1 ? 'Show it' : `Show the ${count(n)}`),
  left: ({ n }: { n: number }) => `${count(n)} left this view; ${n === 1 ? 'its row stays' : 'their rows stay'}`,
  archived: ({ n }: { n: number }) => `${count(n)} archived in the CRM; ${n === 1 ? 'its row stays' : 'their rows stay'}`,
  gone: ({ n }: { n: number }) => `${count(n)} no longer in the CRM; ${n === 1 ? 'its row stays' : 'their rows stay'}`,
  editsKept: ({ n }: { n: number }) => `${counted(n, 'unsent edit')} kept`,
  nothingNew: 'Nothing changed in the CRM.',
  changedSince: ({ time }: { time: string }) => `Checked only what changed since ${time}.`,
  wholeLongAgo: ({ ago }: { ago: string }) =>
    `All rows were last read ${ago}. Read them again to catch figures that the CRM updates without marking them as changed.`,
  readAll: 'Read all rows',
  incomplete:
    'Some creators may be missing: the list changed while we were reading it, or the CRM didn’t show all of it. Refresh again to get them.',
  leftOut: ({ names }: { names: string }) =>
    `The CRM sends more fields than this tab has room for. These and more got no column: ${names}.`,
  startEditing: 'Start editing',
};

const resting = {
  tab: 'Tab',
  view: ({ name, creators }: { name: string; creators: number }) => `${name} · ${counted(creators, 'creator')}`,
  readAgo: ({ ago, refreshed }: { ago: string; refreshed: boolean }) => `${refreshed ? 'Refreshed' : 'Pulled'} ${ago}`,
  /** `time` = when the sheet was read; nothing tells us about what is typed afterwards. */
  idleTitle: ({ time }: { time: string }) => `No edits as of ${time}`,
  idle: ({ time }: { time: string }) =>
    `The sheet matched the CRM as it was at ${time}. New edits are counted automatically, and at once when you move the pointer here.`,
  sync: 'Sync',
  refresh: 'Refresh',
  otherCreators: 'Other creators…',
  views: 'Views',
  stale: 'Others may have changed the CRM since. Refresh to get their changes; your edits stay.',
  staleChanged: ({ n }: { n: number }) =>
    n === 0
      ? 'None of these creators has changed in the CRM since.'
      : `${counted(n, 'creator')} changed in the CRM since. Refresh to get the changes; your edits stay.`,
  refreshChanged: ({ n }: { n: number }) => `Refresh ${count(n)}`,
  scheduled: ({ time, came }: { time: string; came: string }) => `Refreshed automatically at ${time}: ${came || 'nothing changed'}.`,
  scheduledFailed: ({ time }: { time: string }) => `The automatic refresh at ${time} couldn’t read this tab’s creators.`,
  scheduledEnded: ({ time }: { time: string }) =>
    `Automatic refresh ended at ${time}, because you had signed out. You can turn it on again.`,
  whatChanged: 'What changed',
  nothingTitle: '0 changes',
  nothing: 'Nothing to send. Your sheet matches the CRM.',
  nothingToArchive: 'Nothing to send. The selected creators are already archived.',
  nothingToRestore: 'Nothing to send. None of the selected creators is archived.',
  nothingWaits: ({ rows }: { rows: number }) => `Nothing can be sent: ${counted(rows, 'row')} ${rows === 1 ? 'needs' : 'need'} a fix.`,
  discarded: ({ cells }: { cells: number }) =>
    `${counted(cells, 'cell')} ${cells === 1 ? 'has the CRM’s value' : 'have the CRM’s values'} again.`,
  repaired: ({ rows }: { rows: number }) => `${counted(rows, 'row')} repaired.`,
  signedOut: 'You are signed out. Your sheet stays as it is.',
  countedAt: ({ time }: { time: string }) => `Counted at ${time}`,
  listsFresh: 'The lists are up to date.',
  languageChanged: ({ tabs }: { tabs: number }) =>
    `Headings changed in ${counted(tabs, 'tab')}. A text already in the Sync column changes when its row does.`,
};

const edits = {
  title: ({ edits: n, rows }: { edits: number; rows: number }) => `${counted(n, 'edit')} in ${counted(rows, 'row')}`,
  field: ({ name, n }: { name: string; n: number }) => `${name} ${count(n)}`,
  cleared: ({ n }: { n: number }) => `${count(n)} cleared`,
  labelsRemoved: ({ n }: { n: number }) => `Overwriting would remove ${counted(n, 'label')}. You decide in the next step.`,
  send: 'Send',
  all: ({ rows }: { rows: number }) => `All edited rows (${count(rows)})`,
  visible: ({ rows }: { rows: number | null }) => (rows === null ? 'Visible rows' : `Visible rows (${count(rows)})`),
  visibleSoFar: ({ rows }: { rows: number }) => `Visible rows (${count(rows)} so far…)`,
  selected: ({ rows }: { rows: number | null }) => (rows === null ? 'Selected rows' : `Selected rows (${count(rows)})`),
  useRow: ({ row }: { row: number }) => `Use row ${count(row)}`,
  /** `whole`: some of them are rows that cannot be told apart, not cells. */
  notIncluded: ({ n, whole }: { n: number; whole: boolean }) =>
    `${counted(n, whole ? 'thing' : 'cell')} not included: ${n === 1 ? 'needs' : 'need'} a fix`,
  youCheck: 'You review everything before it is sent.',
  sync: ({ edits: n }: { edits: number }) => `Sync ${counted(n, 'edit')}`,
  syncVisible: ({ rows }: { rows: number | null }) => `Sync ${rows === null ? 'visible rows' : counted(rows, 'visible row')}`,
  syncSelected: ({ rows }: { rows: number | null }) => `Sync ${rows === null ? 'selected rows' : counted(rows, 'selected row')}`,
  showOnly: 'Show only these rows',
  showAll: 'Show all rows',
  discard: 'Discard…',
  /** `part`: only some rows are meant, and it isn’t known whether a cell that needs a fix is among them. */
  discardAsk: ({ edits: n, fixes, part }: { edits: number; fixes: number; part: boolean }) =>
    `Discard ${fixes === 0 ? 'these edits' : `${n === 0 && !part ? '' : 'these edits and '}the contents of ${part ? 'any cells in these rows' : 'the cells'} that need a fix`}? The cells go back to the CRM’s values. You can’t undo this here.`,
  discardWhich: {
    all: ({ edits: n, fixes }: { edits: number; fixes: number }) =>
      `Discard ${[n > 0 && counted(n, 'edit'), fixes > 0 && `${counted(fixes, 'cell')} that ${fixes === 1 ? 'needs' : 'need'} a fix`].filter(Boolean).join(' and ')}`,
    visible: ({ rows }: { rows: number | null }) => `Discard in ${rows === null ? 'visible rows' : counted(rows, 'visible row')}`,
    selected: ({ rows }: { rows: number | null }) => `Discard in ${rows === null ? 'selected rows' : counted(rows, 'selected row')}`,
  },
  keep: 'Keep my edits',
  waitingTitle: ({ rows }: { rows: number }) => `${counted(rows, 'row')} ${rows === 1 ? 'needs' : 'need'} a fix`,
  waitingMore: ({ n }: { n: number }) => `and ${count(n)} more`,
  rowNumbers: ({ rows }: { rows: readonly number[] }) =>
    `${rows.length === 1 ? 'Row' : 'Rows'} ${rows.slice(0, 3).join(', ')}${rows.length > 3 ? ` and ${count(rows.length - 3)} more` : ''}`,
  showRows: ({ rows }: { rows: number }): string => (rows === 1 ? 'Show row' : 'Show rows'),
  correct: 'Correct the cells',
  onlyWaiting: 'Nothing can be sent until this is corrected in the sheet.',
};

const trouble = {
  title: 'This tab needs a repair',
  idColumn:
    'The hidden column creator_id is gone, so we can’t tell which row is which creator. Refresh to get it back; your edits stay. Undoing the deletion works too.',
  columnMissing: ({ heading }: { heading: string }) =>
    `The column “${heading}” is gone. Nothing is cleared in the CRM. Undo the deletion, or refresh to get the column back.`,
  columnRenamed: ({ heading }: { heading: string }) => `The heading of the column “${heading}” was changed.`,
  columnTwice: ({ heading }: { heading: string }) => `There are two columns for “${heading}”. Delete one of them.`,
  notPulled: 'This tab hasn’t been pulled from the CRM in this file. Pull it first; your own cells stay.',
  restoreHeadings: 'Restore the headings',
  pullFirst: 'Pull now',
  lookAgain: 'Check again',
};

const more = {
  title: 'More',
  selectedRows: 'Selected rows',
  thisTab: 'This tab',
  inTheCrm: 'In the CRM',
  thisFile: 'This file',
  account: 'Account',
  refreshLists: 'Refresh the lists',
  fileLanguage: { en: 'Switch this file to English', zh: 'Switch this file to Chinese' },
  archive: 'Archive selected rows',
  restore: 'Restore selected rows',
  signOut: 'Sign out',
  leaving: {
    title: 'Sign out?',
    what: 'Without your key, nothing goes on while you are away:',
    schedule: 'Automatic refresh in this file will be turned off.',
    run: 'The sync in the background will be paused. What isn’t sent by then can be sent once you are connected again.',
    elsewhere: ({ n }: { n: number }) =>
      `In ${counted(n, 'other file')}, automatic refresh and sending in the background will stop within about an hour.`,
    stay: 'Stay signed in',
  },
  key: ({ key }: { key: string }) => `Connected with the key that ends in ${key}`,
  onlyReads: 'Your key is read-only: ask the account owner for write access.',
  notConnected: 'Not connected',
  lastProblem: ({ title }: { title: string }) => `Last problem: ${title}`,
  version: ({ version }: { version: string }) => `Version ${version}`,
  /** The page was opened before the script was updated. */
  updated: ({ version }: { version: string }) =>
    `This add-on was updated to version ${version}. Close this panel and open it again under Extensions; nothing is lost.`,
};

/** `name` is what a repair would write, `created` the unknown name itself. */
interface Repaired {
  readonly name: string;
  readonly created: string;
  readonly rows: number;
}

const repair = {
  'restore-in-crm': ({ rows }: Repaired) => (rows === 1 ? 'Restore in the CRM' : `Restore ${count(rows)} rows in the CRM`),
  'use-near': ({ name, rows }: Repaired) => (rows === 1 ? `Use “${clip(name, 24)}”` : `Use “${clip(name, 24)}” in ${count(rows)} rows`),
  'split-name': ({ created, rows }: Repaired) =>
    rows === 1 ? `Split “${clip(created, 24)}” into labels` : `Split “${clip(created, 24)}” into labels in ${count(rows)} rows`,
  'create-label': ({ created }: Repaired) => `Create “${clip(created, 24)}”…`,
  'restore-id': ({ rows }: Repaired) => `Repair ${counted(rows, 'row')}`,
  'restore-cells': ({ rows }: Repaired) => (rows === 1 ? 'Restore the old value' : `Restore the old values in ${count(rows)} rows`),
  'keep-edits': (_: Repaired) => 'These are my edits',
  'restore-headings': (_: Repaired) => 'Restore the headings',
};

/** Something the add-on stored in this file is unreadable. */
const unreadable = {
  title: 'Something saved in this file is damaged',
  account: 'We no longer know which CRM account this file belongs to. The next key used here decides.',
  view: 'We no longer know which creators this tab shows. Choose them again; your cells stay.',
  base: 'We no longer know what some rows looked like at the last refresh. Refresh; your edits stay, and you are asked wherever the CRM differs.',
  pull: 'The stopped pull can’t continue. Refresh to read everything again; your edits stay.',
  mutation: 'An action in the CRM was underway, and we can no longer follow it. Check in the CRM whether it was done.',
  run: 'The record of what was sent to the CRM, or was being sent, can no longer be read. Check again; anything that didn’t arrive is still an edit in your cells.',
  newer: 'A newer version of this add-on was used in this file. Reload the spreadsheet to get it; until then, this stays unchanged.',
  inList: ({ n }: { n: number }) =>
    `${counted(n, 'entry', 'entries')} can’t be read and ${n === 1 ? 'is' : 'are'} left out: damaged, or saved by a newer version of this add-on. Reload the spreadsheet; create again whatever is still missing.`,
};

export const sidebar = { connect, choose, pull, resting, edits, trouble, unreadable, more, repair };
