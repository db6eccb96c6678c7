// Looking a creator up in the whole CRM, and bringing creators who are in it into the open tab. It must not change the CRM.

import type { Channel, CreatorId, Page } from '../../../contract/records';
import type { FoundCreator, LookUpAnswer } from '../../rpc/people';
import { keywordOf, nearestFirst } from '../../sync/look-up';
import { createNames, type Names } from '../../sync/names';
import { accountHere } from '../account/account';
import { keptLists, learnNames } from '../account/lists';
import type { Tab } from '../ports';
import { openBase } from '../pull/base-book';
import { FIRST_CURSOR, readRemotes } from '../pull/reading';
import { takeRows } from '../pull/take-rows';
import { type Asked, asked, done, failed, type Result } from '../result';
import { CALL_MS, LOCK_MS, type Surroundings } from '../surroundings';
import { canIdentify, FIRST_ROW, layoutOf, openView, viewOf } from '../views/view';

/** So many are told; more words find fewer. */
const HITS_TOLD = 20;

/**
 * One request. Archived creators are asked for in a second one when nobody else is found; with `archived` only they are looked for.
 */
export function lookUp(world: Surroundings, text: string, archived: boolean): Asked<LookUpAnswer> {
  const account = accountHere(world);
  if (!account.ok) return account;
  const keyword = keywordOf(text);
  if (keyword === '') return failed('bad-arguments');
  const find = (among: boolean): Asked<Page<Channel>> =>
    asked(account.value.crm.listChannels({ keyword, ...(among ? { archived: true } : {}) }, 1));
  const first = find(archived);
  const page = first.ok && first.value.rows.length === 0 && !archived ? find(true) : first;
  if (!page.ok) return page;
  const { rows, total } = page.value;
  const tell = teller(world, rows);
  return done({
    among: archived || page !== first ? 'archived' : 'active',
    hits: nearestFirst(text, rows).slice(0, HITS_TOLD).map(tell),
    total,
    canAdd: openView(world, world.book.activeTab()).ok,
  });
}

/** Tells creators in the words of the CRM's lists, which learn what these rows name. */
export function teller(world: Surroundings, channels: readonly Channel[]): (channel: Channel) => FoundCreator {
  const names = createNames(learnNames(world, keptLists(world), channels));
  const here = idsIn(world, world.book.activeTab());
  return (channel) => tellCreator(channel, names, here);
}

function tellCreator(channel: Channel, names: Names, here: ReadonlySet<string>): FoundCreator {
  const { creatorId, name = '', handle = '', platform = '', status, owner, labels = [], archived } = channel;
  return {
    creatorId,
    name,
    handle,
    platform,
    status: status ? names.nameOf('status', status.id) : '',
    owner: owner ? names.nameOf('owner', owner.id) : '',
    labels: labels.map(({ id }) => names.nameOf('labels', id)),
    archived: archived === true,
    here: here.has(creatorId),
  };
}

/** The ids that stand in a tab that shows creators. */
function idsIn(world: Surroundings, tab: Tab | null): ReadonlySet<string> {
  const view = tab === null ? null : viewOf(world, tab.id);
  if (tab === null || view === null) return new Set();
  const column = layoutOf(view, tab.columns()).at.get('creatorId');
  const rows = tab.lastRow() - FIRST_ROW + 1;
  return new Set(column === undefined || rows <= 0 ? [] : tab.readTexts(FIRST_ROW, rows, column).filter((id) => id !== ''));
}

/**
 * Reads these creators, archived ones included, and gives those who have no row in the open tab one at its end, with what the CRM holds: rows like
 * any other. Who has a row already is brought up to date. Answers who has a row now.
 */
export function addToTab(world: Surroundings, creatorIds: readonly string[]): Asked<{ readonly here: readonly string[] }> {
  const account = accountHere(world);
  if (!account.ok) return account;
  const open = openView(world, world.book.activeTab());
  if (!open.ok) return open;
  if (!canIdentify(open.value)) return failed('columns-in-doubt');
  const ids = [...new Set(creatorIds)] as CreatorId[];
  const until = world.clock.now() + CALL_MS;
  const cursor = ids.length === 1 ? ({ ...FIRST_CURSOR, way: 'one' } as const) : FIRST_CURSOR;
  const step = readRemotes(ids, cursor, { crm: account.value.crm, query: {}, enough: () => world.clock.now() >= until });
  if (step.problem !== null) return { ok: false, problem: step.problem };
  const channels = [...step.found.values()].flatMap((remote) => (remote.found ? [remote.channel] : []));
  if (channels.length === 0 && step.waitMs > 0) return { ok: false, waitMs: step.waitMs };
  const written = world.lock.within(LOCK_MS, (): Result<null> => {
    // The CRM was asked meanwhile: the columns may stand elsewhere by now.
    const now = openView(world, world.book.tab(open.value.tab.id));
    if (!now.ok) return now;
    if (!canIdentify(now.value)) return failed('columns-in-doubt');
    const names = createNames(learnNames(world, keptLists(world), channels));
    takeRows(world, now.value, openBase(world, now.value.tab.id), { channels, names, pull: null, append: true, settled: new Map() });
    return done(null);
  });
  if (written === null) return failed('busy');
  return written.done.ok ? done({ here: channels.map(({ creatorId }) => creatorId) }) : written.done;
}
