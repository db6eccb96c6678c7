// Every call that a page may make, by its name.
// Written by `npm run registries`: a line here is not changed by hand.

import { readAccount } from './account/account-card';
import { readGroupNames } from './account/group-names';
import { sayWhoIAm } from './account/mine';
import { addCreators } from './creators/add-creators';
import { readCard, readCrmRow, readPastChanges } from './creators/card';
import { checkCreators } from './creators/check-creators';
import { addToTab, lookUp } from './creators/look-up';
import { previewList, writeMatched } from './creators/match-list';
import { previewBulkEdit, readBulkColumns, takeBackBulkEdit, writeBulkEdit } from './edits/bulk-edit';
import { editCreator } from './edits/edit-creator';
import { countVisible, discardEdits } from './edits/edits';
import { repairRows } from './edits/repair';
import { readRowLabels, tickRowLabels } from './edits/row-labels';
import { showOnly } from './edits/show-only';
import { makeFollowUpColumns, markDue, readFollowUps, showDue } from './follow-ups/follow-ups';
import { previewStamp, takeBackStamp, writeStamp } from './follow-ups/stamp';
import { makeHandOut, readHandOut } from './hand-out/hand-out';
import { readLookups, showLookups } from './lookups/lookups';
import { readEmailTasks } from './mutations/email/read-email-tasks';
import { fetchFile, readExports } from './mutations/exports/fetch-file';
import { readGroup, readGroups } from './mutations/groups/read-groups';
import { checkFile, readLastImport } from './mutations/imports/check-import';
import { makeImport } from './mutations/imports/make-import';
import { readLabels } from './mutations/labels/read-labels';
import { approveMutation, cancelMutation, startMutation, stepMutation } from './mutations/mutation';
import { readMutations } from './mutations/mutation-list';
import { freezeOverview } from './overview/freeze';
import { makeOverview, openOverview, readOverview } from './overview/overview';
import { renewOverview } from './overview/renew';
import { changeAsColleague, deletePractice, hidePracticeSteps, startPractice } from './practice/practice';
import { changeView, openSavedView } from './pull/change-view';
import { countChanged } from './pull/changed-since';
import { countView } from './pull/count-view';
import { bindOwnTab, startPull, startRefresh, stepPull } from './pull/pull';
import { readListFile } from './reading/workbook-file';
import { checkAgain, startRetry } from './runs/again';
import { answerConflicts } from './runs/answers';
import { startArchive, startCheck, startUndo, stepCheck } from './runs/check';
import { confirm } from './runs/confirm';
import { goToCell, showNotSent, showRows, showSent } from './runs/go-to';
import { handOver, takeBackRun } from './runs/handed-over';
import { readHistory, readResultsFile, showHistory } from './runs/history';
import { keepDecisions } from './runs/kept-decisions';
import { openReview, readReview } from './runs/review';
import { cancelRun, pauseSend, stepSend } from './runs/send';
import { readSchedule, turnOffSchedule, turnOnSchedule } from './schedule/schedule';
import { signOut } from './schedule/sign-out';
import { readFront, readState } from './state';
import { openChangeLog } from './tab/change-log';
import { showChanges } from './tab/show-changes';
import { changeFileLanguage } from './views/change-language';
import { startMatch, stepMatch } from './views/match-own-tab';
import { lookAtOwnTab } from './views/own-tab';
import { readQueryText } from './views/query-text';
import { connect, readChoices } from './views/read-choices';
import { deleteView, duplicateView, goToTab, readViews, renameView, saveView } from './views/saved-views';

export const calls = {
  addCreators,
  addToTab,
  answerConflicts,
  approveMutation,
  bindOwnTab,
  cancelMutation,
  cancelRun,
  changeAsColleague,
  changeFileLanguage,
  changeView,
  checkAgain,
  checkCreators,
  checkFile,
  confirm,
  connect,
  countChanged,
  countView,
  countVisible,
  deletePractice,
  deleteView,
  discardEdits,
  duplicateView,
  editCreator,
  fetchFile,
  freezeOverview,
  goToCell,
  goToTab,
  handOver,
  hidePracticeSteps,
  keepDecisions,
  lookAtOwnTab,
  lookUp,
  makeFollowUpColumns,
  makeHandOut,
  makeImport,
  makeOverview,
  markDue,
  openChangeLog,
  openOverview,
  openReview,
  openSavedView,
  pauseSend,
  previewBulkEdit,
  previewList,
  previewStamp,
  readAccount,
  readBulkColumns,
  readCard,
  readChoices,
  readCrmRow,
  readEmailTasks,
  readExports,
  readFollowUps,
  readFront,
  readGroup,
  readGroupNames,
  readGroups,
  readHandOut,
  readHistory,
  readLabels,
  readLastImport,
  readListFile,
  readLookups,
  readMutations,
  readOverview,
  readPastChanges,
  readQueryText,
  readResultsFile,
  readReview,
  readRowLabels,
  readSchedule,
  readState,
  readViews,
  renameView,
  renewOverview,
  repairRows,
  saveView,
  sayWhoIAm,
  showChanges,
  showDue,
  showHistory,
  showLookups,
  showNotSent,
  showOnly,
  showRows,
  showSent,
  signOut,
  startArchive,
  startCheck,
  startMatch,
  startMutation,
  startPractice,
  startPull,
  startRefresh,
  startRetry,
  startUndo,
  stepCheck,
  stepMatch,
  stepMutation,
  stepPull,
  stepSend,
  takeBackBulkEdit,
  takeBackRun,
  takeBackStamp,
  tickRowLabels,
  turnOffSchedule,
  turnOnSchedule,
  writeBulkEdit,
  writeMatched,
  writeStamp,
};
