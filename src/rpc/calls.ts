// Every call that a page may make of the server: its name, its arguments as checked there, and what it answers.

import * as z from 'zod/mini';
import type { ChannelQuery, Id, Label, Named } from '../../contract/records';
import type { CheckedList, CrmRow, ListPreview, LookUpAnswer, Newcomers, PastChange, SelectedCard } from './creators';
import { type CheckedFile, CRM_FILE, type ExportsList, type HandedOut, type LastImport, type TaskLine } from './files';
import type { GroupLine, GroupPicture } from './groups';
import { FILE, MUTATION_REQUEST, type MutationList, type MutationProgress } from './mutations';
import { type MatchProgress, OWN_COLUMNS, type OwnTabLook } from './own-tab';
import type { AccountCard, RowLabels } from './panels';
import { ID, QUERY } from './query';
import type { CheckProgress, Choices, PullProgress, Review, RunCard, SendProgress, SidebarState } from './shapes';
import type { ViewsList } from './views';

const id = z.string().check(z.minLength(1), z.maxLength(256));
const viewName = z.string().check(z.regex(/\S/), z.maxLength(80));
const editableField = z.enum(['status', 'owner', 'labels', 'notes', 'email', 'contactLink']);
const pastedList = z.strictObject({
  text: z.string().check(z.minLength(1), z.maxLength(1_000_000)),
  header: z.nullable(z.boolean()),
  roles: z.nullable(
    z.array(z.enum(['id', 'link', 'handle', 'byEmail', 'platform', ...editableField.options, 'none'])).check(z.maxLength(200)),
  ),
  labels: z.enum(['add', 'replace']),
  notes: z.enum(['append', 'replace']),
});
const scope = z.enum(['all', 'visible', 'selected']);
const none = z.strictObject({});
const numbers = z.array(z.int().check(z.nonnegative())).check(z.maxLength(100_000));

/** The arguments of every call a page may make; the server checks them before anything else. */
export const CALLS = {
  readState: z.strictObject({ withEdits: z.boolean() }),
  connect: z.strictObject({ key: z.string().check(z.maxLength(500)) }),
  signOut: none,
  readChoices: z.strictObject({ fresh: z.boolean() }),
  /** Names of groups, kept like the other lists; asked for only when somebody chooses by group. */
  readGroupNames: none,
  /** Who of the CRM's members the person is; null forgets it. */
  sayWhoIAm: z.strictObject({ member: z.nullable(ID) }),
  /** What a pasted text says of the choice. */
  readQueryText: z.strictObject({ text: z.string().check(z.maxLength(20_000)) }),
  countView: z.strictObject({ query: QUERY }),
  countChanged: none,
  startPull: z.strictObject({ query: QUERY, name: z.string().check(z.maxLength(80)) }),
  startRefresh: none,
  readViews: none,
  /** With a tab, the view in it is kept, and `query` says nothing. */
  saveView: z.strictObject({ name: viewName, query: QUERY, tab: z.nullable(z.int()) }),
  renameView: z.strictObject({ viewId: id, name: viewName }),
  duplicateView: z.strictObject({ viewId: id }),
  deleteView: z.strictObject({ viewId: id }),
  /** Goes on with stepPull when there is something to pull. */
  openSavedView: z.strictObject({ viewId: id }),
  /** `viewId` null = the view of the active tab. Goes on with stepPull, as a refresh. */
  changeView: z.strictObject({ viewId: z.nullable(id), query: QUERY, name: viewName }),
  goToTab: z.strictObject({ tab: z.int() }),
  lookAtOwnTab: none,
  /** Reads; nothing is written into the tab before `bindOwnTab`. */
  startMatch: z.strictObject({ query: QUERY, name: viewName, columns: OWN_COLUMNS }),
  stepMatch: z.strictObject({ matchId: id }),
  /** Goes on with stepPull. */
  bindOwnTab: z.strictObject({ matchId: id }),
  stepPull: z.strictObject({ pullId: id }),
  discardEdits: z.strictObject({ scope }),
  repairRows: z.strictObject({
    repair: z.enum(['restore-id', 'restore-cells', 'restore-headings', 'use-near', 'keep-edits']),
    rows: numbers,
  }),
  startCheck: z.strictObject({ scope }),
  /** `creators` null = those of the selected rows. */
  startArchive: z.strictObject({ archived: z.boolean(), creators: z.nullable(z.array(id).check(z.maxLength(100_000))) }),
  stepCheck: z.strictObject({ runId: id }),
  openReview: z.strictObject({ runId: id }),
  readReview: z.strictObject({ runId: id }),
  answerConflicts: z.strictObject({
    runId: id,
    answers: z.array(z.strictObject({ n: z.int(), answer: z.enum(['mine', 'theirs', 'both', 'later']) })).check(z.maxLength(100_000)),
    /** true: labels that a cell was overwritten without stay on the creator. */
    keepLabels: z.boolean(),
  }),
  confirm: z.strictObject({ runId: id, digest: id, without: numbers, clearsConfirmed: z.boolean(), number: z.nullable(z.int()) }),
  cancelRun: z.strictObject({ runId: id }),
  readRun: z.strictObject({ runId: id }),
  startUndo: z.strictObject({ runId: id }),
  startRetry: z.strictObject({ runId: id }),
  readHistory: none,
  showHistory: z.strictObject({ runId: id }),
  stepSend: z.strictObject({ runId: id }),
  pauseSend: z.strictObject({ runId: id }),
  readAccount: none,
  readLabels: none,
  readGroups: none,
  readEmailTasks: none,
  readExports: none,
  readLastImport: none,
  checkFile: z.strictObject({ file: FILE }),
  /** A link is handed on as it is, whatever `into` says. */
  fetchFile: z.strictObject({ file: CRM_FILE, into: z.enum(['tab', 'computer']) }),
  readGroup: z.strictObject({ id: ID }),
  readRowLabels: none,
  /** Writes cells; Sync sends them. `selection` is that of the checklist. */
  tickRowLabels: z.strictObject({
    selection: id,
    ticked: z.array(ID).check(z.maxLength(500)),
    unticked: z.array(ID).check(z.maxLength(500)),
  }),
  /** `archived`: only archived creators are looked for. */
  lookUp: z.strictObject({ text: z.string().check(z.minLength(1), z.maxLength(300)), archived: z.boolean() }),
  addToTab: z.strictObject({ creatorIds: z.array(id).check(z.minLength(1), z.maxLength(500)) }),
  checkCreators: z.strictObject({
    text: z.string().check(z.maxLength(200_000)),
    state: z.nullable(z.string().check(z.maxLength(2_000_000))),
    lookUp: z.boolean(),
    asHandles: z.boolean(),
  }),
  /** Makes rows; Sync sends them. */
  addCreators: z.strictObject({
    creatorIds: z.array(id).check(z.minLength(1), z.maxLength(500)),
    status: z.exactOptional(ID),
    labels: z.array(ID).check(z.maxLength(100)),
    owner: z.exactOptional(ID),
  }),
  /** Of the selected rows: this creator, if it is among them, else the first. */
  readCard: z.strictObject({ creatorId: z.nullable(id) }),
  readCrmRow: z.strictObject({ creatorId: id }),
  readPastChanges: z.strictObject({ creatorId: id }),
  /** Writes the cell; Sync sends it. Ids for what is chosen from lists, text for the rest. */
  editCreator: z.strictObject({
    creatorId: id,
    field: editableField,
    value: z.union([z.string().check(z.maxLength(50_000)), z.number(), z.null(), z.array(ID).check(z.maxLength(500))]),
  }),
  previewList: pastedList,
  /** Writes cells; Sync sends them. */
  writeMatched: pastedList,
  /** Nothing is changed before `approveMutation`. */
  startMutation: z.strictObject({ mutation: MUTATION_REQUEST }),
  /** `file`: what the mutation is about, when it is about one; it is never kept here, so every call that may send brings it. */
  stepMutation: z.strictObject({ mutationId: id, file: z.exactOptional(FILE) }),
  approveMutation: z.strictObject({ mutationId: id, digest: id, number: z.nullable(z.int()), file: z.exactOptional(FILE) }),
  cancelMutation: z.strictObject({ mutationId: id }),
  readMutations: none,
  goToCell: z.strictObject({ creatorId: id, field: z.nullable(z.string()) }),
  showRows: z.strictObject({ rows: numbers }),
  showNotSent: z.strictObject({ runId: id }),
  /** false: all rows again. */
  showOnlyEdited: z.strictObject({ only: z.boolean() }),
} as const;

export type CallName = keyof typeof CALLS;
export type CallArguments<N extends CallName> = z.infer<(typeof CALLS)[N]>;

/** What each call answers. */
export interface CallResults {
  readState: SidebarState;
  connect: { readonly choices: Choices };
  signOut: null;
  readChoices: Choices;
  readGroupNames: { readonly groups: readonly Named[] };
  sayWhoIAm: { readonly me: Id | null };
  readQueryText: { readonly query: ChannelQuery };
  /** `total` null when the CRM does not say; `seconds` is the estimate for pulling it; `text` is the choice as it is sent. */
  countView: { readonly total: number | null; readonly seconds: number; readonly requests: number; readonly text: string };
  /** How many creators of the active tab were changed in the CRM since it was pulled; null = the CRM does not say. */
  countChanged: { readonly changed: number | null };
  startPull: PullProgress;
  startRefresh: PullProgress;
  readViews: ViewsList;
  saveView: null;
  renameView: null;
  duplicateView: null;
  deleteView: null;
  openSavedView: { readonly pull: PullProgress | null };
  changeView: { readonly pull: PullProgress | null };
  goToTab: null;
  lookAtOwnTab: OwnTabLook;
  startMatch: MatchProgress;
  stepMatch: MatchProgress;
  bindOwnTab: PullProgress;
  stepPull: PullProgress;
  discardEdits: { readonly cells: number };
  repairRows: { readonly rows: number };
  startCheck: CheckProgress;
  /** Goes on with stepCheck and the review, like any Sync. */
  startArchive: CheckProgress;
  stepCheck: CheckProgress;
  openReview: null;
  readReview: Review;
  /** When the answers add changes that the CRM has not previewed, `check` goes on with stepCheck before sending. */
  answerConflicts: CheckProgress;
  confirm: SendProgress;
  /** Nothing more is sent; what is on its way is settled first, so call again while `results` is null and the state is not `cancelled`. */
  cancelRun: SendProgress;
  readRun: SendProgress;
  /** Goes on with stepCheck and the review, like any Sync. */
  startUndo: CheckProgress;
  /** Over exactly the creators of whom the run did not bring everything into the CRM; goes on like any Sync. */
  startRetry: CheckProgress;
  /** The newest first, at most 50. */
  readHistory: readonly RunCard[];
  /** Writes the run's changes into a tab of its own. */
  showHistory: null;
  stepSend: SendProgress;
  pauseSend: null;
  readRowLabels: RowLabels;
  tickRowLabels: { readonly cells: number; readonly creators: number };
  readExports: ExportsList;
  readLastImport: { readonly last: LastImport | null };
  checkFile: CheckedFile;
  fetchFile: HandedOut;
  readEmailTasks: { readonly tasks: readonly TaskLine[] };
  readGroups: { readonly groups: readonly GroupLine[] };
  readGroup: GroupPicture;
  /** `written`: the name as people are shown it; one that two labels share is followed by the id. */
  readAccount: AccountCard;
  readLabels: { readonly labels: readonly (Label & { readonly written: string })[] };
  lookUp: LookUpAnswer;
  /** Who has a row in the open tab now. */
  addToTab: { readonly here: readonly string[] };
  checkCreators: CheckedList;
  addCreators: Newcomers;
  readCard: SelectedCard;
  readCrmRow: CrmRow;
  readPastChanges: readonly PastChange[];
  editCreator: { readonly cells: number; readonly formulas: number };
  previewList: ListPreview;
  writeMatched: { readonly cells: number; readonly formulas: number };
  startMutation: MutationProgress;
  stepMutation: MutationProgress;
  approveMutation: MutationProgress;
  /** What is on its way is settled first, so call stepMutation on while the state is `doing`. */
  cancelMutation: MutationProgress;
  /** Mutations that were approved. */
  readMutations: MutationList;
  goToCell: null;
  showRows: null;
  /** Selects the rows of those creators, wherever they stand now. */
  showNotSent: null;
  showOnlyEdited: null;
}
