// What two pages leave behind, once people came back to whatever was left open: in the document, in the CRM, and in what is stored.

import { keptLists } from '../../src/commands/account/lists';
import { mutationHeads, mutationOf } from '../../src/commands/mutations/mutation-book';
import { handedOver, takeBackRun } from '../../src/commands/runs/handed-over';
import { readEntries, runHeads, runsKept } from '../../src/commands/runs/journal';
import { activeLease } from '../../src/commands/runs/lease';
import { workByItself } from '../../src/commands/schedule/by-itself';
import { readSettings, timerState } from '../../src/commands/schedule/settings';
import { readState } from '../../src/commands/state';
import { openBase } from '../../src/commands/tab/base-book';
import { viewOf } from '../../src/commands/tab/view-store';
import { readSavedViews } from '../../src/commands/views/saved-view-store';
import { EDITABLE_FIELDS } from '../../src/fields/fields';
import { OPEN, SENDABLE } from '../../src/sync/run-totals';
import type { MemoryGrid } from '../fakes/memory-grid';
import { must } from '../fakes/office';
import { shownIn } from '../faults/people/shared-crm';
import { type Desk, FILE, KEY } from './desk-of-two';
import { alone, type Page, type Person } from './interleaved';
import { ending, goingOnMutating, goingOnPulling, sending } from './pages-in-steps';

const HOUR_MS = 3_600_000;

/** Ids, keys and times differ from run to run. */
const plain = (value: unknown): string =>
  JSON.stringify(value)
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '#')
    .replace(/[0-9a-f]{64}/g, '##')
    .replace(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?Z)?/g, '@')
    .replace(/\d{4}-\d\d-\d\d/g, '@')
    .replace(/\b1[78]\d{11}\b/g, '@')
    .replace(/\w{3}, \w{3} \d+, \d\d[.:]\d\d/g, '@');

const sorted = (all: readonly unknown[]): readonly string[] => all.map(plain).sort();

/** The parts of a picture, each as one text. */
export type Picture = Readonly<Record<string, string>>;

/** Hours later, the timer has fired, and both people open the panel and finish what it offers to finish. Returns what is wrong. */
export function comeBack(desk: Desk): readonly string[] {
  const { office } = desk;
  const wrong: string[] = [];
  for (let hours = 0; hours < 3; hours += 1) {
    office.clock.sleep(HOUR_MS);
    if (office.timer.on)
      workByItself(desk.me.execution(), (thrown) => {
        throw thrown;
      });
  }
  const tab = office.book.tab(desk.tab);
  if (tab !== null) office.book.activate(tab);
  for (const { execution } of [desk.me, desk.colleague]) execution().mine.write('crm.key', KEY);
  for (const who of [desk.me, desk.colleague]) wrong.push(...openPanel(who));
  return [...wrong, ...leftOver(desk)];
}

function openPanel(who: Person): readonly string[] {
  const { run, tab, mutation, unreadable } = must(readState(who.execution(), { withEdits: true }));
  const ends: string[] = [];
  if (mutation !== null) ends.push(alone(goingOnMutating(who, mutation.mutationId, FILE)));
  if (tab?.unfinishedPull) ends.push(alone(goingOnPulling(who, tab.unfinishedPull.pullId)));
  if (run !== null) ends.push(alone(finishing(who, run.runId)));
  return [...unreadable.map(({ what, why }) => `${what} is ${why}`), ...ends.filter((ended) => ended === 'does not end')];
}

/** A run of one's own that was confirmed is sent, any other is ended. */
function finishing(who: Person, runId: string): Page {
  const ctx = who.execution();
  const own = runHeads(ctx).find((head) => head.runId === runId);
  if (handedOver(ctx)?.runId === runId) must(takeBackRun(who.execution(), { runId }));
  return own !== undefined && SENDABLE.has(own.state) && own.token === ctx.person.token ? sending(who, runId) : ending(who, runId);
}

/** Whether anything was written to the CRM more often than it was confirmed. */
export function sentTooOften({ office, confirmed }: Desk): readonly string[] {
  const left = new Map<string, number>();
  for (const change of confirmed) left.set(change, (left.get(change) ?? 0) + 1);
  const wrong: string[] = [];
  for (const { ids, set } of office.crm.writes)
    for (const id of ids)
      for (const field of Object.keys(set)) {
        const change = `${field} of ${id}`;
        const times = left.get(change) ?? 0;
        if (times === 0) wrong.push(`${change} was written more often than confirmed`);
        left.set(change, times - 1);
      }
  return wrong;
}

function leftOver({ me, colleague, office }: Desk): readonly string[] {
  const ctx = me.execution();
  const wrong: string[] = [];
  const lease = activeLease(ctx);
  if (lease !== null) wrong.push('a lease is left');
  const { heads, unreadable } = runsKept(ctx);
  if (unreadable !== null) wrong.push('a run is unreadable');
  for (const head of heads) {
    if (OPEN.has(head.state)) wrong.push(`a run is left ${head.state}`);
    if (readEntries(ctx, head) === null) wrong.push(`the entries of a run that is ${head.state} are unreadable`);
  }
  const mutations = mutationHeads(ctx);
  if (mutations.unreadable > 0) wrong.push('a mutation is unreadable');
  for (const { mutationId, state } of mutations.heads) {
    if (state === 'doing') wrong.push('a mutation is left doing');
    if (mutationOf(ctx, mutationId) === null) wrong.push('the steps of a mutation are unreadable');
  }
  if (readSavedViews(ctx).unreadable > 0) wrong.push('a view is unreadable');
  for (const { execution } of [me, colleague])
    if (must(readState(execution(), { withEdits: true })).unreadable.length > 0) wrong.push('a panel reports something unreadable');
  if (office.lock.held) wrong.push('the lock is held');
  const [schedule, handed] = [readSettings(ctx), handedOver(ctx)];
  if ((schedule !== null || (handed !== null && handed.ended === null)) && !office.timer.on) wrong.push('the timer is off');
  return wrong;
}

/** The last Sync sends what is left with the person's values; then cells, base and CRM agree. */
export function syncToEnd({ office, tab: id }: Desk): readonly string[] {
  const { ctx } = office;
  const tab = office.book.tab(id);
  if (tab === null) return ['the tab is gone'];
  office.book.activate(tab);
  office.refresh(ctx);
  for (let times = 0; times < 3; times += 1) {
    const review = office.review('all', ctx);
    if (review === null) break;
    const answered = review.conflicts.length === 0 ? review : office.answer(review, 'mine', false, ctx);
    if (answered.changes.length === 0) return [`something waits: ${plain(answered.waiting)}`];
    office.send(answered, [], ctx);
  }
  office.refresh(ctx);
  const wrong: string[] = [];
  const { grid } = tab;
  const { records } = openBase(ctx, id);
  for (let row = 2; row <= grid.lastRow(); row += 1) {
    const creatorId = grid.text(row, grid.columnOf('creatorId'));
    const channel = [...office.crm.channels.values()].find((one) => one.creatorId === creatorId);
    if (channel === undefined) continue;
    if (![...records.keys()].some((one) => one === creatorId)) wrong.push(`${creatorId} has no base`);
    for (const field of EDITABLE_FIELDS) {
      const held = shownIn(channel, field);
      const cell = inOrder(field, grid.text(row, grid.columnOf(field)));
      if (cell !== held) wrong.push(`${field} of ${creatorId} shows ${cell}, and the CRM holds ${held}`);
    }
  }
  return wrong;
}

const inOrder = (field: string, text: string): string => (field === 'labels' ? text.split(', ').sort().join(', ') : text);

interface PicturedRow {
  readonly texts: readonly string[];
  readonly notes: readonly string[];
}

/** The headings, then the other rows whatever their order: a row comes below those that are there when it comes. */
function rowsOf(grid: MemoryGrid): readonly PicturedRow[] {
  const rows = Array.from({ length: grid.lastRow() }, (_, i): PicturedRow => {
    const { cells, notes } = grid.row(i + 1);
    return { texts: cells.map(textOf), notes: notes.map((note) => note ?? '') };
  });
  return [...rows.slice(0, 1), ...rows.slice(1).sort((one, other) => plain(one).localeCompare(plain(other)))];
}

export function pictureOf({ office, me }: Desk): Picture {
  const { crm, book, shared, timer } = office;
  const ctx = me.execution();
  const tabs = book.tabs();
  const schedule = readSettings(ctx);
  const { going, gaveWay } = timerState(ctx);
  const lists = keptLists(ctx);
  return {
    creators: plain(
      [...crm.channels.values()].map(({ creatorId, status, owner, labels, notes, email, archived, groups }) => [
        creatorId,
        status?.name,
        owner?.name,
        labels?.map(({ name }) => name).sort(),
        notes,
        email,
        archived,
        groups?.map(({ name }) => name),
      ]),
    ),
    labels: plain(crm.labelList.map(({ name }) => name)),
    writes: plain(sorted(crm.writes.flatMap(({ kind, ids, set }) => ids.map((id) => [kind === 'batch' ? 'update' : kind, id, set])))),
    others: plain(sorted(crm.others.map(({ what, args }) => [what, args]))),
    tabs: plain(sorted(tabs.map(({ name, grid }) => [name, ...rowsOf(grid).map(({ texts }) => texts)]))),
    notes: plain(tabs.map(({ grid }) => rowsOf(grid).map(({ notes }) => notes))),
    runs: plain(
      sorted(
        runHeads(ctx).map(({ state, totals, tab, scope, undoes, archives }) => [state, totals, tab, scope, undoes !== null, archives]),
      ),
    ),
    mutations: plain(
      sorted(
        mutationHeads(ctx).heads.map(({ state, facts, mutationId }) => [
          state,
          facts,
          mutationOf(ctx, mutationId)?.steps.map((step) => step.state),
        ]),
      ),
    ),
    views: plain([
      readSavedViews(ctx).views,
      tabs.map(({ id }) => [viewOf(ctx, id)?.name, viewOf(ctx, id)?.query, viewOf(ctx, id)?.savedAs !== undefined]),
    ]),
    // Lists without an age are read again when next needed.
    lists: plain([lists.statuses, lists.members, lists.labels.map(({ name }) => name)]),
    schedule: plain([
      schedule?.is === 'read' ? [schedule.value.rule, schedule.value.tabs] : null,
      timer.on,
      going !== null,
      gaveWay !== null,
    ]),
    handed: plain(handedOver(ctx)?.ended ?? null),
    // The age of the groups' names is only stored while nobody else writes.
    properties: plain(
      sorted([...shared.keys('').filter((key) => key !== 'groups.readAt'), ...ctx.mine.keys('').map((key) => `mine ${key}`)]),
    ),
    language: plain(ctx.shared.read('file.language')),
  };
}

const textOf = (cell: { readonly text: string } | undefined): string => cell?.text ?? '';
