// English sentences of the sidebar from Sync on: checking, review, sending, and how a run ended.

import type { RunCard } from '../../rpc/shapes';
import { clip, count, counted } from '../phrase';

const check = {
  title: 'Checking with the CRM',
  what: 'Comparing with what the CRM holds now. Nothing is sent yet.',
  progress: ({ done, total }: { done: number; total: number }) => `${count(done)} of ${count(total)}`,
  cancelled: 'Canceled. Nothing was sent; your edits stay.',
  interruptedTitle: 'The check was interrupted',
  interrupted: 'Nothing was sent. Your edits are still in the cells.',
  interruptedOther: 'Nothing was sent.',
  goOn: 'Continue checking',
  leave: 'Keep them as edits',
};

const reviewing = {
  title: 'Review the changes',
  what: 'The review is waiting. Nothing is sent until you press Send there.',
  moveWindow: 'Click a creator there to go to its cell, correct it, and check again.',
  reopen: 'Reopen the review',
  cancel: 'Cancel this sync',
};

const underwayText = (n: number): string => `${count(n)} sent, being checked`;

const send = {
  title: ({ done, total }: { done: number; total: number }) => `Sending ${count(done)} of ${count(total)}`,
  /** Nothing is known about the run yet. */
  starting: 'Starting',
  undoTitle: ({ done, total }: { done: number; total: number }) => `Undoing ${count(done)} of ${count(total)}`,
  secondsLeft: ({ seconds }: { seconds: string }) => `About ${seconds} left.`,
  keepOpen: 'Keep this panel open. If you close it, sending pauses.',
  background: 'Continue in the background',
  pause: 'Pause',
  pausing: 'Pausing…',
  /** Like everything of a run, it counts as sent once the CRM shows it. */
  underway: ({ n }: { n: number }) => `${underwayText(n)}.`,
  failedSoFar: ({ n }: { n: number }) => `${count(n)} not accepted so far.`,
  unclearTitle: ({ n }: { n: number }) => `${counted(n, 'change')} not confirmed yet`,
  unclear: ({ n }: { n: number }) =>
    `We don’t know yet whether ${counted(n, 'change')} arrived: the connection broke while sending. Asking the CRM.`,
};

const background = {
  title: 'Sending in the background',
  what: 'You can close everything. Google runs the add-on about once an hour, and it sends exactly what you confirmed, with your key.',
  tried: ({ time }: { time: string }) => `Last run: ${time}.`,
  stoppedBy: 'What stopped it. It tries again within the hour:',
  goOn: 'Send from here instead',
  takeBack: 'Stop sending in the background',
  close: 'OK',
};

type Stopped = Pick<RunCard, 'applied' | 'underway' | 'left' | 'total'>;

const stopped = {
  pausedTitle: 'Paused',
  title: ({ time }: { time: string }) => `The sync from ${time} stopped`,
  readyTitle: 'Ready to send',
  ready: ({ total }: { total: number }) => `You confirmed ${counted(total, 'change')}. None has been sent yet.`,
  undoTitle: ({ time }: { time: string }) => `The undo from ${time} stopped`,
  undoReadyTitle: 'Ready to undo',
  undoReady: ({ total }: { total: number }) => `You confirmed the undo of ${counted(total, 'change')}. None has been undone yet.`,
  undoWhat: ({ applied, underway, left, total }: Stopped) => {
    if (applied + underway === 0)
      return total === 1 ? 'The change hasn’t been undone.' : `None of ${count(total)} changes has been undone.`;
    const known = [
      applied === 0 ? '' : `${count(applied)} undone`,
      underway === 0 ? '' : underwayText(underway),
      left === 0 ? '' : `${count(left)} not undone`,
    ];
    return `${known.filter(Boolean).join('; ')}. Nothing is sent twice.`;
  },
  undoOthers: ({ left }: { left: number }) => `Undo the other ${left === 1 ? 'one' : count(left)}`,
  undoAll: ({ left }: { left: number }) => `Undo ${counted(left, 'change')}`,
  what: ({ applied, underway, left, total }: Stopped) => {
    if (applied + underway === 0) return total === 1 ? 'The change hasn’t been sent.' : `None of ${count(total)} changes has been sent.`;
    const known = [
      applied === 0 ? '' : `${count(applied)} ${applied === 1 ? 'is' : 'are'} in the CRM`,
      underway === 0 ? '' : underwayText(underway),
      left === 0 ? '' : `${count(left)} not sent`,
    ];
    return `${known.filter(Boolean).join('; ')}. Nothing is sent twice.`;
  },
  by: ({ who }: { who: string }) => `Started by ${who}.`,
  takeOver: 'Nothing is sent with your key until you have reviewed and confirmed it yourself.',
  elsewhere: ({ tab }: { tab: string }) => `It belongs to the tab “${clip(tab, 40)}”.`,
  unclear: ({ n }: { n: number }) => `${counted(n, 'change')} may have arrived. We ask the CRM before anything is sent again.`,
  sendOthers: ({ left }: { left: number }) => `Send the other ${left === 1 ? 'one' : count(left)}`,
  sendAll: ({ left }: { left: number }) => `Send ${counted(left, 'change')}`,
  settle: 'Ask the CRM',
  checkFirst: 'Check again first',
  leave: 'Keep them as edits',
  leaveOthers: 'Do not send the others',
  undoLeaveOthers: 'Leave the others as they are',
};

function sentTo(updated: number, added: number): string {
  if (added === 0) return `${counted(updated, 'creator')} updated.`;
  return updated === 0 ? `${counted(added, 'creator')} added.` : `${counted(updated, 'creator')} updated, ${count(added)} added.`;
}

function toFix(edits: number, fixes: number): string {
  const all = edits === 1 ? 'it' : 'they';
  return `${fixes === edits ? all : count(fixes)} ${fixes === 1 ? 'needs' : 'need'} a fix`;
}

const result = {
  /** `archived`, `restored`: creators among the `n` changes that arrived. */
  doneTitle: ({ n, archived, restored }: { n: number; archived: number; restored: number }) =>
    `${count(n)} ${n > 0 && n === archived ? 'archived' : n > 0 && n === restored ? 'restored' : 'sent'}`,
  done: ({ changes }: { changes: number }) => `${counted(changes, 'change')} ${changes === 1 ? 'is' : 'are'} in the CRM.`,
  nothingSentTitle: 'Nothing sent',
  fromCrm: 'Cells were updated from the CRM.',
  undoneTitle: 'Undone',
  undone: ({ changes }: { changes: number }) => `${counted(changes, 'change')} undone in the CRM.`,
  undoPartlyTitle: ({ sent, notSent }: { sent: number; notSent: number }) => `${count(sent)} undone, ${count(notSent)} not`,
  undoStay: 'What wasn’t undone stays in the CRM as it is.',
  redo: 'Undo this undo',
  creators: ({ updated, added, archived, restored }: { updated: number; added: number; archived: number; restored: number }) => {
    const filed = [
      archived === 0 ? '' : `${counted(archived, 'creator')} archived.`,
      restored === 0 ? '' : `${counted(restored, 'creator')} restored.`,
    ].filter(Boolean);
    if (updated + added === 0 && filed.length > 0) return filed.join(' ');
    return [sentTo(updated, added), ...filed].join(' ');
  },
  sendOthers: ({ n }: { n: number }) => `Review and send the other ${n === 1 ? 'one' : count(n)}`,
  sendRest: { selected: 'Review and send the rest of the selected rows', visible: 'Review and send the rest of the visible rows' },
  editsLeft: ({ n, fixes }: { n: number; fixes: number }) =>
    `${counted(n, 'unsent edit')} ${n === 1 ? 'is' : 'are'} still in the sheet${fixes === 0 ? '' : `; ${toFix(n, fixes)}`}.`,
  readBack: ({ time }: { time: string }) => `Read back from the CRM at ${time}.`,
  partlyTitle: ({ sent, notSent }: { sent: number; notSent: number }) => `${count(sent)} sent, ${count(notSent)} not`,
  unreadableTitle: ({ applied, total }: { applied: number; total: number }) =>
    `${count(applied)} of ${counted(total, 'change')} known to be sent`,
  unreadable: 'A record of this sync is damaged, so we can’t say what happened to the others. The next Sync compares them with the CRM.',
  stay: 'Your edits are still in the cells.',
  stayFiled: 'Nothing changed for these creators.',
  outcome: {
    rejected: 'not accepted',
    conflicted: 'someone changed it in the CRM after you opened the review',
    unknown: 'not confirmed that it arrived',
    moved: 'the row or creator was no longer as reviewed',
  },
  /** Why it did not accept a value, only the CRM knows. */
  reason: ({ why, said }: { why: string; said: string }) => (said === '' ? why : `${why}: ${said}`),
  because: ({ n, fields, why }: { n: number; fields: string; why: string }) => `${count(n)}: ${fields}, ${why}.`,
  showRows: ({ n }: { n: number }) => (n === 1 ? 'Show the row' : `Show the ${count(n)} rows`),
  tryThese: 'Try these again',
  showSent: ({ n }: { n: number }) => (n === 1 ? 'Show it in the sheet' : `Show the ${count(n)} in the sheet`),
  undo: 'Undo this sync',
  toTab: 'Open results in a tab',
  toFile: 'Download results',
  fileReady: ({ rows }: { rows: number }) => `A file with ${counted(rows, 'line')} is ready. No cell in it can act as a formula.`,
  saveFile: ({ name }: { name: string }) => `Save “${name}”`,
};

const history = {
  open: 'Sync history',
  title: 'Sync history',
  empty: 'Nothing has been sent from this file yet.',
  sent: ({ n }: { n: number }) => `${counted(n, 'change')} sent`,
  nothingSent: 'Nothing sent',
  notSent: ({ n }: { n: number }) => `${count(n)} not sent`,
  undone: ({ n }: { n: number }) => `Undo: ${counted(n, 'change')} undone`,
  notUndone: ({ n }: { n: number }) => `${count(n)} not undone`,
  archives: 'archived creators',
  restores: 'restored creators',
  show: 'Open results in a tab',
  showNotSent: 'Show unsent rows',
  tryThese: 'Try these again',
  undo: 'Undo…',
  undoHint: 'Undo first shows you what it would change. Nothing is sent until you confirm.',
  shown: 'The results are in a new tab.',
  changes: 'Change log',
  changesBegun: 'From now on, every change is logged in the tab “Changes”: yours when they are sent, the CRM’s when you refresh or sync.',
  sinceLooked: 'Since I last looked',
  sinceFriday: 'Since Friday',
  allChanges: 'All lines',
  changesShown: ({ lines, time, filtered }: { lines: number; time: string | null; filtered: boolean }) =>
    [
      time === null
        ? `All lines are shown: ${count(lines)}.`
        : lines === 0
          ? `Nothing has changed since ${time}.`
          : `${counted(lines, 'line')} since ${time}.`,
      filtered ? '' : 'Your own filter in this tab doesn’t cover that column, so all lines stay visible.',
    ]
      .filter(Boolean)
      .join(' '),
  changesHere:
    'Each line is a value that was sent from this file or changed in the CRM. Delete the tab to stop logging. Your creators are in other tabs.',
};

const colleague = {
  title: ({ who }: { who: string }) => `${who || 'A colleague'} is sending`,
  what: ({ changes, time }: { changes: number; time: string }) => `${counted(changes, 'change')}, since ${time}.`,
  youCanEdit: 'You can keep editing. Sync is available again when that is done.',
  lookAgain: 'Check again',
};

export const running = { check, reviewing, send, background, stopped, result, history, colleague };
