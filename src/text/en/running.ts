// English sentences of the sidebar from Sync on: checking, review, sending, and how a run ended.

import { clip, count, counted } from '../phrase';

const check = {
  title: 'Checking with the CRM',
  what: 'We ask the CRM what it holds now. Nothing is sent yet.',
  progress: ({ done, total }: { done: number; total: number }) => `${count(done)} of ${count(total)}`,
  cancelled: 'Cancelled. Nothing was sent; your edits stay.',
  interruptedTitle: 'The check was interrupted',
  interrupted: 'Nothing was sent. Your edits are still in the cells.',
  interruptedOther: 'Nothing was sent.',
  goOn: 'Go on checking',
  leave: 'Leave them as edits',
};

const reviewing = {
  title: 'Check the changes',
  what: 'They are in the window that has opened. Nothing is sent until you press Send there.',
  moveWindow: 'You can click on a creator there, correct the cell here, and check again.',
  reopen: 'Open the window again',
  cancel: 'Cancel this sync',
};

const send = {
  title: ({ done, total }: { done: number; total: number }) => `Sending ${count(done)} of ${count(total)}`,
  /** Nothing is known about the run yet. */
  starting: 'Starting',
  undoTitle: ({ done, total }: { done: number; total: number }) => `Taking back ${count(done)} of ${count(total)}`,
  secondsLeft: ({ seconds }: { seconds: string }) => `About ${seconds} left.`,
  keepOpen: 'Keep this panel open. If you close it, the rest waits.',
  background: 'Go on in the background',
  pause: 'Pause',
  pausing: 'Pausing…',
  failedSoFar: ({ n }: { n: number }) => `${count(n)} not accepted so far.`,
  unclearTitle: ({ n }: { n: number }) => `${counted(n, 'change')} not clear yet`,
  unclear: ({ n }: { n: number }) =>
    `We do not know yet whether ${counted(n, 'change')} arrived: the connection broke while sending. Asking the CRM.`,
};

const background = {
  title: 'Goes on in the background',
  what: 'You can close everything. Google wakes the add-on about once an hour, and it sends with your key exactly what you confirmed.',
  tried: ({ time }: { time: string }) => `Last at it ${time}.`,
  stoppedBy: 'What stopped it then; it tries again within the hour:',
  goOn: 'Go on here',
  takeBack: 'Take it back',
  close: 'OK',
};

interface Stopped {
  readonly applied: number;
  readonly underway: number;
  readonly left: number;
  readonly total: number;
}

const stopped = {
  pausedTitle: 'Paused',
  title: ({ time }: { time: string }) => `A sync of ${time} stopped`,
  readyTitle: 'Ready to send',
  ready: ({ total }: { total: number }) => `You confirmed ${counted(total, 'change')}. None has been sent yet.`,
  undoTitle: ({ time }: { time: string }) => `An undo of ${time} stopped`,
  undoReadyTitle: 'Ready to take back',
  undoReady: ({ total }: { total: number }) =>
    `You confirmed that ${counted(total, 'change')} ${total === 1 ? 'is' : 'are'} taken back. None has been yet.`,
  undoWhat: ({ applied, underway, left, total }: Stopped) => {
    if (applied + underway === 0) return `None of ${counted(total, 'change')} has been taken back.`;
    const known = [
      applied === 0 ? '' : `${count(applied)} taken back`,
      underway === 0 ? '' : `${count(underway)} sent, being checked`,
      left === 0 ? '' : `${count(left)} not taken back`,
    ];
    return `${known.filter(Boolean).join('; ')}. Nothing is sent twice.`;
  },
  undoOthers: ({ left }: { left: number }) => `Take back the other ${left === 1 ? 'one' : count(left)}`,
  undoAll: ({ left }: { left: number }) => `Take back ${counted(left, 'change')}`,
  what: ({ applied, underway, left, total }: Stopped) => {
    if (applied + underway === 0) return `None of ${counted(total, 'change')} has been sent.`;
    const known = [
      applied === 0 ? '' : `${count(applied)} ${applied === 1 ? 'is' : 'are'} in the CRM`,
      underway === 0 ? '' : `${count(underway)} sent, being checked`,
      left === 0 ? '' : `${count(left)} not sent`,
    ];
    return `${known.filter(Boolean).join('; ')}. Nothing is sent twice.`;
  },
  by: ({ who }: { who: string }) => `Started by ${who}.`,
  takeOver: 'It is not sent with your key until you have checked and confirmed it yourself.',
  elsewhere: ({ tab }: { tab: string }) => `It is about the tab “${clip(tab, 40)}”.`,
  unclear: ({ n }: { n: number }) => `${counted(n, 'change')} may have arrived. We ask the CRM before anything is sent again.`,
  sendOthers: ({ left }: { left: number }) => `Send the other ${left === 1 ? 'one' : count(left)}`,
  sendAll: ({ left }: { left: number }) => `Send ${counted(left, 'change')}`,
  settle: 'Ask the CRM',
  checkFirst: 'Check again first',
  leave: 'Leave them as edits',
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
  doneTitle: 'Done',
  /** There is more to send. */
  sentTitle: ({ n }: { n: number }) => `${count(n)} sent`,
  done: ({ changes }: { changes: number }) => `${counted(changes, 'change')} ${changes === 1 ? 'is' : 'are'} in the CRM.`,
  undoneTitle: 'Taken back',
  undone: ({ changes }: { changes: number }) => `${counted(changes, 'change')} ${changes === 1 ? 'is' : 'are'} taken back in the CRM.`,
  undoPartlyTitle: ({ sent, notSent }: { sent: number; notSent: number }) => `${count(sent)} taken back, ${count(notSent)} not`,
  undoStay: 'What was not taken back stays in the CRM as it is.',
  redo: 'Undo this undo',
  creators: ({ updated, added, archived, restored }: { updated: number; added: number; archived: number; restored: number }) => {
    const filed = [
      archived === 0 ? '' : `${counted(archived, 'creator')} archived.`,
      restored === 0 ? '' : `${counted(restored, 'creator')} restored.`,
    ].filter(Boolean);
    if (updated + added === 0 && filed.length > 0) return filed.join(' ');
    return [sentTo(updated, added), ...filed].join(' ');
  },
  sendOthers: ({ n }: { n: number }) => `Check and send the other ${n === 1 ? 'one' : count(n)}`,
  sendRest: { selected: 'Check and send the rest of the selected rows', visible: 'Check and send the rest of the visible rows' },
  editsLeft: ({ n, fixes }: { n: number; fixes: number }) =>
    `${counted(n, 'edit')} that you have not sent ${n === 1 ? 'is' : 'are'} still in the sheet${fixes === 0 ? '' : `; ${toFix(n, fixes)}`}.`,
  readBack: ({ time }: { time: string }) => `Read back from the CRM at ${time}.`,
  partlyTitle: ({ sent, notSent }: { sent: number; notSent: number }) => `${count(sent)} sent, ${count(notSent)} not`,
  unreadableTitle: ({ applied, total }: { applied: number; total: number }) =>
    `${count(applied)} of ${counted(total, 'change')} known to be sent`,
  unreadable: 'A record of this sync is damaged, so we cannot say what became of the others. The next Sync compares them with the CRM.',
  stay: 'Your edits are still in the cells.',
  stayFiled: 'For these creators nothing changed.',
  outcome: {
    rejected: 'not accepted',
    conflicted: 'changed in the CRM while sending',
    unknown: 'not clear whether it arrived',
    moved: 'the row changed after you confirmed',
  },
  /** Why it did not accept a value, only the CRM knows. */
  reason: ({ why, said }: { why: string; said: string }) => (said === '' ? why : `${why}: ${said}`),
  because: ({ n, fields, why }: { n: number; fields: string; why: string }) => `${count(n)}: ${fields}, ${why}.`,
  showRows: ({ n }: { n: number }) => (n === 1 ? 'Show the row' : `Show the ${count(n)} rows`),
  tryThese: 'Try these again',
  showSent: ({ n }: { n: number }) => (n === 1 ? 'Look at it in the sheet' : `Look at the ${count(n)} in the sheet`),
  undo: 'Undo this sync',
  toTab: 'Results in a tab',
  toFile: 'Results as a file',
  fileReady: ({ rows }: { rows: number }) => `A file with ${counted(rows, 'line')} is ready. No cell of it can act as a formula.`,
  saveFile: ({ name }: { name: string }) => `Save “${name}”`,
};

const history = {
  open: 'Earlier syncs',
  title: 'Earlier syncs',
  empty: 'Nothing was sent from this file yet.',
  sent: ({ n }: { n: number }) => `${counted(n, 'change')} sent`,
  notSent: ({ n }: { n: number }) => `${count(n)} not sent`,
  undone: ({ n }: { n: number }) => `Undo: ${counted(n, 'change')} taken back`,
  notUndone: ({ n }: { n: number }) => `${count(n)} not taken back`,
  archives: 'archived creators',
  restores: 'restored creators',
  show: 'Show in a tab',
  showNotSent: 'Show the rows not sent',
  tryThese: 'Try those again',
  undo: 'Undo…',
  undoHint: 'Undo shows you first what it would change. Nothing is sent until you confirm it.',
  shown: 'The sync stands in a tab of its own now.',
  changes: 'Tab of all changes',
  changesBegun:
    'From now on, every change goes into the tab “Changes”: yours when they are sent, those in the CRM when you refresh or sync.',
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
      filtered ? '' : 'Your own filter in this tab leaves that column out, so all lines stay in sight.',
    ]
      .filter(Boolean)
      .join(' '),
  changesHere:
    'Each line is a value that was sent from this file, or changed in the CRM. Delete the tab to end the list. Your creators are in other tabs.',
};

const colleague = {
  title: ({ who }: { who: string }) => `${who || 'A colleague'} is sending`,
  what: ({ changes, time }: { changes: number; time: string }) => `${counted(changes, 'change')}, since ${time}.`,
  youCanEdit: 'You can edit. Sync opens when that is done.',
  lookAgain: 'Look again',
};

export const running = { check, reviewing, send, background, stopped, result, history, colleague };
