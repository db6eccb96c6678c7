// English sentences of the review dialog.

import { count, counted } from '../phrase';

const filter = {
  title: 'Show',
  changes: 'All',
  created: 'New in CRM',
  clears: 'Removals',
  surprising: 'Surprising',
  needsYou: 'Needs you',
  search: 'Search creators',
  owner: 'Owner',
  everyOwner: 'Every owner',
  noOwner: 'No owner',
  column: 'Column',
  everyColumn: 'Every column',
  grouped: 'Equal changes in one line',
  shown: ({ n, of }: { n: number; of: number }) => (n === of ? `${counted(n, 'change')}` : `${count(n)} of ${counted(of, 'change')}`),
};

const table = {
  changes: 'Changes',
  tick: 'Send',
  tickAll: 'Tick all in this list',
  tickOne: ({ creator, field }: { creator: string; field: string }) => `Send ${field} of ${creator}`,
  creator: 'Creator',
  owner: 'Owner',
  column: 'Column',
  before: 'In the CRM now',
  after: 'After',
  note: 'Note',
  isNew: 'new in the CRM',
  surprise: {
    'new-value': 'new in this column',
    shared: 'another creator has it, too',
    'changed-meanwhile': 'changed in the CRM since your refresh',
  },
  group: ({ n }: { n: number }) => `${counted(n, 'creator')}`,
  tickGroup: ({ n, field }: { n: number; field: string }) => `Send ${field} of ${counted(n, 'creator')}`,
  hidden: 'hidden by a filter',
  added: ({ name }: { name: string }) => `add ${name}`,
  removed: ({ name }: { name: string }) => `remove ${name}`,
  noLabels: '(no labels)',
  goToCell: ({ creator }: { creator: string }) => `Go to ${creator} in the sheet`,
  nothingHere: 'No change matches.',
  noneLeft: 'No change of yours can be sent now.',
  noneToUndo: 'Nothing of that sync can be taken back now.',
  page: ({ from, to, of }: { from: number; to: number; of: number }) => `${count(from)}–${count(to)} of ${count(of)}`,
  pages: 'Pages of the list',
  previous: 'Previous',
  next: 'Next',
};

const clears = {
  title: ({ n }: { n: number }) => `${counted(n, 'change')} ${n === 1 ? 'takes' : 'take'} something away`,
  what: 'Emptied values and labels that come off are sent only when you tick them.',
  takenBack: 'What was blank before that sync, or without these labels, becomes so again.',
  tickAll: ({ n }: { n: number }) => (n === 1 ? 'Tick it' : `Tick all ${count(n)}`),
  untickAll: 'Untick all',
  keepLabels: 'Keep the old labels too',
  keepsLabels: 'Labels that cells were overwritten without stay. Emptied cells stay empty.',
  removeLabels: 'Remove them after all',
  /** Beside the button that keeps them. */
  labelsOverwritten: ({ n }: { n: number }) => `Overwriting takes ${count(n)}, emptying the rest; emptied cells stay empty.`,
  labelsRemoved: ({ n }: { n: number }) => `Altogether ${counted(n, 'label')} would be taken off.`,
};

const conflicts = {
  title: ({ n }: { n: number }) => `${counted(n, 'value')} changed here and in the CRM`,
  was: 'Before',
  mine: 'Yours',
  theirs: 'The CRM’s',
  answer: {
    mine: 'Use mine',
    theirs: 'Use the CRM’s',
    both: 'Keep both',
    later: 'Decide later',
  },
  allMine: 'All mine',
  allTheirs: 'All the CRM’s',
  legend: ({ creator, field }: { creator: string; field: string }) => `${field} of ${creator}`,
  save: ({ n }: { n: number }) => `Apply ${counted(n, 'decision')}`,
  saveHint: 'Then the list of changes is brought up to date. Nothing is sent yet.',
};

const waiting = {
  title: ({ rows }: { rows: number }) => `${counted(rows, 'row')} ${rows === 1 ? 'needs' : 'need'} a fix`,
  what: 'Not included until the cells are corrected and checked again.',
  /** For an undo, or for archiving, no cell is wrong. */
  leftOut: ({ rows }: { rows: number }) => `${counted(rows, 'row')} left out`,
  leftOutWhat: 'The reason stands beside each.',
  repaired: ({ rows }: { rows: number }) => `${counted(rows, 'row')} repaired. Check again to take ${rows === 1 ? 'it' : 'them'} in.`,
  checkAgain: 'Check again',
  thenChecked: 'Then the changes are checked again. Nothing of them is sent yet.',
  where: ({ creator, rows }: { creator: string; rows: string }) => (creator ? `${creator} · ${rows}` : rows),
  cell: ({ text }: { text: string }) => `The cell says “${text}”.`,
};

/** What one request of a run would do, as the CRM counts it, beside our own count. */
interface Counted {
  readonly existing: number | null;
  readonly creatable: number | null;
  readonly ours: number;
  readonly ourExisting: number;
  readonly ourCreatable: number;
  readonly refused: number;
}

const counts = {
  /** `alone`: changes the CRM only checks when they are sent. */
  allAgree: ({ alone }: { alone: number }) => (alone === 0 ? 'CRM check passed' : `CRM check passed. ${onlyByUs(alone)}`),
  nonePreviewed: ({ alone }: { alone: number }) => onlyByUs(alone),
  refused: 'The CRM did not accept a part. What it refused is listed below; the rest can go.',
  notSaid: 'The CRM does not say how many creators it counts.',
  differs: 'The CRM counts other creators than we do. Look before you send.',
  nth: ({ n }: { n: number }) => `Request ${count(n)}: `,
  part: ({ existing, creatable, refused }: Counted) =>
    `${said(existing, creatable)}, as we count${refused === 0 ? '' : `; ${count(refused)} that it does not accept`}.`,
  partDiffers: ({ existing, creatable, ourExisting, ourCreatable }: Counted) =>
    `the CRM counts ${said(existing, creatable)}; we count ${said(ourExisting, ourCreatable)}.`,
  partSilent: ({ ours }: Counted) => `${counted(ours, 'creator')}; the CRM does not say what it counts.`,
  withoutPreview: ({ n }: { n: number }) =>
    `${counted(n, 'change')} ${n === 1 ? 'goes' : 'go'} one by one. The CRM looks at ${n === 1 ? 'it' : 'them'} only when ${n === 1 ? 'it is' : 'they are'} sent; we have checked ${n === 1 ? 'it' : 'them'}.`,
};

const onlyByUs = (n: number): string => `${counted(n, 'change')} ${n === 1 ? 'was' : 'were'} checked by us only`;

/** With the creators the CRM has, and those new to it. */
function said(existing: number | null, creatable: number | null): string {
  const parts = [existing === null ? '' : `${counted(existing, 'creator')} in the CRM`, creatable ? `${count(creatable)} new` : ''];
  return parts.filter(Boolean).join(', ');
}

const foot = {
  hidden: ({ rows }: { rows: number | null }) =>
    rows === null
      ? 'Some of these rows may be hidden in the sheet: they are too many to look at each.'
      : `${counted(rows, 'row')} ${rows === 1 ? 'is' : 'are'} hidden in the sheet.`,
  newStay: ({ n }: { n: number }) => `${counted(n, 'new creator')} will stay in the CRM, also after an undo.`,
  cannotUndo: ({ n }: { n: number }) => `${counted(n, 'change')} cannot be undone afterwards.`,
  takenIn: ({ n }: { n: number }) => `${counted(n, 'cell')} changed in the CRM only; the sheet will show ${n === 1 ? 'it' : 'them'}.`,
  /** `atMost`: includes changes that are not ticked. */
  cost: ({ requests, seconds, atMost }: { requests: number; seconds: string; atMost: boolean }) =>
    `${atMost ? 'At most ' : ''}${counted(requests, 'request')}, about ${seconds}`,
  unticked: ({ n }: { n: number }) =>
    `${counted(n, 'change')} not ticked ${n === 1 ? 'stays' : 'stay'} in the sheet as ${n === 1 ? 'an edit' : 'edits'}.`,
  typedConfirmation: {
    many: ({ number, field }: { number: number; field: string }) => `This changes ${field} in many rows. Type ${number} to send.`,
    clears: ({ number, field }: { number: number; field: string }) => `This empties many values (${field}). Type ${number} to send.`,
    archives: ({ number }: { number: number; field: string }) => `This archives many creators. Type ${number} to send.`,
  },
  confirmationWrong: ({ number }: { number: number }) => `Type ${number} exactly.`,
  tryFirst: ({ n }: { n: number }) => `Try ${count(n)} first`,
  send: ({ changes, creators }: { changes: number; creators: number }) =>
    `Send ${counted(changes, 'change')} to ${counted(creators, 'creator')}`,
  takeBack: ({ changes }: { changes: number }) => `Take back ${counted(changes, 'change')}`,
  archive: ({ creators }: { creators: number }) => `Archive ${counted(creators, 'creator')}`,
  restore: ({ creators }: { creators: number }) => `Restore ${counted(creators, 'creator')}`,
  applyRemote: ({ n }: { n: number }) => `Take in ${counted(n, 'cell')}`,
  /** Follows the button's text. */
  outOfSight: ({ text, n }: { text: string; n: number }) => `${text} (${count(n)} not in the list now)`,
  sendNothing: 'Nothing is ticked',
  sending: 'One moment…',
};

const state = {
  title: 'Check before sending',
  undoTitle: ({ time }: { time: string }) => `Undo the sync of ${time}`,
  archiveTitle: 'Archive in the CRM',
  archiveWhat: 'Archived creators leave the CRM’s lists. Nothing is deleted, your rows stay, and you can restore them.',
  restoreTitle: 'Restore in the CRM',
  restoreWhat: 'Restored creators stand in the CRM’s lists again.',
  of: ({ tab }: { tab: string }) => `Tab “${tab}”`,
  loading: 'Reading the changes…',
  checking: ({ done, total }: { done: number; total: number }) => `Asking the CRM: ${count(done)} of ${count(total)}. Nothing is sent yet.`,
  nothingTitle: '0 changes',
  nothing: 'Nothing to send. You can close this window.',
  cancelled: 'Cancelled. Nothing was sent; your edits stay in the sheet.',
  confirmed: 'Confirmed. The sidebar goes on from here; you can close this window.',
  noRun: 'There is nothing to check. Press Sync in the sidebar.',
};

export const review = { filter, table, clears, conflicts, waiting, counts, foot, state };
