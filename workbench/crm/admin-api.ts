// The sandbox's admin API, next to the CRM's paths: for tests and the host, never for the add-on.
// `adminApi` below documents each path.

import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { creatorIdOf, type Id } from '../../contract/records';
import type { DoorView } from '../protocol';
import { newChannel } from './change-set';
import { channelsOf, creatorsOf, creatorsWithout, listsOf, removeChannel, saveChannel, saveCreator, saveName } from './channel-rows';
import { doorApi } from './door';
import { type ExportPace, exportsOf, settleExport } from './export-rows';
import { type Faults, faultShape } from './faults';
import { type Pace, sandboxKeys } from './keys';
import { type AccountName, accepted, type Channel, type Checked, type Creator, exportStates, listNames, refusedFor } from './model';
import type { RequestClock } from './request-clock';
import type { Store } from './store';
import { removeTask, saveTask, tasksOf } from './task-rows';
import { readLog } from './write-log';

const id = z.union([z.string(), z.number()]);

const fields = z.strictObject({
  status: z.exactOptional(id),
  labels: z.exactOptional(z.array(id)),
  owner: z.exactOptional(id.nullable()),
  email: z.exactOptional(z.string()),
  contactLink: z.exactOptional(z.string()),
  notes: z.exactOptional(z.string()),
  archived: z.exactOptional(z.boolean()),
  groups: z.exactOptional(z.array(id)),
  platform: z.exactOptional(z.string()),
  name: z.exactOptional(z.string()),
  handle: z.exactOptional(z.string()),
  channelLink: z.exactOptional(z.string()),
  followers: z.exactOptional(z.number().int().nullable()),
  country: z.exactOptional(z.string()),
});

/**
 * `set` sets fields of a channel to the given values (labels replaced as a whole); `add` creates a channel, and the creator too if the
 * platform has none with that id; `delete` removes the channel from the CRM but keeps the creator; `name` adds or renames an entry of a
 * list, null removes it; `task` adds or replaces an email task, a null name removes it.
 * Values are not validated: a colleague's client may know labels and people that our lists lack.
 */
const changeShape = z.strictObject({
  account: z.enum(['main', 'other']).default('main'),
  changes: z.array(
    z.discriminatedUnion('do', [
      z.strictObject({ do: z.literal('set'), creatorId: z.string(), fields }),
      z.strictObject({ do: z.literal('add'), creatorId: z.string().min(1).max(256), fields: fields.default({}) }),
      z.strictObject({ do: z.literal('delete'), creatorId: z.string() }),
      z.strictObject({ do: z.literal('name'), list: z.enum(listNames), id, name: z.string().nullable() }),
      z.strictObject({
        do: z.literal('task'),
        id,
        name: z.string().nullable(),
        type: id.default('standalone'),
        members: z.array(z.string()).default([]),
      }),
    ]),
  ),
});

type Change = z.output<typeof changeShape>['changes'][number];

/**
 * `state` forces the state of one export, or of all of the account's, regardless of time; `ms` is the duration of exports started from now
 * on.
 */
const exportShape = z.strictObject({
  account: z.enum(['main', 'other']).default('main'),
  id: z.string().nullable().default(null),
  state: z.enum(exportStates).optional(),
  reason: z.string().default('the sandbox was told so'),
  ms: z.number().int().min(0).max(86_400_000).optional(),
});

interface AdminApiParts {
  readonly store: Store;
  readonly faults: Faults;
  readonly pace: Pace;
  readonly exports: ExportPace;
  readonly now: () => number;
  readonly clock: RequestClock;
  /** Requests per minute and key; 0 = no limit. */
  readonly rate: number;
  readonly from: DoorView['from'];
  /** Seeds the empty store again. */
  readonly refill: () => Promise<void>;
}

/**
 * Mount at /sandbox. Answers JSON; 400 with `problem` for what it does not understand.
 * - `GET /keys`: every key with its name, account and permissions.
 * - `GET /log?kind=`: the requests other than reads, oldest first (LogEntry); `kind` = write, check or unknown; omit it for all.
 * - `GET /channels?account=`: all channels in our terms, the creators without a channel, and the lists of names; `account` = main or other.
 * - `GET /tasks?account=`: the email tasks with their members. `GET /exports?account=`: the exports in their current state, newest first.
 * - `POST /exports`: forces the state of exports, or sets how long they take (`exportShape`).
 * - `POST /change`: changes made by colleagues, outside the API and its log (`changeShape`).
 * - `GET /fault`, `POST /fault`, `DELETE /fault`: lists the armed faults, arms one (`faultShape`), disarms all.
 * - `/door`: what the page for newcomers shows and does (door.ts).
 * - `POST /reset`: starts over: seeded again, no log, no faults, no requests counted.
 * Accepts only requests to a loopback name, and none sent by a page of another origin.
 */
export function adminApi(parts: AdminApiParts): Hono {
  const { store, faults, pace, exports, now, clock, rate, from } = parts;
  const app = new Hono();
  app.use(async (c, next) => (isOurs(c.req.url, c.req.header('Origin')) ? next() : c.json({ problem: 'only for this computer' }, 403)));
  const saved = (channel: Channel, status: Id) => save(store, 'main', channel, { status }, new Date(now()).toISOString());
  app.route('/door', doorApi({ store, faults, clock, perMinute: rate, from, now, save: saved }));
  app.get('/keys', (c) => c.json({ keys: sandboxKeys }));
  app.get('/log', async (c) => {
    const kind = c.req.query('kind');
    return c.json({ entries: (await readLog(store)).filter((entry) => kind === undefined || entry.kind === kind) });
  });
  const accountOf = (c: Context): AccountName => (c.req.query('account') === 'other' ? 'other' : 'main');
  app.get('/channels', async (c) => {
    const account = accountOf(c);
    const channels = [...(await channelsOf(store, account)).values()];
    return c.json({ channels, withoutChannel: await creatorsWithout(store, account), lists: await listsOf(store, account) });
  });
  app.get('/tasks', async (c) => c.json({ tasks: await tasksOf(store, accountOf(c)) }));
  app.get('/exports', async (c) => c.json({ exports: await exportsOf(store, accountOf(c), now()) }));
  app.post('/exports', async (c) => {
    const wanted = exportShape.safeParse(await c.req.json());
    if (!wanted.success) return c.json({ problem: z.prettifyError(wanted.error) }, 400);
    const { account, id: one, state, reason, ms } = wanted.data;
    if (ms !== undefined) exports.ms = ms;
    if (state !== undefined) await store.commit([settleExport(account, one, state, state === 'failed' ? reason : '')]);
    return c.json({ exports: await exportsOf(store, account, now()) });
  });
  app.post('/change', async (c) => {
    const wanted = changeShape.safeParse(await c.req.json());
    if (!wanted.success) return c.json({ problem: z.prettifyError(wanted.error) }, 400);
    const done = await store.inTurn(() => changeAll(parts, wanted.data.account, wanted.data.changes));
    return done.ok ? c.json({ changed: done.value }) : c.json({ problem: done.problem }, 400);
  });
  app.get('/fault', (c) => c.json({ faults: faults.list() }));
  app.post('/fault', async (c) => {
    const fault = faultShape.safeParse(await c.req.json());
    if (!fault.success) return c.json({ problem: z.prettifyError(fault.error) }, 400);
    faults.arm(fault.data);
    return c.json({ faults: faults.list() });
  });
  app.delete('/fault', (c) => {
    faults.disarm();
    return c.json({ faults: [] });
  });
  app.post('/reset', async (c) => {
    faults.disarm();
    pace.forget();
    clock.forget();
    exports.forget();
    await store.inTurn(async () => {
      if (await store.renew()) return;
      await store.empty();
      await parts.refill();
      await store.keep();
    });
    return c.json({ reset: true });
  });
  return app;
}

/** Any web page can send a POST here without permission, and any host name can be pointed here; both are rejected. */
function isOurs(url: string, origin: string | undefined): boolean {
  const isLoopback = (address: string): boolean =>
    URL.canParse(address) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(address).hostname);
  return isLoopback(url) && (origin === undefined || isLoopback(origin));
}

/** One at a time, so that a later change sees the earlier ones; returns the number of channels and names touched. */
async function changeAll(parts: AdminApiParts, account: AccountName, changes: readonly Change[]): Promise<Checked<number>> {
  for (const change of changes) {
    const done = await changeOne(parts, account, change);
    if (!done.ok) return done;
  }
  return accepted(changes.length);
}

async function changeOne({ store, now }: AdminApiParts, account: AccountName, change: Change): Promise<Checked<null>> {
  if (change.do === 'name') {
    await store.commit([saveName(account, change.list, change.id, change.name)]);
    return accepted(null);
  }
  if (change.do === 'task') {
    const { id: taskId, name, type, members } = change;
    await store.commit([name === null ? removeTask(account, taskId) : saveTask(account, { id: taskId, name, type, members })]);
    return accepted(null);
  }
  const { creatorId } = change;
  const channel = (await channelsOf(store, account, [creatorId])).get(creatorId);
  if ((channel === undefined) !== (change.do === 'add')) return refusedFor(`${creatorId} is ${channel ? 'already' : 'not'} in the CRM`);
  if (change.do === 'delete') await store.commit([removeChannel(account, creatorId)]);
  else
    await save(
      store,
      account,
      channel ?? (await blankChannel(store, account, creatorId, now())),
      change.fields,
      new Date(now()).toISOString(),
    );
  return accepted(null);
}

async function blankChannel(store: Store, account: AccountName, creatorId: string, now: number): Promise<Channel> {
  const known = (await creatorsOf(store, [creatorId])).get(creatorId);
  return newChannel(known ?? blankCreator(creatorId), await listsOf(store, account), new Date(now).toISOString());
}

function blankCreator(creatorId: string): Creator {
  const name = `Sample Creator ${creatorId}`;
  const channelLink = `https://example.com/youtube/${encodeURIComponent(creatorId)}`;
  return { creatorId: creatorIdOf(creatorId), platform: 'youtube', name, handle: '', channelLink, followers: null, country: '' };
}

/** `updatedAt` moves with any real change, in whichever field. */
async function save(store: Store, account: AccountName, channel: Channel, wanted: z.output<typeof fields>, at: string): Promise<void> {
  const after = { ...channel, ...wanted };
  const moved = JSON.stringify(after) !== JSON.stringify(channel);
  await store.commit([saveCreator(after), saveChannel(account, moved ? { ...after, updatedAt: at } : after)]);
}
