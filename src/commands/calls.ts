// Every call that a page may make, by its name.

import type * as z from 'zod/mini';
import { REQUESTS_PER_MINUTE } from '../../contract/limits';
import type { Problem, Reply } from '../rpc/problems';
import { signOut } from './account/account';
import { readAccount } from './account/account-card';
import { connect, readChoices } from './account/choices';
import { readGroupNames } from './account/group-names';
import { sayWhoIAm } from './account/mine';
import type { Context } from './context';
import { addCreators } from './creators/add-creators';
import { readCard, readCrmRow, readPastChanges } from './creators/card';
import { checkCreators } from './creators/check-creators';
import { addToTab, lookUp } from './creators/look-up';
import { previewList, writeMatched } from './creators/match-list';
import { editCreator } from './edits/edit-creator';
import { countVisible, discardEdits } from './edits/edits';
import { repairRows } from './edits/repair';
import { readRowLabels, tickRowLabels } from './edits/row-labels';
import { showOnly } from './edits/show-only';
import { readEmailTasks } from './mutations/email/read-email-tasks';
import { fetchFile, readExports } from './mutations/exports/fetch-file';
import { readGroup, readGroups } from './mutations/groups/read-groups';
import { checkFile, readLastImport } from './mutations/imports/check-import';
import { makeImport } from './mutations/imports/make-import';
import { readLabels } from './mutations/labels/read-labels';
import { approveMutation, cancelMutation, startMutation, stepMutation } from './mutations/mutation';
import { readMutations } from './mutations/mutation-list';
import { changeView, openSavedView } from './pull/change-view';
import { countChanged } from './pull/changed-since';
import { countView } from './pull/count-view';
import { bindOwnTab, startPull, startRefresh, stepPull } from './pull/pull';
import { readListFile } from './reading/workbook-file';
import { failed, isWaiting } from './result';
import { checkAgain, startRetry } from './runs/again';
import { answerConflicts } from './runs/answers';
import { startArchive, startCheck, startUndo, stepCheck } from './runs/check';
import { confirm } from './runs/confirm';
import { goToCell, showNotSent, showRows } from './runs/go-to';
import { readHistory, showHistory } from './runs/history';
import { openReview, readReview } from './runs/review';
import { cancelRun, pauseSend, stepSend } from './runs/send';
import { readState } from './state';
import { openChangeLog } from './tab/change-log';
import { changeFileLanguage } from './views/change-language';
import { lookAtOwnTab, startMatch, stepMatch } from './views/own-tab';
import { readQueryText } from './views/query-text';
import { deleteView, duplicateView, goToTab, readViews, renameView, saveView } from './views/saved-views';

export const calls = {
  readState,
  connect,
  signOut,
  readChoices,
  readGroupNames,
  sayWhoIAm,
  readQueryText,
  countView,
  countChanged,
  startPull,
  startRefresh,
  readViews,
  saveView,
  renameView,
  duplicateView,
  deleteView,
  openSavedView,
  changeView,
  goToTab,
  changeFileLanguage,
  lookAtOwnTab,
  startMatch,
  stepMatch,
  bindOwnTab,
  stepPull,
  discardEdits,
  countVisible,
  repairRows,
  startCheck,
  startArchive,
  stepCheck,
  openReview,
  readReview,
  answerConflicts,
  confirm,
  cancelRun,
  startUndo,
  checkAgain,
  startRetry,
  readHistory,
  showHistory,
  stepSend,
  pauseSend,
  readRowLabels,
  tickRowLabels,
  readAccount,
  readLabels,
  readLastImport,
  makeImport,
  checkFile,
  readExports,
  fetchFile,
  readEmailTasks,
  readGroups,
  readGroup,
  lookUp,
  addToTab,
  checkCreators,
  readCard,
  readCrmRow,
  readPastChanges,
  editCreator,
  readListFile,
  previewList,
  writeMatched,
  addCreators,
  startMutation,
  stepMutation,
  approveMutation,
  readMutations,
  cancelMutation,
  goToCell,
  showRows,
  showNotSent,
  showOnly,
  openChangeLog,
};

type Calls = typeof calls;
export type CallName = keyof Calls;
export type CallArguments<N extends CallName> = z.infer<ReturnType<Calls[N]['schema']>>;
export type CallResults = { readonly [N in CallName]: Extract<ReturnType<Calls[N]>, { readonly ok: true }>['value'] };

/** A map, so that a name like `constructor` finds nothing. */
const callOf: ReadonlyMap<unknown, Calls[CallName]> = new Map(Object.entries(calls));

/**
 * Answers one call. A name or arguments that do not fit are refused before anything else happens; "not now" becomes the problem `limit` with the
 * milliseconds to wait; what the platform throws is turned by `troubleOf` into a problem, or into `internal` when nobody expected it.
 */
export function answerCall(
  ctx: () => Context,
  name: unknown,
  args: unknown,
  troubleOf: (thrown: unknown) => Problem | null,
): Reply<unknown> {
  try {
    const outcome = callOf.get(name)?.answer(ctx, args) ?? failed('bad-arguments');
    return isWaiting(outcome) ? failed('limit', { waitMs: outcome.waitMs, perMinute: REQUESTS_PER_MINUTE }) : outcome;
  } catch (thrown) {
    return { ok: false, problem: troubleOf(thrown) ?? { kind: 'internal' } };
  }
}
