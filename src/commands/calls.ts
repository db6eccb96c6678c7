// Every call a page may make, bound to its command: arguments are checked first, and what comes back is a reply, never an exception.

import * as z from 'zod/mini';
import { readQueryText } from '../crm/query';
import { CALLS, type CallArguments, type CallName, type CallResults } from '../rpc/calls';
import type { Problem, Reply } from '../rpc/problems';
import type { Choices } from '../rpc/shapes';
import { accountHere, connect, signOut } from './account/account';
import { readAccount } from './account/account-card';
import { keptGroups, readGroupNames } from './account/group-names';
import { type KeptLists, keptLists, LISTS_FRESH_MS } from './account/lists';
import { sayWhoIAm, whoIAm } from './account/mine';
import type { Context } from './context';
import { addCreators } from './creators/add-creators';
import { readCard, readCrmRow, readPastChanges } from './creators/card';
import { checkCreators } from './creators/check-creators';
import { addToTab, lookUp } from './creators/look-up';
import { previewList, writeMatched } from './creators/match-list';
import { editCreator } from './edits/edit-creator';
import { discardEdits } from './edits/edits';
import { showOnlyEdited } from './edits/only-edited';
import { repairRows } from './edits/repair';
import { readRowLabels, tickRowLabels } from './edits/row-labels';
import { checkFile, readLastImport } from './mutations/check-import';
import { fetchFile, readExports } from './mutations/files';
import { approveMutation, cancelMutation, startMutation, stepMutation } from './mutations/mutation';
import { readMutations } from './mutations/mutation-list';
import { readEmailTasks } from './mutations/read-email-tasks';
import { readGroup, readGroups } from './mutations/read-groups';
import { readLabels } from './mutations/read-labels';
import { changeView, openSavedView } from './pull/change-view';
import { countChanged } from './pull/changed-since';
import { countView } from './pull/count-view';
import { bindOwnTab, startPull, startRefresh, stepPull } from './pull/pull';
import { type Asked, done, failed, isWaiting } from './result';
import { answerConflicts } from './runs/answers';
import { startArchive, startCheck, startRetry, startUndo, stepCheck } from './runs/check';
import { confirm } from './runs/confirm';
import { goToCell, showNotSent, showRows } from './runs/go-to';
import { readHistory, showHistory } from './runs/history';
import { readReview } from './runs/review';
import { pauseSend, readProgress, stepSend, windUp } from './runs/send';
import { readState } from './state';
import { lookAtOwnTab, startMatch, stepMatch } from './views/own-tab';
import { deleteView, duplicateView, goToTab, listViews, renameView, saveView } from './views/saved-views';

type Commands = { readonly [N in CallName]: (ctx: Context, args: CallArguments<N>) => Asked<CallResults[N]> };

const PLATFORMS = ['youtube', 'instagram', 'tiktok', 'x'];

const choicesOf = (ctx: Context, { statuses, labels, members, readAt }: KeptLists): Choices => ({
  platforms: PLATFORMS,
  statuses,
  labels,
  members,
  groups: keptGroups(ctx),
  me: whoIAm(ctx, members),
  readAt: new Date(readAt).toISOString(),
});

const commands: Commands = {
  readState: (ctx, { withEdits }) => readState(ctx, withEdits),
  connect(ctx, { key }) {
    const lists = connect(ctx, key);
    return lists.ok ? done({ choices: choicesOf(ctx, lists.value) }) : lists;
  },
  signOut(ctx) {
    signOut(ctx);
    return done(null);
  },
  readChoices(ctx, { fresh }) {
    const account = accountHere(ctx, fresh ? 0 : LISTS_FRESH_MS);
    return account.ok ? done(choicesOf(ctx, account.value.lists)) : account;
  },
  readGroupNames: (ctx) => readGroupNames(ctx),
  sayWhoIAm: (ctx, { member }) => done({ me: sayWhoIAm(ctx, member) }),
  readQueryText(_, { text }) {
    const pasted = readQueryText(text);
    return pasted.ok ? done({ query: pasted.query }) : failed('bad-query', { what: pasted.what, key: pasted.key });
  },
  countView: (ctx, { query }) => countView(ctx, query),
  countChanged: (ctx) => countChanged(ctx),
  startPull: (ctx, { query, name }) => startPull(ctx, query, name),
  startRefresh: (ctx) => startRefresh(ctx),
  readViews: (ctx) => done({ ...listViews(ctx), choices: choicesOf(ctx, keptLists(ctx)) }),
  saveView: (ctx, { name, query, tab }) => saveView(ctx, name, query, tab),
  renameView: (ctx, { viewId, name }) => renameView(ctx, viewId, name),
  duplicateView: (ctx, { viewId }) => duplicateView(ctx, viewId),
  deleteView: (ctx, { viewId }) => deleteView(ctx, viewId),
  openSavedView: (ctx, { viewId }) => openSavedView(ctx, viewId),
  changeView: (ctx, { viewId, query, name }) => changeView(ctx, viewId, query, name),
  goToTab: (ctx, { tab }) => goToTab(ctx, tab),
  lookAtOwnTab: (ctx) => lookAtOwnTab(ctx),
  startMatch: (ctx, { query, name, columns }) => startMatch(ctx, query, name, columns),
  stepMatch: (ctx, { matchId }) => stepMatch(ctx, matchId),
  bindOwnTab: (ctx, { matchId }) => bindOwnTab(ctx, matchId),
  stepPull: (ctx, { pullId }) => stepPull(ctx, pullId),
  discardEdits: (ctx, { scope }) => discardEdits(ctx, scope),
  repairRows: (ctx, { repair, rows }) => repairRows(ctx, repair, rows),
  startCheck: (ctx, { scope }) => startCheck(ctx, scope),
  startArchive: (ctx, { archived, creators }) => startArchive(ctx, archived, creators),
  stepCheck: (ctx, { runId }) => stepCheck(ctx, runId),
  openReview(ctx) {
    ctx.showReview();
    return done(null);
  },
  readReview: (ctx, { runId }) => readReview(ctx, runId),
  answerConflicts: (ctx, { runId, answers, keepLabels }) => answerConflicts(ctx, runId, answers, keepLabels),
  confirm: (ctx, args) => confirm(ctx, args),
  cancelRun: (ctx, { runId }) => windUp(ctx, runId),
  readRun: (ctx, { runId }) => readProgress(ctx, runId),
  startUndo: (ctx, { runId }) => startUndo(ctx, runId),
  startRetry: (ctx, { runId }) => startRetry(ctx, runId),
  readHistory: (ctx) => readHistory(ctx),
  showHistory: (ctx, { runId }) => showHistory(ctx, runId),
  stepSend: (ctx, { runId }) => stepSend(ctx, runId),
  pauseSend: (ctx, { runId }) => pauseSend(ctx, runId),
  readRowLabels: (ctx) => readRowLabels(ctx),
  tickRowLabels: (ctx, { selection, ticked, unticked }) => tickRowLabels(ctx, selection, ticked, unticked),
  readAccount: (ctx) => readAccount(ctx),
  readLabels: (ctx) => readLabels(ctx),
  readLastImport: (ctx) => readLastImport(ctx),
  checkFile: (ctx, { file }) => checkFile(ctx, file),
  readExports: (ctx) => readExports(ctx),
  fetchFile: (ctx, { file, into }) => fetchFile(ctx, file, into),
  readEmailTasks: (ctx) => readEmailTasks(ctx),
  readGroups: (ctx) => readGroups(ctx),
  readGroup: (ctx, { id }) => readGroup(ctx, id),
  lookUp: (ctx, { text, archived }) => lookUp(ctx, text, archived),
  addToTab: (ctx, { creatorIds }) => addToTab(ctx, creatorIds),
  checkCreators: (ctx, asking) => checkCreators(ctx, asking),
  readCard: (ctx, { creatorId }) => readCard(ctx, creatorId),
  readCrmRow: (ctx, { creatorId }) => readCrmRow(ctx, creatorId),
  readPastChanges: (ctx, { creatorId }) => readPastChanges(ctx, creatorId),
  editCreator: (ctx, { creatorId, field, value }) => editCreator(ctx, creatorId, field, value),
  previewList: (ctx, asking) => previewList(ctx, asking),
  writeMatched: (ctx, asking) => writeMatched(ctx, asking),
  addCreators: (ctx, { creatorIds, ...beginning }) => addCreators(ctx, creatorIds, beginning),
  startMutation: (ctx, { mutation }) => startMutation(ctx, mutation),
  stepMutation: (ctx, { mutationId, file }) => stepMutation(ctx, mutationId, file),
  approveMutation: (ctx, { mutationId, digest, number, file }) => approveMutation(ctx, mutationId, digest, number, file),
  readMutations: (ctx) => readMutations(ctx),
  cancelMutation: (ctx, { mutationId }) => cancelMutation(ctx, mutationId),
  goToCell: (ctx, { creatorId, field }) => goToCell(ctx, creatorId, field),
  showRows: (ctx, { rows }) => showRows(ctx, rows),
  showNotSent: (ctx, { runId }) => showNotSent(ctx, runId),
  showOnlyEdited: (ctx, { only }) => showOnlyEdited(ctx, only),
};

/**
 * Answers one call. Arguments that do not fit are refused before anything else happens; "not now" becomes the problem `limit` with the
 * milliseconds to wait; what the platform throws is turned by `troubleOf` into a problem, or into `internal` when nobody expected it.
 */
export function answerCall<N extends CallName>(
  ctx: () => Context,
  name: N,
  args: unknown,
  troubleOf: (thrown: unknown) => Problem | null,
): Reply<CallResults[N]> {
  const parsed = z.safeParse(CALLS[name], args);
  if (!parsed.success) return failed('bad-arguments');
  try {
    const outcome = commands[name](ctx(), parsed.data as CallArguments<N>);
    return isWaiting(outcome) ? failed('limit', { waitMs: outcome.waitMs }) : outcome;
  } catch (thrown) {
    const problem = troubleOf(thrown);
    return { ok: false, problem: problem ?? { kind: 'internal' } };
  }
}
