// Obviously invented server answers, for the tests of both pages.

import type { MutationProgress, SidebarState } from '../../sidebar/calls';
import type { EditCount, PullProgress, Review, ReviewRow, RunCard, RunState, SendProgress, TabCard } from '../../src/rpc/shapes';
import { VERSION } from '../../src/rpc/version';
import { agreed } from './sample-counts';
import { waiting } from './sample-waiting';

export const NOW = '2026-03-02T10:44:00Z';

export const tab: TabCard = {
  id: 7,
  name: 'Spring launch',
  view: { name: 'In communication', query: {}, creators: 412, pulledAt: '2026-03-02T09:12:00Z' },
  isChangeLog: false,
  unfinishedPull: null,
};

/** A mutation that waits for the person. */
export const mutationReady: MutationProgress = {
  mutationId: 'mutation-1',
  state: 'ready',
  facts: { what: 'delete-label', name: 'Beauty', channels: 41, cells: 3 },
  takesAway: true,
  digest: 'digest-1',
  done: 0,
  total: 1,
  requests: 2,
  seconds: 2,
  waitMs: 0,
  failures: [],
};

/** A mutation for a label that cells name and the CRM does not have. */
export const createReady: MutationProgress = {
  ...mutationReady,
  facts: { what: 'create-label', name: 'Beuty', near: ['Beauty'], cells: 2 },
};

export const emptyTab: TabCard = { id: 8, name: 'Sheet2', view: null, isChangeLog: false, unfinishedPull: null };

export const noEdits: EditCount = {
  edits: 0,
  rows: 0,
  byField: [],
  labelsRemoved: 0,
  waiting: [],
  waitingTotal: 0,
  waitingRows: 0,
  waitingCells: 0,
  visibleRows: 0,
  selectedRows: 0,
  onlySome: false,
  troubles: [],
};

export const edits: EditCount = {
  ...noEdits,
  edits: 57,
  rows: 49,
  byField: [
    { field: 'status', edits: 40, clears: 0 },
    { field: 'notes', edits: 15, clears: 0 },
    { field: 'email', edits: 2, clears: 2 },
  ],
  visibleRows: 40,
  selectedRows: 12,
};

export const idle: SidebarState = {
  version: VERSION,
  language: 'en',
  fileLanguage: 'en',
  person: 'marketer@example.com',
  account: { key: '4f7a', onlyReads: false },
  tab,
  edits: noEdits,
  run: null,
  mutation: null,
  colleague: null,
  unreadable: [],
  refused: [],
  now: NOW,
};

export const edited: SidebarState = { ...idle, edits };

export const run = (state: RunState, more: Partial<RunCard> = {}): RunCard => ({
  isUndo: false,
  archives: null,
  runId: 'run-1',
  who: 'marketer@example.com',
  isMine: true,
  startedAt: '2026-03-02T10:41:00Z',
  state,
  tab: 'Spring launch',
  total: 55,
  applied: 22,
  failed: 0,
  unknown: 0,
  underway: 0,
  left: 33,
  ...more,
});

export const pullStep = (done: number, more: Partial<PullProgress> = {}): PullProgress => ({
  pullId: 'pull-1',
  done,
  total: 800,
  waitMs: 0,
  finished: null,
  ...more,
});

export const sendStep = (applied: number, more: Partial<SendProgress> = {}): SendProgress => ({
  runId: 'run-1',
  isUndo: false,
  state: 'sending',
  total: 55,
  applied,
  failed: 0,
  unknown: 0,
  underway: 0,
  left: 55 - applied,
  waitMs: 0,
  secondsLeft: 50,
  results: null,
  ...more,
});

export const done: SendProgress = sendStep(55, {
  state: 'done',
  secondsLeft: 0,
  results: { updated: 53, added: 2, archived: 0, restored: 0, fromCrm: false, readBackAt: NOW, notSent: [] },
});

/** Every decision of the review was for the CRM's value. */
export const onlyFromCrm: SendProgress = sendStep(0, {
  state: 'done',
  total: 0,
  left: 0,
  secondsLeft: 0,
  results: { updated: 0, added: 0, archived: 0, restored: 0, fromCrm: true, readBackAt: NOW, notSent: [] },
});

const refused = (row: number) =>
  ({
    creatorId: `c${row}`,
    creator: `Invented Channel ${row}`,
    row,
    field: 'owner',
    outcome: 'rejected',
    problem: {
      kind: 'no-permission',
      technical: { code: 'SCOPE_REQUIRED', summary: 'Missing scope', hint: '', url: '', requestId: 'req-1' },
    },
  }) as const;

export const partly: SendProgress = sendStep(51, {
  state: 'partly',
  failed: 4,
  left: 0,
  secondsLeft: 0,
  results: {
    updated: 51,
    added: 0,
    archived: 0,
    restored: 0,
    fromCrm: false,
    readBackAt: NOW,
    notSent: [
      refused(4),
      refused(9),
      refused(12),
      { creatorId: 'c30', creator: 'Invented Channel 30', row: 30, field: 'email', outcome: 'rejected', problem: { kind: 'refused' } },
    ],
  },
});

/** Of three creators to archive, one was archived. */
export const partlyArchived: SendProgress = sendStep(1, {
  state: 'partly',
  total: 3,
  failed: 2,
  left: 0,
  secondsLeft: 0,
  results: {
    updated: 0,
    added: 0,
    archived: 1,
    restored: 0,
    fromCrm: false,
    readBackAt: NOW,
    notSent: [refused(4), refused(9)].map((one) => ({ ...one, field: 'archived' })),
  },
});

const text = (value: string) => ({ as: 'text', text: value }) as const;

const row = (n: number, more: Partial<ReviewRow> = {}): ReviewRow => ({
  n,
  creatorId: `c${n}`,
  creator: `Invented Channel ${n}`,
  owner: n % 3 === 0 ? '' : `Member ${n % 2 === 0 ? 'One' : 'Two'}`,
  row: n + 1,
  field: 'status',
  before: text('Not contacted'),
  after: text('In communication'),
  kind: 'set',
  removesLabels: false,
  undoable: true,
  creates: false,
  hidden: false,
  ticked: more.kind !== 'clear' && more.removesLabels !== true,
  ...more,
});

const changes: readonly ReviewRow[] = [
  row(1, { surprises: ['new-value', 'changed-meanwhile'] }),
  row(2, {
    field: 'labels',
    kind: 'labels',
    before: { as: 'labels', kept: ['Beauty', 'Summer'], added: [], removed: [] },
    after: { as: 'labels', kept: ['Beauty'], added: ['Q1 Launch'], removed: ['Summer'] },
    removesLabels: true,
  }),
  row(3, { creates: true, before: text('') }),
  row(4, { field: 'notes', before: text(''), after: text('Asked for the rate card, answers on Monday. Prefers long videos.') }),
  row(5, {
    field: 'labels',
    kind: 'labels',
    before: { as: 'labels', kept: [], added: [], removed: [] },
    after: { as: 'labels', kept: [], added: ['Gaming'], removed: [] },
  }),
  row(6, { hidden: true, field: 'owner', before: text('Member One'), after: text('Member Two') }),
  row(7, { field: 'email', kind: 'clear', before: text('first@example.com'), after: text('') }),
  row(8, { field: 'email', kind: 'clear', before: text('second@example.com'), after: text('') }),
];

/** The CRM counts fewer creators than we do. */
export const strange = {
  n: 1,
  creators: 5,
  existing: 3,
  creatable: 1,
  ourExisting: 4,
  ourCreatable: 1,
  refusedExisting: 0,
  refusedCreatable: 0,
  problem: null,
};

export const review: Review = {
  runId: 'run-1',
  digest: 'd1',
  language: 'en',
  tab: 'Spring launch',
  tabId: 7,
  changes,
  conflicts: [
    {
      n: 20,
      creatorId: 'c20',
      creator: 'Invented Channel 20',
      row: 21,
      field: 'notes',
      was: text('Met once'),
      mine: text('Met once, liked it'),
      theirs: text('Met once, wants more'),
      answers: ['mine', 'theirs', 'both', 'later'],
      answer: 'later',
    },
    {
      n: 21,
      creatorId: 'c21',
      creator: 'Invented Channel 21',
      row: 22,
      field: 'status',
      was: text('Not contacted'),
      mine: text('In communication'),
      theirs: text('Completed'),
      answers: ['mine', 'theirs', 'later'],
      answer: 'later',
    },
  ],
  waiting,
  creators: 8,
  newCreators: 1,
  clears: 2,
  labelsRemoved: 1,
  labelsOverwritten: 1,
  keepsLabels: false,
  undoes: null,
  archives: null,
  drift: 3,
  theirs: 0,
  bodies: [agreed(1, 4, 1), agreed(2, 2, 0)],
  withoutPreview: 3,
  hiddenRows: 1,
  requests: 6,
  seconds: 14,
  typedConfirmation: null,
};

/** A review that archives that many creators; one selected row cannot be identified. */
export const archiveReview = (n: number): Review => ({
  ...largeReview(n),
  changes: Array.from({ length: n }, (_, i) => row(i + 1, { field: 'archived', before: text('No'), after: text('Yes'), kind: 'archive' })),
  archives: true,
  waiting: waiting.slice(2),
  drift: 0,
  bodies: [agreed(1, n, 0)],
  withoutPreview: 0,
});

/** A review of that many status changes and nothing else. */
export const largeReview = (n: number): Review => ({
  ...review,
  changes: Array.from({ length: n }, (_, i) => row(i + 1)),
  conflicts: [],
  waiting: [],
  creators: n,
  newCreators: 0,
  clears: 0,
  labelsRemoved: 0,
});
