// Every call that pages and the timer make, with what it needs in the document, its arguments, and how its page carries on.

import { eachOf, namesOf } from '../../contract/named';
import { readAccount } from '../../src/commands/account/account-card';
import { readGroupNames } from '../../src/commands/account/group-names';
import { sayWhoIAm } from '../../src/commands/account/mine';
import { calls } from '../../src/commands/call-list';
import type { CallArguments, CallName } from '../../src/commands/calls';
import type { Context } from '../../src/commands/context';
import { addCreators } from '../../src/commands/creators/add-creators';
import { readCard, readCrmRow, readPastChanges } from '../../src/commands/creators/card';
import { checkCreators } from '../../src/commands/creators/check-creators';
import { addToTab, lookUp } from '../../src/commands/creators/look-up';
import { previewList, writeMatched } from '../../src/commands/creators/match-list';
import { previewBulkEdit, readBulkColumns } from '../../src/commands/edits/bulk-edit';
import { editCreator } from '../../src/commands/edits/edit-creator';
import { countVisible, discardEdits } from '../../src/commands/edits/edits';
import { repairRows } from '../../src/commands/edits/repair';
import { readRowLabels } from '../../src/commands/edits/row-labels';
import { showOnly } from '../../src/commands/edits/show-only';
import { makeFollowUpColumns, markDue, readFollowUps, showDue } from '../../src/commands/follow-ups/follow-ups';
import { previewStamp } from '../../src/commands/follow-ups/stamp';
import { makeHandOut, readHandOut } from '../../src/commands/hand-out/hand-out';
import { readLookups, showLookups } from '../../src/commands/lookups/lookups';
import { readEmailTasks } from '../../src/commands/mutations/email/read-email-tasks';
import { fetchFile, readExports } from '../../src/commands/mutations/exports/fetch-file';
import { readGroup, readGroups } from '../../src/commands/mutations/groups/read-groups';
import { checkFile, readLastImport } from '../../src/commands/mutations/imports/check-import';
import { makeImport } from '../../src/commands/mutations/imports/make-import';
import { readLabels } from '../../src/commands/mutations/labels/read-labels';
import { cancelMutation } from '../../src/commands/mutations/mutation';
import { readMutations } from '../../src/commands/mutations/mutation-list';
import { freezeOverview } from '../../src/commands/overview/freeze';
import { makeOverview, openOverview, readOverview } from '../../src/commands/overview/overview';
import { renewOverview } from '../../src/commands/overview/renew';
import { changeAsColleague, deletePractice, hidePracticeSteps, startPractice } from '../../src/commands/practice/practice';
import { changeView, openSavedView } from '../../src/commands/pull/change-view';
import { countChanged } from '../../src/commands/pull/changed-since';
import { countView } from '../../src/commands/pull/count-view';
import { startPull, startRefresh } from '../../src/commands/pull/pull';
import { readListFile } from '../../src/commands/reading/workbook-file';
import { type Asked, done } from '../../src/commands/result';
import { checkAgain, startRetry } from '../../src/commands/runs/again';
import { answerConflicts } from '../../src/commands/runs/answers';
import { startArchive, startCheck, startUndo } from '../../src/commands/runs/check';
import { goToCell, showNotSent, showRows, showSent } from '../../src/commands/runs/go-to';
import { handOver, takeBackRun } from '../../src/commands/runs/handed-over';
import { readHistory, readResultsFile, showHistory } from '../../src/commands/runs/history';
import { keepDecisions } from '../../src/commands/runs/kept-decisions';
import { openReview, readReview } from '../../src/commands/runs/review';
import { pauseSend } from '../../src/commands/runs/send';
import { readSchedule, turnOffSchedule, turnOnSchedule } from '../../src/commands/schedule/schedule';
import { signOut } from '../../src/commands/schedule/sign-out';
import { readFront, readState } from '../../src/commands/state';
import { openChangeLog } from '../../src/commands/tab/change-log';
import { showChanges } from '../../src/commands/tab/show-changes';
import { changeFileLanguage } from '../../src/commands/views/change-language';
import { stepMatch } from '../../src/commands/views/match-own-tab';
import { lookAtOwnTab } from '../../src/commands/views/own-tab';
import { readQueryText } from '../../src/commands/views/query-text';
import { connect, readChoices } from '../../src/commands/views/read-choices';
import { deleteView, duplicateView, goToTab, readViews, renameView, saveView } from '../../src/commands/views/saved-views';
import { type Desk, FILE, KEY, type NeedName } from './desk-of-two';
import {
  binding,
  bulk,
  confirmingBegun,
  ending,
  firing,
  matching,
  mutating,
  once,
  type PageKind,
  pulling,
  pullOf,
  sending,
  stamping,
  starting,
  syncing,
  ticking,
} from './pages-in-steps';

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

type TakesArguments<N> = N extends CallName ? (Record<never, never> extends CallArguments<N> ? never : N) : N;

/** A call that takes no arguments needs no row: its page makes it, and that is all. One that takes some does not compile without. */
const ROWS: { readonly [N in PageName]?: PageKind } & { readonly [N in PageName as TakesArguments<N>]: PageKind } = {
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
  keepDecisions: reads(
    (ctx, { begun }) =>
      keepDecisions(ctx, { runId: begun.review?.runId ?? '', digest: begun.review?.digest ?? '', without: [], answers: [] }),
    'review',
  ),
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

/** The row of a call, or the call itself. */
const pageOf = (name: CallName): PageKind => ROWS[name] ?? reads((ctx) => calls[name].answer(() => ctx, {}));

export const PAGES: { readonly [N in PageName]: PageKind } = { ...eachOf(namesOf(calls), pageOf), ...ROWS };
export const PAGE_NAMES: readonly PageName[] = namesOf(PAGES);
