// English sentences of the review dialog.

import { count, counted } from '../phrase';

const filter = {
  title: 'Show',
  changes: 'All',
  created: 'New in CRM',
  clears: 'Removals',
  surprising: 'Unusual',
  needsYou: 'Needs input',
  search: 'Search creators',
  owner: 'Owner',
  everyOwner: 'All owners',
  noOwner: 'No owner',
  column: 'Column',
  everyColumn: 'All columns',
  grouped: 'Group identical changes',
  shown: ({ n, of }: { n: number; of: number }) => (n === of ? `${counted(n, 'change')}` : `${count(n)} of ${counted(of, 'change')}`),
};

const table = {
  changes: 'Changes',
  tick: 'Send',
  tickAll: 'Select all in this list',
  tickOne: ({ creator, field }: { creator: string; field: string }) => `Send ${field} of ${creator}`,
  creator: 'Creator',
  owner: 'Owner',
  column: 'Column',
  before: 'In the CRM now',
  after: 'After',
  note: 'Note',
  isNew: 'new in the CRM',
  surprise: {
    'new-value': 'first time in this column',
    shared: 'another creator has it too',
    'changed-meanwhile': 'changed in the CRM since your refresh',
  },
  group: ({ n }: { n: number }) => `${counted(n, 'creator')}`,
  tickGroup: ({ n, field }: { n: number; field: string }) => `Send ${field} of ${counted(n, 'creator')}`,
  hidden: 'hidden by a filter',
  added: ({ name }: { name: string }) => `add ${name}`,
  removed: ({ name }: { name: string }) => `remove ${name}`,
  noLabels: '(no labels)',
  goToCell: ({ creator }: { creator: string }) => `Go to ${creator} in the sheet`,
  nothingHere: 'No changes match.',
  nothingToSend: {
    none: () => 'None of your changes can be sent now.',
    undone: () => 'Nothing from that sync can be undone now.',
    undecided: () => 'Choose what to keep; then you can send.',
    /** Cells that take in the CRM’s value. */
    taken: ({ n }: { n: number }) => `Nothing to send. ${counted(n, 'cell')} ${n === 1 ? 'takes' : 'take'} the CRM’s value.`,
  },
  page: ({ from, to, of }: { from: number; to: number; of: number }) => `${count(from)}–${count(to)} of ${count(of)}`,
  pages: 'Pages of the list',
  previous: 'Previous',
  next: 'Next',
};

const clears = {
  title: ({ n }: { n: number }) => `${counted(n, 'change')} ${n === 1 ? 'removes' : 'remove'} something`,
  what: 'Cleared values and removed labels are sent only if you select them.',
  takenBack: 'Values that were blank before that sync become blank again, and labels it added are removed.',
  tickAll: ({ n }: { n: number }) => (n === 1 ? 'Select it' : `Select all ${count(n)}`),
  untickAll: 'Deselect all',
  keepLabels: 'Keep the old labels too',
  keepsLabels: 'Labels lost by overwriting cells are kept. Cleared cells stay empty.',
  /** In place of the title when the kept labels leave nothing to remove. */
  nothingRemoved: 'Nothing is removed. The old labels are kept.',
  removeLabels: 'Remove the old labels after all',
  /** Beside the button that keeps them. */
  labelsOverwritten: ({ n }: { n: number }) => `${count(n)} by overwriting, the rest by clearing cells; cleared cells stay empty.`,
  labelsRemoved: ({ n }: { n: number }) => `${counted(n, 'label')} would be removed in total.`,
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
  allMine: 'Use all of mine',
  allTheirs: 'Use all of the CRM’s',
  legend: ({ creator, field }: { creator: string; field: string }) => `${field} of ${creator}`,
  save: ({ n }: { n: number }) => `Apply ${counted(n, 'decision')}`,
  saveHint: 'This updates the list of changes. Nothing is sent yet.',
};

const waiting = {
  title: ({ rows }: { rows: number }) => `${counted(rows, 'row')} ${rows === 1 ? 'needs' : 'need'} a fix`,
  what: 'These cells are not included until you correct them and check again.',
  /** For an undo, or for archiving, no cell is wrong. */
  leftOut: ({ rows }: { rows: number }) => `${counted(rows, 'row')} left out`,
  leftOutWhat: 'Each one shows why.',
  repaired: ({ rows }: { rows: number }) => `${counted(rows, 'row')} repaired. Check again to include ${rows === 1 ? 'it' : 'them'}.`,
  checkAgain: 'Check again',
  thenChecked: 'After that, the changes are checked again. None of them is sent yet.',
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
  allAgree: ({ alone }: { alone: number }) => (alone === 0 ? 'CRM check passed' : `CRM check passed. ${whenSent(alone)}`),
  nonePreviewed: ({ alone }: { alone: number }) => whenSent(alone),
  refused: 'The CRM will not accept some of these. They are listed below; the rest can be sent.',
  notSaid: 'The CRM does not say how many creators it counts.',
  differs: 'The CRM’s count does not match ours. Look before you send.',
  nth: ({ n }: { n: number }) => `Request ${count(n)}: `,
  part: ({ existing, creatable, refused }: Counted) =>
    `${said(existing, creatable)}, matching our count${refused === 0 ? '' : `; ${count(refused)} that it does not accept`}.`,
  partDiffers: ({ existing, creatable, ourExisting, ourCreatable }: Counted) =>
    `the CRM counts ${said(existing, creatable)}; we count ${said(ourExisting, ourCreatable)}.`,
  partSilent: ({ ours }: Counted) => `${counted(ours, 'creator')}; the CRM does not say what it counts.`,
  withoutPreview: ({ n }: { n: number }) =>
    `${counted(n, 'change')} ${n === 1 ? 'goes on its own' : 'go one by one'}. The CRM cannot check ${n === 1 ? 'it' : 'them'} in advance; we have, but the CRM may still refuse ${n === 1 ? 'it' : 'one'} when you send.`,
};

const whenSent = (n: number): string => `The CRM checks ${counted(n, 'change')} only when you send.`;

/** With the creators the CRM has, and those new to it. */
function said(existing: number | null, creatable: number | null): string {
  const parts = [existing === null ? '' : `${counted(existing, 'creator')} in the CRM`, creatable ? `${count(creatable)} new` : ''];
  return parts.filter(Boolean).join(', ');
}

const foot = {
  hidden: ({ rows }: { rows: number | null }) =>
    rows === null
      ? 'Some of these rows may be hidden in the sheet: there are too many to check each one.'
      : `${counted(rows, 'row')} ${rows === 1 ? 'is' : 'are'} hidden in the sheet.`,
  newStay: ({ n }: { n: number }) => `${counted(n, 'new creator')} will stay in the CRM, even after an undo.`,
  cannotUndo: ({ n }: { n: number }) => `${counted(n, 'change')} cannot be undone later.`,
  takenIn: ({ n }: { n: number }) => `${counted(n, 'cell')} changed in the CRM only; the sheet will show ${n === 1 ? 'it' : 'them'}.`,
  /** `atMost`: includes changes that are not ticked. */
  cost: ({ requests, seconds, atMost }: { requests: number; seconds: string; atMost: boolean }) =>
    `${atMost ? 'At most ' : ''}${counted(requests, 'request')}, about ${seconds}`,
  unticked: ({ n }: { n: number }) =>
    `${counted(n, 'change')} not selected ${n === 1 ? 'stays' : 'stay'} in the sheet as ${n === 1 ? 'an edit' : 'edits'}.`,
  typedConfirmation: {
    many: ({ number, field }: { number: number; field: string }) => `This changes ${field} in many rows. Type ${number} to send.`,
    clears: ({ number, field }: { number: number; field: string }) => `This clears many values (${field}). Type ${number} to send.`,
    archives: ({ number }: { number: number; field: string }) => `This archives many creators. Type ${number} to send.`,
  },
  confirmationWrong: ({ number }: { number: number }) => `Type ${number} exactly.`,
  tryFirst: ({ n }: { n: number }) => `Try ${count(n)} first`,
  send: ({ changes, creators }: { changes: number; creators: number }) =>
    `Send ${counted(changes, 'change')} to ${counted(creators, 'creator')}`,
  takeBack: ({ changes }: { changes: number }) => `Undo ${counted(changes, 'change')}`,
  archive: ({ creators }: { creators: number }) => `Archive ${counted(creators, 'creator')}`,
  restore: ({ creators }: { creators: number }) => `Restore ${counted(creators, 'creator')}`,
  applyRemote: ({ n }: { n: number }) => `Update ${counted(n, 'cell')} from the CRM`,
  /** Follows the button's text. */
  outOfSight: ({ text, n }: { text: string; n: number }) => `${text} (${count(n)} not in this list)`,
  sendNothing: 'Nothing selected',
  sending: 'One moment…',
};

const state = {
  title: 'Review before sending',
  undoTitle: ({ time }: { time: string }) => `Undo the sync from ${time}`,
  archiveTitle: 'Archive in the CRM',
  archiveWhat: 'Archived creators disappear from the CRM’s lists. Nothing is deleted, your rows stay, and you can restore them.',
  restoreTitle: 'Restore in the CRM',
  restoreWhat: 'Restored creators are back in the CRM’s lists.',
  of: ({ tab }: { tab: string }) => `Tab “${tab}”`,
  loading: 'Reading the changes…',
  checking: ({ done, total }: { done: number; total: number }) => `Asking the CRM: ${count(done)} of ${count(total)}. Nothing is sent yet.`,
  nothingTitle: '0 changes',
  nothing: 'Nothing to send. You can close this window.',
  cancelled: 'Canceled. Nothing was sent; your edits stay in the sheet.',
  confirmed: 'Confirmed. The panel takes it from here; you can close this window.',
  noRun: 'There is nothing to review. Press Sync in the panel.',
};

export const review = { filter, table, clears, conflicts, waiting, counts, foot, state };
