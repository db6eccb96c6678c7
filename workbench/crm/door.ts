// What the stand-in's page for newcomers shows and does besides the add-on: the sandbox's contents and load, a colleague, a broken
// connection.

import { Hono } from 'hono';
import * as z from 'zod';
import type { Id } from '../../contract/records';
import type { OperationName } from '../../contract/table';
import type { ColleagueDid, DoorView, SeenStatus } from '../protocol';
import { channelsOf, listsOf } from './channel-rows';
import type { Faults } from './faults';
import type { Channel } from './model';
import type { RequestClock } from './request-clock';
import type { Store } from './store';

/** Rows of a sheet beyond what a page can send at once add no information. */
const SEEN = 5_000;
const colleagueShape = z.strictObject({
  seen: z.array(z.strictObject({ creatorId: z.string(), status: z.string() })).max(SEEN),
});

const breakShape = z.strictObject({ times: z.number().int().min(1).max(100) });

interface DoorParts {
  readonly store: Store;
  readonly faults: Faults;
  readonly clock: RequestClock;
  /** Requests per minute and key; 0 = no limit. */
  readonly perMinute: number;
  /** Where the creators came from when the store was seeded; `kept` = it was seeded earlier. */
  readonly from: DoorView['from'];
  readonly now: () => number;
  /** Saves a channel as changed by a colleague. */
  readonly save: (channel: Channel, status: Id) => Promise<void>;
}

/**
 * Mount below the admin API, whose guard it needs.
 * - `GET /`: a DoorView.
 * - `POST /colleague` with `seen`: a colleague gives a channel of the main account the next status (ColleagueDid). Prefers a channel whose
 *   status in the sheet differs from the CRM's, so that the next Sync meets a conflict; then one that the sheet shows; then any.
 * - `POST /break` with `times`: that many requests from now on meet a broken connection. `POST /mend`: none does any more. Both answer a
 *   DoorView.
 */
export function doorApi(parts: DoorParts): Hono {
  const { store, faults } = parts;
  const met: Met = new Map();
  const app = new Hono();
  app.get('/', async (c) => c.json(await viewOf(parts)));
  app.post('/colleague', async (c) => {
    const wanted = colleagueShape.safeParse(await c.req.json().catch(() => null));
    if (!wanted.success) return c.json({ problem: z.prettifyError(wanted.error) }, 400);
    const did = await store.inTurn(() => changeAsColleague(parts, wanted.data.seen, met));
    return did === null ? c.json({ problem: 'There is nobody in the sandbox CRM.' }, 400) : c.json(did);
  });
  app.post('/break', async (c) => {
    const wanted = breakShape.safeParse(await c.req.json().catch(() => null));
    if (!wanted.success) return c.json({ problem: z.prettifyError(wanted.error) }, 400);
    faults.arm({ answer: 'drop', when: 'before', code: '', delayMs: 0, failing: [], skip: 0, times: wanted.data.times });
    return c.json(await viewOf(parts));
  });
  app.post('/mend', async (c) => {
    faults.disarm();
    return c.json(await viewOf(parts));
  });
  return app;
}

/**
 * What the sheet showed for each creator when a colleague changed it: as long as it still shows that, it is behind the CRM and nobody has
 * edited it.
 */
type Met = Map<string, string>;

async function changeAsColleague({ store, now, save }: DoorParts, seen: readonly SeenStatus[], met: Met): Promise<ColleagueDid | null> {
  const { statuses } = await listsOf(store, 'main');
  const nameOf = ({ status }: Channel): string => statuses.find(({ id }) => id === status)?.name ?? '';
  const shown = new Map(seen.map(({ creatorId, status }) => [creatorId, status]));
  const all = [...(await channelsOf(store, 'main')).values()].filter(({ archived }) => !archived);
  const here = all.filter(({ creatorId }) => shown.has(creatorId));
  const unmet = here.filter(({ creatorId }) => met.get(creatorId) !== shown.get(creatorId));
  const edited = unmet.find((channel) => shown.get(channel.creatorId) !== nameOf(channel));
  const others = [unmet, here, all].find((some) => some.length > 0) ?? [];
  const channel = edited ?? others[Math.floor(now() / 1000) % others.length];
  if (channel === undefined) return null;
  const place = statuses.findIndex(({ id }) => id === channel.status);
  const after = [...statuses.slice(place + 1), ...statuses.slice(0, Math.max(0, place))];
  const next = after.find(({ name }) => name !== shown.get(channel.creatorId));
  if (next === undefined) return null;
  await save(channel, next.id);
  met.set(channel.creatorId, shown.get(channel.creatorId) ?? '');
  return { edited: edited !== undefined, creator: channel.name, before: nameOf(channel), after: next.name };
}

/** Operations that change creators; the others create labels, groups and files. */
const SENDING: readonly OperationName[] = ['applyBatch', 'updateChannel', 'archiveChannel', 'restoreChannel'];

async function viewOf({ store, faults, clock, perMinute, from, now }: DoorParts): Promise<DoorView> {
  const channels = [...(await channelsOf(store, 'main')).values()];
  return {
    from,
    creators: channels.length,
    archived: channels.filter(({ archived }) => archived).length,
    requests: { inLastMinute: clock.inLastMinute(now()), perMinute, total: clock.total },
    connected: clock.has('listMembers'),
    sent: SENDING.some((operation) => clock.has(operation)),
    broken: faults.list().reduce((sum, { answer, times }) => sum + (answer === 'drop' ? times : 0), 0),
  };
}
