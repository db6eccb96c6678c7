// What the stand-in's page shows and does for newcomers beside the add-on: what the sandbox holds, how busy it is, a colleague, a broken connection.

import { Hono } from 'hono';
import * as z from 'zod';
import type { Id } from '../../contract/records';
import type { ColleagueDid, DoorView } from '../protocol';
import { channelsOf, listsOf } from './channel-rows';
import type { Faults } from './faults';
import type { Channel } from './model';
import type { RequestClock } from './request-clock';
import type { Store } from './store';

const breakShape = z.strictObject({ times: z.number().int().min(1).max(100) });

export interface DoorParts {
  readonly store: Store;
  readonly faults: Faults;
  readonly clock: RequestClock;
  /** Requests a minute and key; 0 = no limit. */
  readonly perMinute: number;
  /** Where the creators came from when the store was filled; `kept` = it was filled before. */
  readonly from: DoorView['from'];
  readonly now: () => number;
  /** Saves a channel as a colleague changed it. */
  readonly save: (channel: Channel, status: Id) => Promise<void>;
}

/**
 * To be mounted below the admin API, whose guard it needs.
 *
 * - `GET /`: a DoorView.
 * - `POST /colleague`: a colleague gives a channel of the main account the next status (ColleagueDid).
 * - `POST /break` with `times`: so many requests meet a broken connection from now on. `POST /mend`: none does any more. Both answer a DoorView.
 */
export function doorApi(parts: DoorParts): Hono {
  const { store, faults, now } = parts;
  const app = new Hono();
  app.get('/', async (c) => c.json(await viewOf(parts)));
  app.post('/colleague', async (c) => {
    const did = await store.inTurn(async (): Promise<ColleagueDid | null> => {
      const channels = [...(await channelsOf(store, 'main')).values()].filter(({ archived }) => !archived);
      const channel = channels[Math.floor(now() / 1000) % channels.length];
      if (channel === undefined) return null;
      const { statuses } = await listsOf(store, 'main');
      const place = statuses.findIndex(({ id }) => id === channel.status);
      const next = statuses[(place + 1) % statuses.length];
      if (next === undefined) return null;
      await parts.save(channel, next.id);
      return { creator: channel.name, before: statuses[place]?.name ?? '', after: next.name };
    });
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

async function viewOf({ store, faults, clock, perMinute, from, now }: DoorParts): Promise<DoorView> {
  return {
    from,
    creators: (await channelsOf(store, 'main')).size,
    requests: { inLastMinute: clock.inLastMinute(now()), perMinute, total: clock.total },
    connected: clock.has('listMembers'),
    broken: faults.list().reduce((sum, { answer, times }) => sum + (answer === 'drop' ? times : 0), 0),
  };
}
