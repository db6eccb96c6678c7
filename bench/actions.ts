// How many requests each action of a person costs, counted at the CRM's client, compared with the minimum under the contract and our rule
// of reading before and after. It sends the same calls as the pages. 600 creators in one tab; the CRM's limit is 30 requests per minute.

import type { MutationRequest } from '../sidebar/calls';
import { readAccount } from '../src/commands/account/account-card';
import { addCreators } from '../src/commands/creators/add-creators';
import { readCard, readCrmRow } from '../src/commands/creators/card';
import { checkCreators } from '../src/commands/creators/check-creators';
import { addToTab, lookUp } from '../src/commands/creators/look-up';
import { readRowLabels, tickRowLabels } from '../src/commands/edits/row-labels';
import { makeFollowUpColumns, markDue, readFollowUps } from '../src/commands/follow-ups/follow-ups';
import { previewStamp, writeStamp } from '../src/commands/follow-ups/stamp';
import { makeHandOut, readHandOut } from '../src/commands/hand-out/hand-out';
import { readEmailTasks } from '../src/commands/mutations/email/read-email-tasks';
import { readExports } from '../src/commands/mutations/exports/fetch-file';
import { readGroups } from '../src/commands/mutations/groups/read-groups';
import { readLabels } from '../src/commands/mutations/labels/read-labels';
import { approveMutation, startMutation, stepMutation } from '../src/commands/mutations/mutation';
import { freezeOverview } from '../src/commands/overview/freeze';
import { makeOverview } from '../src/commands/overview/overview';
import { renewOverview } from '../src/commands/overview/renew';
import { countView } from '../src/commands/pull/count-view';
import { startPull } from '../src/commands/pull/pull';
import { startArchive, stepCheck } from '../src/commands/runs/check';
import { confirm } from '../src/commands/runs/confirm';
import { handOver } from '../src/commands/runs/handed-over';
import { readReview } from '../src/commands/runs/review';
import { workByItself } from '../src/commands/schedule/by-itself';
import { turnOnSchedule } from '../src/commands/schedule/schedule';
import { readState } from '../src/commands/state';
import { rowAt } from '../src/commands/tab/view';
import { blankChannel, ModelCrm } from '../test/fakes/model-crm';
import { creator, must, Office } from '../test/fakes/office';
import { type Measurement, print } from './report/table';

const CREATORS = 600;

function freshOffice(): Office {
  const crm = new ModelCrm();
  for (let n = 0; n < CREATORS; n += 1) crm.channels.set(creator(`c-${n}`), blankChannel(creator(`c-${n}`)));
  return new Office(crm);
}

const select = (office: Office, rows: number): void =>
  office.tab.select(
    Array.from({ length: rows }, (_, n) => rowAt(n)),
    null,
  );

function edit(office: Office, field: string, rows: number, text: string): void {
  const column = office.tab.columns().find((one) => one.field === field)?.column ?? 0;
  office.tab.patch(Array.from({ length: rows }, (_, n) => ({ row: rowAt(n), column, cell: { text: `${text}` } })));
}

/** Every six hours: an hour after a run, nothing is due. */
const turnOn = (office: Office): void =>
  void must(turnOnSchedule(office.ctx, { rule: { at: 'hours', every: 6 }, tabs: [office.tab.id], mail: false }));

/** Fires the timer, that many hours later. */
function fire(office: Office, hours = 6): void {
  office.clock.sleep(hours * 3_600_000);
  workByItself(office.ctx, () => null);
}

/** Notes in that many rows, confirmed and not sent. */
function confirmNotes(office: Office, rows: number): string {
  edit(office, 'notes', rows, 'noted');
  const review = office.review();
  if (review === null) throw new Error('nothing was edited');
  office.confirm(review);
  return review.runId;
}

/** A mutation from the request to its end, approved as shown. */
function mutation(office: Office, request: MutationRequest): void {
  let at = must(startMutation(office.ctx, { mutation: request }));
  for (let n = 0; at.state === 'checking' && n < 100; n += 1) at = must(stepMutation(office.ctx, { mutationId: at.mutationId }));
  at = must(approveMutation(office.ctx, { mutationId: at.mutationId, digest: at.digest }));
  for (let n = 0; at.state === 'doing' && n < 100; n += 1) at = must(stepMutation(office.ctx, { mutationId: at.mutationId }));
}

function archive(office: Office, rows: number): void {
  select(office, rows);
  let check = must(startArchive(office.ctx, { archived: true, creators: null }));
  for (let n = 0; check.outcome === 'going' && n < 100; n += 1) check = must(stepCheck(office.ctx, { runId: check.runId }));
  const { runId, digest, typedConfirmation } = must(readReview(office.ctx, { runId: check.runId }));
  must(
    confirm(office.ctx, { runId, digest, without: [], later: [], clearsConfirmed: true, number: typedConfirmation === null ? null : rows }),
  );
  office.finishSend(runId);
}

function checkList(office: Office, text: string): void {
  let list = must(checkCreators(office.ctx, { text, state: null, lookUp: false, asHandles: false }));
  for (let n = 0; list.next !== null && n < 100; n += 1) list = must(checkCreators(office.ctx, list.next));
}

const newIds = (count: number): string => Array.from({ length: count }, (_, n) => `new-${n}`).join('\n');

interface Action {
  readonly name: string;
  /** The minimum under the contract, and the reason; null if it depends on the CRM's answers. */
  readonly least: number | null;
  readonly why: string;
  /** What the person does in the sheet beforehand; not counted. */
  readonly first?: (office: Office) => void;
  readonly do: (office: Office) => unknown;
}

const actions: readonly Action[] = [
  {
    name: 'open the sidebar, return to it, count the edits',
    least: 0,
    why: 'the sheet knows',
    do: (office) => must(readState(office.ctx, { withEdits: true })),
  },
  {
    name: 'count a choice of creators',
    least: 1,
    why: 'one page',
    do: (office) => must(countView(office.ctx, { query: { platform: 'youtube' } })),
  },
  {
    name: 'count those without an owner, which the CRM cannot filter',
    least: 1,
    why: 'one page tells how many are read',
    do: (office) => must(countView(office.ctx, { query: { where: { owned: false } } })),
  },
  {
    name: 'refresh 600 creators without an owner, of whom one got one',
    least: null,
    why: 'what changed, the count, the one who left; else all',
    first: (office) => {
      // Each changed an hour before the previous one, as a CRM lists them: with equal times, nobody could tell who is new.
      const { channels } = office.crm;
      for (const [n, channel] of [...channels.values()].entries())
        channels.set(channel.creatorId, { ...channel, updatedAt: new Date(office.clock.now() - (n + 1) * 3_600_000).toISOString() });
      office.finishPull(office.ctx, must(startPull(office.ctx, { query: { where: { owned: false } }, name: 'Unowned' })).pullId);
      const channel = channels.get(creator('c-0')) ?? blankChannel(creator('c-0'));
      const owner = { id: 'u-a', name: 'Sample owner A' };
      channels.set(creator('c-0'), { ...channel, owner, updatedAt: new Date(office.clock.now()).toISOString() });
    },
    do: (office) => office.refresh(),
  },
  { name: 'pull 600 creators again', least: 6, why: '100 a page', do: (office) => office.refresh() },
  { name: 'Sync without an edit', least: 0, why: 'nothing to ask about', do: (office) => office.review() },
  {
    name: 'Sync: one status in 300 rows',
    least: 18,
    why: '3 reads; 3 bodies x 3 stages; 3 reads before and 3 after',
    first: (office) => edit(office, 'status', 300, 'Completed'),
    do: (office) => office.sync(),
  },
  {
    name: 'Sync: 20 notes',
    least: 23,
    why: 'a read, one before sending, 20 updates, a read-back',
    first: (office) => edit(office, 'notes', 20, 'a note'),
    do: (office) => office.sync(),
  },
  { name: 'archive 1 row', least: 4, why: 'a read, one before sending, the archive, a read-back', do: (office) => archive(office, 1) },
  {
    name: 'archive 250 rows',
    least: 18,
    why: '3 reads; 3 bodies x 3 stages; 3 reads before and 3 after',
    do: (office) => archive(office, 250),
  },
  {
    name: 'look a creator up',
    least: 1,
    why: 'one keyword',
    do: (office) => must(lookUp(office.ctx, { text: 'c-7', archived: false })),
  },
  {
    name: 'add a found creator to the tab',
    least: 1,
    why: 'its row',
    do: (office) => must(addToTab(office.ctx, { creatorIds: ['c-7'] })),
  },
  {
    name: 'the card of a row',
    least: 0,
    why: 'the sheet knows',
    first: (office) => select(office, 1),
    do: (office) => must(readCard(office.ctx, { creatorId: null })),
  },
  {
    name: 'everything the CRM holds of a creator',
    least: 1,
    why: 'its row',
    do: (office) => must(readCrmRow(office.ctx, { creatorId: 'c-7' })),
  },
  { name: 'check 90 pasted ids', least: 2, why: 'active ones, then archived ones', do: (office) => checkList(office, newIds(90)) },
  {
    name: 'add 90 new creators as rows',
    least: 0,
    why: 'Sync sends them',
    do: (office) => must(addCreators(office.ctx, { creatorIds: newIds(90).split('\n'), status: 2, labels: [] })),
  },
  { name: 'list the labels', least: 1, why: 'one page', do: (office) => must(readLabels(office.ctx)) },
  {
    name: 'tick a label for 250 rows',
    least: 0,
    why: 'Sync sends it',
    first: (office) => select(office, 250),
    do: (office) =>
      must(tickRowLabels(office.ctx, { selection: must(readRowLabels(office.ctx)).selection, ticked: ['l-0'], unticked: [] })),
  },
  {
    name: 'create a label',
    least: 2,
    why: 'the label, a read-back',
    do: (office) => mutation(office, { what: 'create-label', name: 'Winter' }),
  },
  {
    name: 'rename a label',
    least: 2,
    why: 'the label, a read-back',
    do: (office) => mutation(office, { what: 'rename-label', id: 'l-1', name: 'Q2' }),
  },
  { name: 'list the groups', least: 1, why: 'one page', do: (office) => must(readGroups(office.ctx)) },
  {
    name: 'make a group of 250 rows',
    least: 2,
    why: 'the group, a read-back',
    first: (office) => select(office, 250),
    do: (office) => mutation(office, { what: 'create-group', name: 'Spring', selected: true }),
  },
  { name: 'list the e-mail tasks', least: 1, why: 'one page', do: (office) => must(readEmailTasks(office.ctx)) },
  {
    name: 'add 250 rows to an e-mail task',
    least: 9,
    why: '3 bodies x 3 stages',
    first: (office) => select(office, 250),
    do: (office) => mutation(office, { what: 'add-to-email', taskId: 't-1', everybody: true }),
  },
  {
    name: 'mark who is due for a follow-up',
    least: 0,
    why: 'the sheet knows',
    first: (office) => must(makeFollowUpColumns(office.ctx, { tab: office.tab.id, headings: {} })),
    do: (office) => must(markDue(office.ctx, { tab: office.tab.id, rule: { statuses: [3], most: 2, days: 5 }, headings: {} })),
  },
  {
    name: 'stamp 250 rows after an e-mail task',
    least: 0,
    why: 'the CRM has said whom it added',
    first: (office) => {
      must(makeFollowUpColumns(office.ctx, { tab: office.tab.id, headings: {} }));
      select(office, 250);
      mutation(office, { what: 'add-to-email', taskId: 't-1', everybody: true });
    },
    do: (office) => {
      const { email } = must(readFollowUps(office.ctx));
      const stamp = { mutationId: email?.mutationId ?? '' };
      must(writeStamp(office.ctx, { ...stamp, digest: must(previewStamp(office.ctx, stamp)).digest }));
    },
  },
  {
    name: 'a tab to hand out',
    least: 0,
    why: 'the sheet knows',
    do: (office) => {
      const columns = must(readHandOut(office.ctx)).columns.map(({ column, heading }) => ({ column, heading }));
      must(makeHandOut(office.ctx, { tab: office.tab.id, title: 'Out', columns, scope: 'all' }));
    },
  },
  { name: 'make an Overview', least: 0, why: 'the sheet knows', do: (office) => must(makeOverview(office.ctx)) },
  {
    name: 'bring an Overview up to date, keep a copy of it',
    least: 0,
    why: 'the sheet knows',
    first: (office) => must(makeOverview(office.ctx)),
    do: (office) => {
      must(renewOverview(office.ctx));
      must(freezeOverview(office.ctx));
    },
  },
  {
    name: 'create an export',
    least: 2,
    why: 'the export, a read-back',
    do: (office) => mutation(office, { what: 'create-export', whole: true }),
  },
  {
    name: 'the timer, when nothing is due',
    least: 0,
    why: 'the properties know',
    first: (office) => {
      turnOn(office);
      fire(office);
    },
    do: (office) => fire(office, 1),
  },
  {
    name: 'a refresh by itself',
    least: 9,
    why: '3 lists, 100 a page',
    first: turnOn,
    do: (office) => fire(office),
  },
  {
    name: 'an hour in the background: 20 notes',
    least: 22,
    why: 'as from the page: one before sending, 20 updates, a read-back',
    first: (office) => {
      const runId = confirmNotes(office, 20);
      must(handOver(office.ctx, { runId }));
    },
    do: (office) => fire(office),
  },
  { name: 'list the exports', least: 1, why: 'one page', do: (office) => must(readExports(office.ctx)) },
  { name: 'the account', least: 1, why: 'the quota', do: (office) => must(readAccount(office.ctx)) },
];

function measure({ name, least, why, first, do: act }: Action): Measurement {
  const office = freshOffice();
  office.pull();
  first?.(office);
  const before = office.crm.requests;
  act(office);
  return { action: name, requests: office.crm.requests - before, 'least possible': least, 'because of': why };
}

print('actions', `Requests of each action in a tab of ${CREATORS} creators, the lists being fresh`, actions.map(measure));
