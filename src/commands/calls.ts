// Every call a page may make, bound to its command: arguments are checked first, and what comes back is a reply, never an exception.
// It must not know how a page is drawn, nor any step of a command.

import * as z from 'zod/mini';
import { readQueryText } from '../crm/query';
import { CALLS, type CallArguments, type CallName, type CallResults } from '../rpc/calls';
import type { Choices, Problem, Reply } from '../rpc/shapes';
import { accountHere, connect, signOut } from './account/account';
import { readAccount } from './account/account-card';
import { keptGroups, readGroupNames } from './account/group-names';
import { type KeptLists, keptLists, LISTS_FRESH_MS } from './account/lists';
import { sayWhoIAm, whoIAm } from './account/mine';
import { checkFile, readLastImport } from './deeds/check-import';
import { approveDeed, cancelDeed, startDeed, stepDeed } from './deeds/deed';
import { readDeeds } from './deeds/deed-list';
import { fetchFile, readExports } from './deeds/files';
import { readEmailTasks } from './deeds/read-email-tasks';
import { readGroup, readGroups } from './deeds/read-groups';
import { readLabels } from './deeds/read-labels';
import { editCreator } from './edits/edit-creator';
import { discardEdits } from './edits/edits';
import { previewList, writeMatched } from './edits/match-list';
import { repairRows } from './edits/repair';
import { readRowLabels, tickRowLabels } from './edits/row-labels';
import { addCreators } from './people/add-creators';
import { readCard, readCrmRow, readPastChanges } from './people/card';
import { checkCreators } from './people/check-creators';
import { addToTab, lookUp } from './people/look-up';
import { countChanged } from './pull/changed-since';
import { bindOwnTab, startPull, startRefresh, stepPull } from './pull/pull';
import { type Asked, done, failed, isWaiting } from './result';
import { decideConflicts, startArchive, startCheck, startRetry, startUndo, stepCheck } from './runs/check';
import { readHistory, showHistory } from './runs/history';
import { confirm, readReview } from './runs/review';
import { pauseSend, readRun, stepSend, windUp } from './runs/send';
import { readState } from './state';
import type { Surroundings } from './surroundings';
import { changeView, openSavedView } from './views/change-view';
import { countView } from './views/estimate';
import { goToCell, showNotSent, showRows } from './views/go-to';
import { showOnlyEdited } from './views/only-edited';
import { lookAtOwnTab, startMatch, stepMatch } from './views/own-tab';
import { deleteView, duplicateView, goToTab, listViews, renameView, saveView } from './views/saved-views';

type Commands = { readonly [N in CallName]: (world: Surroundings, args: CallArguments<N>) => Asked<CallResults[N]> };

const PLATFORMS = ['youtube', 'instagram', 'tiktok', 'x'];

const choicesOf = (world: Surroundings, { statuses, labels, members, readAt }: KeptLists): Choices => ({
  platforms: PLATFORMS,
  statuses,
  labels,
  members,
  groups: keptGroups(world),
  me: whoIAm(world, members),
  readAt: new Date(readAt).toISOString(),
});

const commands: Commands = {
  readState: (world, { withEdits }) => readState(world, withEdits),
  connect(world, { key }) {
    const lists = connect(world, key);
    return lists.ok ? done({ choices: choicesOf(world, lists.value) }) : lists;
  },
  signOut(world) {
    signOut(world);
    return done(null);
  },
  readChoices(world, { fresh }) {
    const account = accountHere(world, fresh ? 0 : LISTS_FRESH_MS);
    return account.ok ? done(choicesOf(world, account.value.lists)) : account;
  },
  readGroupNames: (world) => readGroupNames(world),
  sayWhoIAm: (world, { member }) => done({ me: sayWhoIAm(world, member) }),
  readQueryText(_, { text }) {
    const pasted = readQueryText(text);
    return pasted.ok ? done({ query: pasted.query }) : failed('bad-query', { what: pasted.what, key: pasted.key });
  },
  countView: (world, { query }) => countView(world, query),
  countChanged: (world) => countChanged(world),
  startPull: (world, { query, name }) => startPull(world, query, name),
  startRefresh: (world) => startRefresh(world),
  readViews: (world) => done({ ...listViews(world), choices: choicesOf(world, keptLists(world)) }),
  saveView: (world, { name, query, tab }) => saveView(world, name, query, tab),
  renameView: (world, { viewId, name }) => renameView(world, viewId, name),
  duplicateView: (world, { viewId }) => duplicateView(world, viewId),
  deleteView: (world, { viewId }) => deleteView(world, viewId),
  openSavedView: (world, { viewId }) => openSavedView(world, viewId),
  changeView: (world, { viewId, query, name }) => changeView(world, viewId, query, name),
  goToTab: (world, { tab }) => goToTab(world, tab),
  lookAtOwnTab: (world) => lookAtOwnTab(world),
  startMatch: (world, { query, name, columns }) => startMatch(world, query, name, columns),
  stepMatch: (world, { matchId }) => stepMatch(world, matchId),
  bindOwnTab: (world, { matchId }) => bindOwnTab(world, matchId),
  stepPull: (world, { pullId }) => stepPull(world, pullId),
  discardEdits: (world, { scope }) => discardEdits(world, scope),
  repairRows: (world, { repair, rows }) => repairRows(world, repair, rows),
  startCheck: (world, { scope }) => startCheck(world, scope),
  startArchive: (world, { archived, creators }) => startArchive(world, archived, creators),
  stepCheck: (world, { runId }) => stepCheck(world, runId),
  openReview(world) {
    world.showReview();
    return done(null);
  },
  readReview: (world, { runId }) => readReview(world, runId),
  decide: (world, { runId, answers, keepLabels }) => decideConflicts(world, runId, answers, keepLabels),
  confirm: (world, args) => confirm(world, args),
  cancelRun: (world, { runId }) => windUp(world, runId),
  readRun: (world, { runId }) => readRun(world, runId),
  startUndo: (world, { runId }) => startUndo(world, runId),
  startRetry: (world, { runId }) => startRetry(world, runId),
  readHistory: (world) => readHistory(world),
  showHistory: (world, { runId }) => showHistory(world, runId),
  stepSend: (world, { runId }) => stepSend(world, runId),
  pauseSend: (world, { runId }) => pauseSend(world, runId),
  readRowLabels: (world) => readRowLabels(world),
  tickRowLabels: (world, { selection, ticked, unticked }) => tickRowLabels(world, selection, ticked, unticked),
  readAccount: (world) => readAccount(world),
  readLabels: (world) => readLabels(world),
  readLastImport: (world) => readLastImport(world),
  checkFile: (world, { file }) => checkFile(world, file),
  readExports: (world) => readExports(world),
  fetchFile: (world, { file, into }) => fetchFile(world, file, into),
  readEmailTasks: (world) => readEmailTasks(world),
  readGroups: (world) => readGroups(world),
  readGroup: (world, { id }) => readGroup(world, id),
  lookUp: (world, { text, archived }) => lookUp(world, text, archived),
  addToTab: (world, { creatorIds }) => addToTab(world, creatorIds),
  checkCreators: (world, asking) => checkCreators(world, asking),
  readCard: (world, { creatorId }) => readCard(world, creatorId),
  readCrmRow: (world, { creatorId }) => readCrmRow(world, creatorId),
  readPastChanges: (world, { creatorId }) => readPastChanges(world, creatorId),
  editCreator: (world, { creatorId, field, value }) => editCreator(world, creatorId, field, value),
  previewList: (world, asking) => previewList(world, asking),
  writeMatched: (world, asking) => writeMatched(world, asking),
  addCreators: (world, { creatorIds, ...beginning }) => addCreators(world, creatorIds, beginning),
  startDeed: (world, { deed }) => startDeed(world, deed),
  stepDeed: (world, { deedId, file }) => stepDeed(world, deedId, file),
  approveDeed: (world, { deedId, digest, number, file }) => approveDeed(world, deedId, digest, number, file),
  readDeeds: (world) => readDeeds(world),
  cancelDeed: (world, { deedId }) => cancelDeed(world, deedId),
  goToCell: (world, { creatorId, field }) => goToCell(world, creatorId, field),
  showRows: (world, { rows }) => showRows(world, rows),
  showNotSent: (world, { runId }) => showNotSent(world, runId),
  showOnlyEdited: (world, { only }) => showOnlyEdited(world, only),
};

/**
 * Answers one call. Arguments that do not fit are refused before anything else happens; "not now" becomes the problem `limit` with the
 * milliseconds to wait; what the platform throws is turned by `troubleOf` into a problem, or into `internal` when nobody expected it.
 */
export function answerCall<N extends CallName>(
  world: () => Surroundings,
  name: N,
  args: unknown,
  troubleOf: (thrown: unknown) => Problem | null,
): Reply<CallResults[N]> {
  const parsed = z.safeParse(CALLS[name], args);
  if (!parsed.success) return failed('bad-arguments');
  try {
    const outcome = commands[name](world(), parsed.data as CallArguments<N>);
    return isWaiting(outcome) ? failed('limit', { waitMs: outcome.waitMs }) : outcome;
  } catch (thrown) {
    const problem = troubleOf(thrown);
    return { ok: false, problem: problem ?? { kind: 'internal' } };
  }
}
