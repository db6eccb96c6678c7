// Every function that Google, a menu or a page may call, and nothing else; wires the adapters into the commands.

import { keyNewsKeeper } from './commands/account/key-news';
import { answerCall } from './commands/calls';
import type { Context } from './commands/context';
import { createCrm } from './crm/client';
import type { CallName, CallResults } from './rpc/calls';
import type { Reply } from './rpc/problems';
import { openBook } from './sheets/book';
import { clock, newId } from './sheets/clock';
import { hmacSha256, sha256 } from './sheets/digest';
import { http } from './sheets/http';
import { documentLock } from './sheets/lock';
import { documentMemory, personMemory } from './sheets/memory';
import { paceMemory } from './sheets/pace';
import { currentPerson } from './sheets/person';
import { problemOfThrown } from './sheets/trouble';
import { showMenu, showReview, showSidebar, timeOf, uiLocale } from './sheets/ui';
import { unzip } from './sheets/unzip';
import { languageOf, words as wordsOf } from './text/words';

function context(): Context {
  const book = openBook();
  const mine = personMemory();
  const person = currentPerson(mine, book.id);
  const language = languageOf(person.locale);
  const words = wordsOf(language);
  return {
    book,
    mine,
    shared: documentMemory(),
    lock: documentLock(),
    clock,
    newId,
    digest: sha256,
    keyedDigest: hmacSha256,
    unzip,
    person,
    crmWith: (key) => createCrm({ http, pace: paceMemory(key), clock, newId, key, heard: keyNewsKeeper(mine) }),
    paceOf: (key) => paceMemory(key).read(),
    timeOf,
    words,
    language,
    showReview: () => showReview(words.cells.titles.review),
  };
}

const answer = <N extends CallName>(name: N, args: unknown): Reply<CallResults[N]> => answerCall(context, name, args, problemOfThrown);

/** Builds the menu only: it also runs where nothing has been authorised yet. */
export function onOpen(): void {
  const { menu } = wordsOf(languageOf(uiLocale()));
  showMenu([{ caption: menu.open, fn: 'openSidebar' }]);
}

export function onInstall(): void {
  onOpen();
}

export function openSidebar(): void {
  showSidebar(wordsOf(languageOf(uiLocale())).cells.titles.sidebar);
}

export const readState = (args: unknown) => answer('readState', args);
export const connect = (args: unknown) => answer('connect', args);
export const signOut = (args: unknown) => answer('signOut', args);
export const readChoices = (args: unknown) => answer('readChoices', args);
export const readGroupNames = (args: unknown) => answer('readGroupNames', args);
export const sayWhoIAm = (args: unknown) => answer('sayWhoIAm', args);
export const readQueryText = (args: unknown) => answer('readQueryText', args);
export const countView = (args: unknown) => answer('countView', args);
export const countChanged = (args: unknown) => answer('countChanged', args);
export const startPull = (args: unknown) => answer('startPull', args);
export const startRefresh = (args: unknown) => answer('startRefresh', args);
export const readViews = (args: unknown) => answer('readViews', args);
export const saveView = (args: unknown) => answer('saveView', args);
export const renameView = (args: unknown) => answer('renameView', args);
export const duplicateView = (args: unknown) => answer('duplicateView', args);
export const deleteView = (args: unknown) => answer('deleteView', args);
export const openSavedView = (args: unknown) => answer('openSavedView', args);
export const changeView = (args: unknown) => answer('changeView', args);
export const goToTab = (args: unknown) => answer('goToTab', args);
export const lookAtOwnTab = (args: unknown) => answer('lookAtOwnTab', args);
export const startMatch = (args: unknown) => answer('startMatch', args);
export const stepMatch = (args: unknown) => answer('stepMatch', args);
export const bindOwnTab = (args: unknown) => answer('bindOwnTab', args);
export const stepPull = (args: unknown) => answer('stepPull', args);
export const discardEdits = (args: unknown) => answer('discardEdits', args);
export const repairRows = (args: unknown) => answer('repairRows', args);
export const startCheck = (args: unknown) => answer('startCheck', args);
export const startArchive = (args: unknown) => answer('startArchive', args);
export const stepCheck = (args: unknown) => answer('stepCheck', args);
export const openReview = (args: unknown) => answer('openReview', args);
export const readReview = (args: unknown) => answer('readReview', args);
export const answerConflicts = (args: unknown) => answer('answerConflicts', args);
export const confirm = (args: unknown) => answer('confirm', args);
export const cancelRun = (args: unknown) => answer('cancelRun', args);
export const readRun = (args: unknown) => answer('readRun', args);
export const startUndo = (args: unknown) => answer('startUndo', args);
export const startRetry = (args: unknown) => answer('startRetry', args);
export const readHistory = (args: unknown) => answer('readHistory', args);
export const showHistory = (args: unknown) => answer('showHistory', args);
export const stepSend = (args: unknown) => answer('stepSend', args);
export const pauseSend = (args: unknown) => answer('pauseSend', args);
export const readRowLabels = (args: unknown) => answer('readRowLabels', args);
export const tickRowLabels = (args: unknown) => answer('tickRowLabels', args);
export const lookUp = (args: unknown) => answer('lookUp', args);
export const addToTab = (args: unknown) => answer('addToTab', args);
export const checkCreators = (args: unknown) => answer('checkCreators', args);
export const readCard = (args: unknown) => answer('readCard', args);
export const readCrmRow = (args: unknown) => answer('readCrmRow', args);
export const readPastChanges = (args: unknown) => answer('readPastChanges', args);
export const editCreator = (args: unknown) => answer('editCreator', args);
export const previewList = (args: unknown) => answer('previewList', args);
export const writeMatched = (args: unknown) => answer('writeMatched', args);
export const addCreators = (args: unknown) => answer('addCreators', args);
export const readAccount = (args: unknown) => answer('readAccount', args);
export const readLabels = (args: unknown) => answer('readLabels', args);
export const readLastImport = (args: unknown) => answer('readLastImport', args);
export const checkFile = (args: unknown) => answer('checkFile', args);
export const readExports = (args: unknown) => answer('readExports', args);
export const fetchFile = (args: unknown) => answer('fetchFile', args);
export const readEmailTasks = (args: unknown) => answer('readEmailTasks', args);
export const readGroups = (args: unknown) => answer('readGroups', args);
export const readGroup = (args: unknown) => answer('readGroup', args);
export const startMutation = (args: unknown) => answer('startMutation', args);
export const stepMutation = (args: unknown) => answer('stepMutation', args);
export const approveMutation = (args: unknown) => answer('approveMutation', args);
export const readMutations = (args: unknown) => answer('readMutations', args);
export const cancelMutation = (args: unknown) => answer('cancelMutation', args);
export const goToCell = (args: unknown) => answer('goToCell', args);
export const showRows = (args: unknown) => answer('showRows', args);
export const showNotSent = (args: unknown) => answer('showNotSent', args);
export const showOnlyEdited = (args: unknown) => answer('showOnlyEdited', args);
