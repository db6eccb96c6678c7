// Every call that pages and the timer make, with what it needs in the document, its arguments, and how its page carries on.

import { namesOf } from '../../contract/named';
import type { Id } from '../../contract/records';
import type { MutationRequest } from '../../sidebar/calls';
import { readAccount } from '../../src/commands/account/account-card';
import { readGroupNames } from '../../src/commands/account/group-names';
import { sayWhoIAm } from '../../src/commands/account/mine';
import type { CallName } from '../../src/commands/calls';
import type { Context } from '../../src/commands/context';
import { addCreators } from '../../src/commands/creators/add-creators';
import { readCard, readCrmRow, readPastChanges } from '../../src/commands/creators/card';
import { checkCreators } from '../../src/commands/creators/check-creators';
import { addToTab, lookUp } from '../../src/commands/creators/look-up';
import { previewList, writeMatched } from '../../src/commands/creators/match-list';
import { previewBulkEdit, readBulkColumns, takeBackBulkEdit, writeBulkEdit } from '../../src/commands/edits/bulk-edit';
import { editCreator } from '../../src/commands/edits/edit-creator';
import { countVisible, discardEdits } from '../../src/commands/edits/edits';
import { repairRows } from '../../src/commands/edits/repair';
import { readRowLabels, tickRowLabels } from '../../src/commands/edits/row-labels';
import { showOnly } from '../../src/commands/edits/show-only';
import { makeFollowUpColumns, markDue, readFollowUps, showDue } from '../../src/commands/follow-ups/follow-ups';
import { previewStamp, takeBackStamp, writeStamp } from '../../src/commands/follow-ups/stamp';
import { makeHandOut, readHandOut } from '../../src/commands/hand-out/hand-out';
import { readLookups, showLookups } from '../../src/commands/lookups/lookups';
import { readEmailTasks } from '../../src/commands/mutations/email/read-email-tasks';
import { fetchFile, readExports } from '../../src/commands/mutations/exports/fetch-file';
import { readGroup, readGroups } from '../../src/commands/mutations/groups/read-groups';
import { checkFile, readLastImport } from '../../src/commands/mutations/imports/check-import';
import { makeImport } from '../../src/commands/mutations/imports/make-import';
import { readLabels } from '../../src/commands/mutations/labels/read-labels';
import { approveMutation, cancelMutation, startMutation, stepMutation } from '../../src/commands/mutations/mutation';
import { readMutations } from '../../src/commands/mutations/mutation-list';
import { freezeOverview } from '../../src/commands/overview/freeze';
import { makeOverview, openOverview, readOverview } from '../../src/commands/overview/overview';
import { renewOverview } from '../../src/commands/overview/renew';
import { changeAsColleague, deletePractice, hidePracticeSteps, startPractice } from '../../src/commands/practice/practice';
import { changeView, openSavedView } from '../../src/commands/pull/change-view';
import { countChanged } from '../../src/commands/pull/changed-since';
import { countView } from '../../src/commands/pull/count-view';
import { bindOwnTab, startPull, startRefresh, stepPull } from '../../src/commands/pull/pull';
import { readListFile } from '../../src/commands/reading/workbook-file';
import { type Asked, done, type Result } from '../../src/commands/result';
import { checkAgain, startRetry } from '../../src/commands/runs/again';
import { answerConflicts } from '../../src/commands/runs/answers';
import { startArchive, startCheck, startUndo, stepCheck } from '../../src/commands/runs/check';
import { confirm } from '../../src/commands/runs/confirm';
import { goToCell, showNotSent, showRows, showSent } from '../../src/commands/runs/go-to';
import { handOver, takeBackRun } from '../../src/commands/runs/handed-over';
import { readHistory, readResultsFile, showHistory } from '../../src/commands/runs/history';
import { openReview, readReview } from '../../src/commands/runs/review';
import { cancelRun, pauseSend, stepSend } from '../../src/commands/runs/send';
import { workByItself } from '../../src/commands/schedule/by-itself';
import { readSchedule, turnOffSchedule, turnOnSchedule } from '../../src/commands/schedule/schedule';
import { signOut } from '../../src/commands/schedule/sign-out';
import { readFront, readState } from '../../src/commands/state';
import { openChangeLog } from '../../src/commands/tab/change-log';
import { showChanges } from '../../src/commands/tab/show-changes';
import { changeFileLanguage } from '../../src/commands/views/change-language';
import { startMatch, stepMatch } from '../../src/commands/views/match-own-tab';
import { lookAtOwnTab } from '../../src/commands/views/own-tab';
import { readQueryText } from '../../src/commands/views/query-text';
import { connect, readChoices } from '../../src/commands/views/read-choices';
import { deleteView, duplicateView, goToTab, readViews, renameView, saveView } from '../../src/commands/views/saved-views';
import type { PickedFile } from '../../src/rpc/mutations';
import type { CheckProgress, PullProgress, Review } from '../../src/rpc/shapes';
import { rowNumberOf } from '../../src/sync/model';
import { confirmAll, officeWith, reviewOf, type } from '../commands/edited-office';
import { MapMemory } from '../fakes/memory-platform';
import { ModelCrm } from '../fakes/model-crm';
import { creator, must, type Office } from '../fakes/office';
import { workbookBase64 } from '../fakes/small-workbook';
import { asking, type Page, type Person, personIn, stepping } from './interleaved';

export const KEY = 'nox_sk_test';
const CREATORS = 4;
const HOUR_MS = 3_600_000;
const HEADINGS = ['Creator ID', 'Notes'];
export const FILE: PickedFile = { name: 'list.xlsx', base64: workbookBase64([HEADINGS, ['c-1', 'a'], ['c-9', 'b']]) };

/** A document, two people in it, and what was begun there. */
export interface Desk {
  readonly office: Office;
  readonly me: Person;
  readonly colleague: Person;
  readonly tab: number;
  /** What was begun, by need. */
  readonly begun: Begun;
  /** What people confirmed, once for each time: `notes of c-1`. */
  readonly confirmed: string[];
}

const changesOf = ({ changes }: Review): readonly string[] => changes.map(({ field, creatorId }) => `${field} of ${creatorId}`);

interface Begun {
  /** A run that was confirmed, and nothing of it sent. */
  confirmed: string;
  review: Review | null;
  /** A run that was sent. */
  sent: string;
  pullId: string;
  viewId: string;
  /** Approved, and nothing of it sent; and one that waits for its approval. */
  approved: string;
  ready: { readonly mutationId: string; readonly digest: string } | null;
  matchId: string;
  ownTab: number;
  exportId: Id;
  emailed: string;
}

type Need = (office: Office, begun: Begun, confirmed: string[]) => void;

/** What a page may find in the document, in the order in which it is begun. */
const NEEDS = {
  sent: (office, begun, confirmed) => {
    type(office, 5, 'notes', 'sent before');
    const review = reviewOf(office);
    confirmed.push(...changesOf(review));
    office.send(review);
    begun.sent = review.runId;
  },
  savedView: ({ ctx }, begun) => {
    must(saveView(ctx, { name: 'Theirs', query: { keyword: 'c-1' }, tab: null }));
    begun.viewId = must(readViews(ctx)).saved[0]?.viewId ?? '';
  },
  log: (office) => {
    const front = office.tab;
    must(openChangeLog(office.ctx));
    office.book.activate(front);
  },
  followUps: ({ ctx, tab }) => must(makeFollowUpColumns(ctx, { tab: tab.id, headings: {} })),
  overview: (office) => {
    const front = office.tab;
    must(makeOverview(office.ctx));
    office.book.activate(front);
  },
  emailed: (office, begun) => {
    office.tab.select([rowNumberOf(2), rowNumberOf(3)], null);
    const shown = must(startMutation(office.ctx, { mutation: { what: 'add-to-email', taskId: 't-1', everybody: true } }));
    let { digest, state } = shown;
    for (let steps = 0; state === 'checking' && steps < 20; steps += 1)
      ({ digest, state } = must(stepMutation(office.ctx, { mutationId: shown.mutationId })));
    must(approveMutation(office.ctx, { mutationId: shown.mutationId, digest }));
    begun.emailed = shown.mutationId;
  },
  anExport: ({ ctx, crm }, begun) => {
    const made = crm.createExport({}, 'made before');
    begun.exportId = (made.ok ? made.value?.id : null) ?? '';
    crm.exportFile = { kind: 'bytes', name: 'export.xlsx', base64: workbookBase64([HEADINGS, ['c-1', 'a']]) };
    must(readExports(ctx));
  },
  ownTab: (office, begun) => {
    const front = office.tab;
    const { id, grid } = office.book.addTab('My list');
    grid.type(1, 1, 'Link');
    grid.type(2, 1, 'https://example.com/c-1');
    const columns = { link: 1, handle: null, email: null, platform: null };
    begun.matchId = must(startMatch(office.ctx, { query: {}, name: 'Mine', columns })).matchId;
    must(stepMatch(office.ctx, { matchId: begun.matchId }));
    begun.ownTab = id;
    office.book.activate(front);
  },
  confirmed: (office, begun, confirmed) => {
    type(office, 2, 'notes', 'note 2');
    type(office, 3, 'notes', 'note 3');
    type(office, 4, 'status', 'Completed');
    const review = reviewOf(office);
    confirmed.push(...changesOf(review));
    confirmAll(office, review);
    begun.confirmed = review.runId;
  },
  handedOver: ({ ctx }, { confirmed }) => must(handOver(ctx, { runId: confirmed })),
  edits: (office) => {
    type(office, 2, 'notes', 'typed 2');
    type(office, 3, 'status', 'Completed');
  },
  review: (office, begun) => {
    begun.review = reviewOf(office);
  },
  lostColumn: ({ tab }) => tab.grid.deleteColumns(tab.grid.columnOf('country')),
  renamed: ({ crm }) => {
    crm.statusList = crm.statusList.map((one) => (one.id === 1 ? { ...one, name: 'Not yet' } : one));
    for (const [id, channel] of crm.channels)
      crm.channels.set(id, { ...channel, status: channel.status?.id === 1 ? { id: 1, name: 'Not yet' } : channel.status });
  },
  staleLists: ({ clock, crm }) => {
    clock.sleep(20 * 60_000);
    crm.labelList = [...crm.labelList, { id: 'l-late', name: 'Late', channelCount: 0 }];
  },
  pull: ({ ctx, crm }, begun) => {
    crm.change(creator('c-1'), { contactLink: 'https://example.com/theirs' });
    crm.pageSize = 2;
    begun.pullId = must(startRefresh(ctx, { all: true })).pullId;
  },
  approved: (office, begun) => {
    const { ctx, crm } = office;
    crm.exportFile = { kind: 'bytes', name: 'template.xlsx', base64: workbookBase64([HEADINGS]) };
    const item = { row: 3, reason: 'not found', extras: {} };
    crm.importAnswer = { created: 1, failed: [item], repeated: [], raw: { failed: [item], repeated: [] } };
    const { name, digest, rows } = must(checkFile(ctx, { file: FILE }));
    const shown = must(startMutation(ctx, { mutation: { what: 'import-file', name, digest, rows, overwrite: true } }));
    begun.approved = shown.mutationId;
    crm.before = (request) => (request === 'importChannels' ? 'wait' : null);
    must(approveMutation(ctx, { mutationId: shown.mutationId, digest: shown.digest, file: FILE }));
    crm.before = () => null;
  },
  ready: ({ ctx }, begun) => {
    begun.ready = must(startMutation(ctx, { mutation: { what: 'create-label', name: 'Winter' } }));
  },
  scheduled: ({ ctx, tab, clock }) => {
    must(turnOnSchedule(ctx, { rule: { at: 'hours', every: 1 }, tabs: [tab.id], mail: false }));
    clock.sleep(2 * HOUR_MS);
  },
} satisfies Readonly<Record<string, Need>>;
export type NeedName = keyof typeof NEEDS;
const NEED_NAMES = Object.keys(NEEDS).filter((name): name is NeedName => name in NEEDS);

/** Needs that cannot stand beside each other: a run that was confirmed and one under review, of the same edits. */
const fits = (needs: ReadonlySet<NeedName>): boolean => !(needs.has('confirmed') && needs.has('review'));

/** null = the two needs exclude each other. */
export function deskFor(wanted: readonly NeedName[]): Desk | null {
  const needs = new Set(wanted);
  if (needs.has('handedOver')) needs.add('confirmed');
  if (needs.has('review')) needs.add('edits');
  if (!fits(needs)) return null;
  const crm = new ModelCrm();
  crm.creatable.add(creator('n-1'));
  const office = officeWith(CREATORS, crm);
  const begun: Begun = {
    confirmed: '',
    review: null,
    sent: '',
    pullId: '',
    viewId: '',
    approved: '',
    ready: null,
    matchId: '',
    ownTab: 0,
    exportId: '',
    emailed: '',
  };
  const confirmed: string[] = [];
  const tab = office.tab.id;
  for (const name of NEED_NAMES) if (needs.has(name)) NEEDS[name](office, begun, confirmed);
  const theirs = office.contextOf('Sample person 2');
  return {
    office,
    tab,
    begun,
    confirmed,
    me: personIn(office, office.ctx, memoryOf(office.ctx)),
    colleague: personIn(office, theirs, memoryOf(theirs)),
  };
}

function memoryOf({ mine }: Context): MapMemory {
  if (!(mine instanceof MapMemory)) throw new Error('not a memory of the tests');
  return mine;
}

/** What a page does at this desk, for one of the people. */
interface PageKind {
  readonly needs: readonly NeedName[];
  readonly page: (desk: Desk, who: Person) => Page;
}

const told = (outcome: Result<unknown>): string => (outcome.ok ? 'done' : outcome.problem.kind);

/** A page that makes the one call. */
const once =
  (call: (ctx: Context, desk: Desk) => Asked<unknown>): PageKind['page'] =>
  (desk, who) =>
    single(desk, who, call);

function* single(desk: Desk, who: Person, call: (ctx: Context, desk: Desk) => Asked<unknown>): Page {
  return told(yield* asking(who, (ctx) => call(ctx, desk)));
}

function* pulling(who: Person, start: (ctx: Context) => Asked<PullProgress | null>): Page {
  const begun = yield* asking(who, start);
  if (!begun.ok || begun.value === null) return told(begun);
  const { pullId } = begun.value;
  yield 'calls';
  return told(
    yield* stepping(
      who,
      (ctx) => stepPull(ctx, { pullId }),
      ({ finished }) => finished !== null,
    ),
  );
}

function* sending(who: Person, runId: string): Page {
  const sent = yield* stepping(
    who,
    (ctx) => stepSend(ctx, { runId }),
    ({ results, state }) => results !== null || state === 'paused',
  );
  return sent.ok ? sent.value.state : sent.problem.kind;
}

function* ending(who: Person, runId: string): Page {
  const ended = yield* stepping(
    who,
    (ctx) => cancelRun(ctx, { runId }),
    ({ results, state }) => results !== null || state === 'cancelled',
  );
  return ended.ok ? ended.value.state : ended.problem.kind;
}

/** From the first press to the last: checks, confirms everything, sends. */
function* syncing(desk: Desk, who: Person, start: (ctx: Context) => Asked<CheckProgress>): Page {
  const begun = yield* asking(who, start);
  if (!begun.ok) return told(begun);
  if (begun.value.outcome === 'nothing') return 'nothing';
  const { runId } = begun.value;
  yield 'calls';
  const checked =
    begun.value.outcome === 'ready'
      ? begun
      : yield* stepping(
          who,
          (ctx) => stepCheck(ctx, { runId }),
          ({ outcome }) => outcome !== 'going',
        );
  if (!checked.ok) return told(checked);
  if (checked.value.outcome === 'nothing') return 'nothing';
  yield 'calls';
  const review = yield* asking(who, (ctx) => readReview(ctx, { runId }));
  if (!review.ok) return told(review);
  if (review.value.changes.length === 0) return 'nothing to send';
  yield 'calls';
  return yield* confirming(desk, who, review.value);
}

function* confirming(desk: Desk, who: Person, review: Review): Page {
  const { runId, digest, typedConfirmation } = review;
  const confirmed = yield* asking(who, (ctx) =>
    confirm(ctx, { runId, digest, without: [], later: [], clearsConfirmed: true, number: typedConfirmation?.number ?? null }),
  );
  if (!confirmed.ok) return told(confirmed);
  desk.confirmed.push(...changesOf(review));
  yield 'calls';
  return yield* sending(who, runId);
}

type Shown = { readonly mutationId: string; readonly digest: string; readonly state: string; readonly waitMs: number };

function* mutating(who: Person, start: (ctx: Context) => Asked<Shown>, file?: PickedFile): Page {
  const begun = yield* asking(who, start);
  if (!begun.ok) return told(begun);
  const { mutationId } = begun.value;
  const step = (ctx: Context) => stepMutation(ctx, { mutationId, ...(file && { file }) });
  yield 'calls';
  const ready = begun.value.state === 'checking' ? yield* stepping(who, step, ({ state }) => state !== 'checking') : begun;
  if (!ready.ok) return told(ready);
  const { digest } = ready.value;
  const approved =
    ready.value.state === 'ready'
      ? yield* asking(who, (ctx) => approveMutation(ctx, { mutationId, digest, ...(file && { file }) }))
      : ready;
  if (!approved.ok) return told(approved);
  if (approved.value.state !== 'doing') return approved.value.state;
  yield 'calls';
  const ended = yield* stepping(who, step, ({ state }) => state !== 'doing');
  return ended.ok ? ended.value.state : ended.problem.kind;
}

const starting =
  (mutation: MutationRequest): PageKind['page'] =>
  ({ office }, who) => {
    if ('selected' in mutation || mutation.what === 'add-to-group' || mutation.what === 'add-to-email')
      office.tab.select([rowNumberOf(2), rowNumberOf(3)], null);
    return mutating(who, (ctx) => startMutation(ctx, { mutation }));
  };

function* bulk(who: Person, takesBack: boolean): Page {
  const edit = { verb: 'set', field: 'email', value: 'made-up@example.com' } as const;
  const shown = yield* asking(who, (ctx) => previewBulkEdit(ctx, { edit, scope: 'all' }));
  if (!shown.ok) return told(shown);
  yield 'calls';
  const written = yield* asking(who, (ctx) => writeBulkEdit(ctx, { edit, scope: 'all', digest: shown.value.digest }));
  if (!written.ok || !takesBack) return told(written);
  const { undo } = written.value;
  if (undo === null) return 'no undo';
  yield 'calls';
  return told(yield* asking(who, (ctx) => takeBackBulkEdit(ctx, { undo })));
}

function* stamping({ begun }: Desk, who: Person, takesBack: boolean): Page {
  const { emailed: mutationId } = begun;
  const shown = yield* asking(who, (ctx) => previewStamp(ctx, { mutationId }));
  if (!shown.ok) return told(shown);
  yield 'calls';
  const written = yield* asking(who, (ctx) => writeStamp(ctx, { mutationId, digest: shown.value.digest }));
  if (!written.ok || !takesBack) return told(written);
  const { undo } = written.value;
  if (undo === null) return 'no undo';
  yield 'calls';
  return told(yield* asking(who, (ctx) => takeBackStamp(ctx, { undo })));
}

function* ticking({ office }: Desk, who: Person): Page {
  office.tab.select([rowNumberOf(2), rowNumberOf(3)], null);
  const read = yield* asking(who, readRowLabels);
  if (!read.ok) return told(read);
  yield 'calls';
  return told(yield* asking(who, (ctx) => tickRowLabels(ctx, { selection: read.value.selection, ticked: ['l-1'], unticked: [] })));
}

function* binding({ office, begun, tab }: Desk, who: Person): Page {
  const { matchId } = begun;
  const ended = yield* pulling(who, (ctx) => bindOwnTab(ctx, { matchId }));
  const front = office.book.tab(tab);
  if (front !== null) office.book.activate(front);
  return ended;
}

function* matching({ office, begun, tab }: Desk, who: Person): Page {
  const columns = { link: 1, handle: null, email: null, platform: null };
  const inFront = (id: number): void => {
    const front = office.book.tab(id);
    if (front !== null) office.book.activate(front);
  };
  const begunNow = yield* asking(who, (ctx) => {
    inFront(begun.ownTab);
    const outcome = startMatch(ctx, { query: {}, name: 'Mine', columns });
    inFront(tab);
    return outcome;
  });
  if (!begunNow.ok) return told(begunNow);
  const { matchId } = begunNow.value;
  yield 'calls';
  return told(
    yield* stepping(
      who,
      (ctx) => stepMatch(ctx, { matchId }),
      ({ found }) => found !== null,
    ),
  );
}

/** The first person's timer, if it is on: the office has no other. */
function* firing({ office, me }: Desk): Page {
  if (office.timer.on)
    workByItself(me.execution(), (thrown) => {
      throw thrown;
    });
  yield 'calls';
  return 'done';
}

const at = (needs: readonly NeedName[], page: PageKind['page']): PageKind => ({ needs, page });
const reads = (call: (ctx: Context, desk: Desk) => Asked<unknown>, ...needs: NeedName[]): PageKind => at(needs, once(call));

const LIST: Parameters<typeof previewList>[1] = {
  text: 'https://example.com/c-1\nhttps://example.com/c-2',
  header: null,
  roles: null,
  labels: 'add',
  notes: 'append',
  means: [],
};

/** The calls of pages, and the timer that refreshes, or sends what was handed over. */
export type PageName = CallName | 'onTimer' | 'onTimer with a run';

export const PAGES: { readonly [N in PageName]: PageKind } = {
  addCreators: reads((ctx) => addCreators(ctx, { creatorIds: ['n-1'], status: 3, labels: [] })),
  addToTab: reads((ctx) => addToTab(ctx, { creatorIds: ['c-1'] })),
  answerConflicts: reads(
    (ctx, { begun }) => answerConflicts(ctx, { runId: begun.review?.runId ?? '', answers: [], keepLabels: true }),
    'review',
  ),
  approveMutation: at(['ready'], ({ begun }, who) =>
    mutating(who, () => done({ mutationId: '', digest: '', waitMs: 0, ...begun.ready, state: 'ready' })),
  ),
  bindOwnTab: at(['ownTab'], binding),
  cancelMutation: reads((ctx, { begun }) => cancelMutation(ctx, { mutationId: begun.approved }), 'approved'),
  cancelRun: at(['confirmed'], ({ begun }, who) => ending(who, begun.confirmed)),
  changeAsColleague: reads((ctx) => changeAsColleague(ctx)),
  changeFileLanguage: reads((ctx) => changeFileLanguage(ctx, { language: 'zh' })),
  changeView: at([], (_, who) => pulling(who, (ctx) => pullOf(changeView(ctx, { viewId: null, query: { keyword: 'c-' }, name: 'Some' })))),
  checkAgain: at(['review'], (desk, who) => syncing(desk, who, (ctx) => checkAgain(ctx, { runId: desk.begun.review?.runId ?? '' }))),
  checkCreators: reads((ctx) => checkCreators(ctx, { text: '@c-1', state: null, lookUp: true, asHandles: true })),
  checkFile: reads((ctx) => checkFile(ctx, { file: FILE })),
  confirm: at(['review'], confirmingBegun),
  connect: reads((ctx) => connect(ctx, { key: KEY }), 'renamed', 'staleLists'),
  countChanged: reads((ctx) => countChanged(ctx)),
  countView: reads((ctx) => countView(ctx, { query: {} })),
  countVisible: reads((ctx) => countVisible(ctx, { after: 0, anyway: true })),
  deletePractice: reads((ctx) => deletePractice(ctx)),
  deleteView: reads((ctx, { begun }) => deleteView(ctx, { viewId: begun.viewId }), 'savedView'),
  discardEdits: reads((ctx) => discardEdits(ctx, { scope: 'all' }), 'edits'),
  duplicateView: reads((ctx, { begun }) => duplicateView(ctx, { viewId: begun.viewId }), 'savedView'),
  editCreator: reads((ctx) => editCreator(ctx, { creatorId: 'c-3', field: 'email', value: 'made-up@example.com' })),
  fetchFile: reads(
    (ctx, { begun }) => fetchFile(ctx, { file: { of: 'export', id: begun.exportId, name: 'Export' }, into: 'tab' }),
    'anExport',
  ),
  freezeOverview: reads((ctx) => freezeOverview(ctx), 'overview'),
  goToCell: reads((ctx) => goToCell(ctx, { creatorId: 'c-2', field: 'notes' })),
  goToTab: reads((ctx, { tab }) => goToTab(ctx, { tab })),
  handOver: reads((ctx, { begun }) => handOver(ctx, { runId: begun.confirmed }), 'confirmed'),
  hidePracticeSteps: reads((ctx) => hidePracticeSteps(ctx)),
  lookAtOwnTab: reads((ctx) => lookAtOwnTab(ctx)),
  lookUp: reads((ctx) => lookUp(ctx, { text: 'c-1', archived: false })),
  makeFollowUpColumns: reads((ctx, { tab }) => makeFollowUpColumns(ctx, { tab, headings: {} })),
  makeHandOut: reads((ctx, { tab, office }) =>
    makeHandOut(ctx, {
      tab,
      title: 'For them',
      columns: [{ column: office.book.tab(tab)?.grid.columnOf('name') ?? 0, heading: 'Creator' }],
      scope: 'all',
    }),
  ),
  makeImport: reads((ctx) => makeImport(ctx, { who: ['@c-1'] })),
  makeOverview: reads((ctx) => makeOverview(ctx)),
  markDue: reads((ctx, { tab }) => markDue(ctx, { tab, rule: { statuses: [1], most: 2, days: 5 }, headings: {} }), 'followUps'),
  openChangeLog: reads((ctx) => openChangeLog(ctx)),
  openOverview: reads((ctx) => openOverview(ctx), 'overview'),
  openReview: reads((ctx) => openReview(ctx)),
  openSavedView: at(['savedView'], ({ begun }, who) => pulling(who, (ctx) => pullOf(openSavedView(ctx, { viewId: begun.viewId })))),
  pauseSend: reads((ctx, { begun }) => pauseSend(ctx, { runId: begun.confirmed }), 'confirmed'),
  previewBulkEdit: reads((ctx) => previewBulkEdit(ctx, { edit: { verb: 'clear', field: 'notes' }, scope: 'all' })),
  previewList: reads((ctx) => previewList(ctx, LIST)),
  previewStamp: reads((ctx, { begun }) => previewStamp(ctx, { mutationId: begun.emailed }), 'followUps', 'emailed'),
  readAccount: reads((ctx) => readAccount(ctx)),
  readBulkColumns: reads((ctx) => readBulkColumns(ctx)),
  readCard: reads((ctx) => readCard(ctx, { creatorId: 'c-1' })),
  readChoices: reads((ctx) => readChoices(ctx, { fresh: true }), 'renamed', 'staleLists'),
  readCrmRow: reads((ctx) => readCrmRow(ctx, { creatorId: 'c-1' })),
  readEmailTasks: reads((ctx) => readEmailTasks(ctx)),
  readExports: reads((ctx) => readExports(ctx), 'anExport'),
  readFollowUps: reads((ctx) => readFollowUps(ctx), 'followUps'),
  readFront: reads((ctx) => readFront(ctx)),
  readGroup: reads((ctx) => readGroup(ctx, { id: 'g-1' })),
  readGroupNames: reads((ctx) => readGroupNames(ctx)),
  readGroups: reads((ctx) => readGroups(ctx)),
  readHandOut: reads((ctx) => readHandOut(ctx)),
  readHistory: reads((ctx) => readHistory(ctx), 'sent'),
  readLabels: reads((ctx) => readLabels(ctx)),
  readLastImport: reads((ctx) => readLastImport(ctx)),
  readListFile: reads((ctx) => readListFile(ctx, { file: FILE })),
  readLookups: reads((ctx) => readLookups(ctx)),
  readMutations: reads((ctx) => readMutations(ctx), 'approved'),
  readOverview: reads((ctx) => readOverview(ctx), 'overview'),
  readPastChanges: reads((ctx) => readPastChanges(ctx, { creatorId: 'c-4' }), 'sent'),
  readQueryText: reads((ctx) => readQueryText(ctx, { text: '' })),
  readResultsFile: reads((ctx, { begun }) => readResultsFile(ctx, { runId: begun.sent }), 'sent'),
  readReview: reads((ctx, { begun }) => readReview(ctx, { runId: begun.review?.runId ?? '' }), 'review'),
  readRowLabels: reads((ctx) => readRowLabels(ctx)),
  readSchedule: reads((ctx) => readSchedule(ctx), 'scheduled'),
  readState: reads((ctx) => readState(ctx, { withEdits: true }), 'edits'),
  readViews: reads((ctx) => readViews(ctx), 'savedView'),
  renameView: reads((ctx, { begun }) => renameView(ctx, { viewId: begun.viewId, name: 'Ours' }), 'savedView'),
  renewOverview: reads((ctx) => renewOverview(ctx), 'overview'),
  repairRows: reads((ctx) => repairRows(ctx, { repair: 'restore-headings', rows: [] })),
  saveView: reads((ctx, { tab }) => saveView(ctx, { name: 'Everybody', query: {}, tab })),
  sayWhoIAm: reads((ctx) => sayWhoIAm(ctx, { member: 'u-a' })),
  showChanges: reads((ctx) => showChanges(ctx, { since: 'all' }), 'log'),
  showDue: reads((ctx) => showDue(ctx, { show: true }), 'followUps'),
  showHistory: reads((ctx, { begun }) => showHistory(ctx, { runId: begun.sent }), 'sent'),
  showLookups: reads((ctx, { tab }) => showLookups(ctx, { tab, from: tab + 1, headings: [] })),
  showNotSent: reads((ctx, { begun }) => showNotSent(ctx, { runId: begun.sent }), 'sent'),
  showOnly: reads((ctx) => showOnly(ctx, { rows: 'all' })),
  showRows: reads((ctx) => showRows(ctx, { rows: [2] })),
  showSent: reads((ctx, { begun }) => showSent(ctx, { runId: begun.sent }), 'sent'),
  signOut: reads((ctx) => signOut(ctx, { sure: true })),
  startArchive: at([], (desk, who) => syncing(desk, who, (ctx) => startArchive(ctx, { archived: true, creators: ['c-4'] }))),
  startCheck: at(['edits'], (desk, who) => syncing(desk, who, (ctx) => startCheck(ctx, { scope: 'all' }))),
  startMatch: at(['ownTab'], matching),
  startMutation: at([], starting({ what: 'rename-label', id: 'l-1', name: 'Launch' })),
  startPractice: reads((ctx) => startPractice(ctx)),
  startPull: at([], (_, who) => pulling(who, (ctx) => startPull(ctx, { query: { keyword: 'c-2' }, name: 'One' }))),
  startRefresh: at(['lostColumn', 'renamed', 'staleLists'], (_, who) => pulling(who, (ctx) => startRefresh(ctx, { all: false }))),
  startRetry: at(['sent'], (desk, who) => syncing(desk, who, (ctx) => startRetry(ctx, { runId: desk.begun.sent }))),
  startUndo: at(['sent'], (desk, who) => syncing(desk, who, (ctx) => startUndo(ctx, { runId: desk.begun.sent }))),
  stepCheck: at(['edits'], (desk, who) => syncing(desk, who, (ctx) => startCheck(ctx, { scope: 'all' }))),
  stepMatch: reads((ctx, { begun }) => stepMatch(ctx, { matchId: begun.matchId }), 'ownTab'),
  stepMutation: at(['approved'], ({ begun }, who) =>
    mutating(who, () => done({ mutationId: begun.approved, digest: '', waitMs: 0, state: 'doing' }), FILE),
  ),
  stepPull: at(['pull'], ({ begun }, who) =>
    pulling(who, () => done({ pullId: begun.pullId, done: 0, total: null, waitMs: 0, finished: null })),
  ),
  stepSend: at(['confirmed'], ({ begun }, who) => sending(who, begun.confirmed)),
  takeBackBulkEdit: at([], (_, who) => bulk(who, true)),
  takeBackRun: reads((ctx, { begun }) => takeBackRun(ctx, { runId: begun.confirmed }), 'handedOver'),
  takeBackStamp: at(['followUps', 'emailed'], (desk, who) => stamping(desk, who, true)),
  tickRowLabels: at([], ticking),
  turnOffSchedule: reads((ctx) => turnOffSchedule(ctx), 'scheduled'),
  turnOnSchedule: reads((ctx, { tab }) => turnOnSchedule(ctx, { rule: { at: 'hours', every: 4 }, tabs: [tab], mail: false })),
  writeBulkEdit: at([], (_, who) => bulk(who, false)),
  writeMatched: reads((ctx) => writeMatched(ctx, LIST)),
  writeStamp: at(['followUps', 'emailed'], (desk, who) => stamping(desk, who, false)),
  onTimer: at(['scheduled'], firing),
  'onTimer with a run': at(['handedOver'], firing),
};

export const PAGE_NAMES: readonly PageName[] = namesOf(PAGES);

function confirmingBegun(desk: Desk, who: Person): Page {
  const { review } = desk.begun;
  if (review === null) throw new Error('there is no review');
  return confirming(desk, who, review);
}

/** Opening a view answers with its pull, if it needs one. */
const pullOf = (opened: Asked<{ readonly pull: PullProgress | null }>): Asked<PullProgress | null> =>
  opened.ok ? done(opened.value.pull) : opened;
