// The creators read for a person's own tab, and the progress of that reading, stored in the document until the person decides.

import * as z from 'zod/mini';
import type { CreatorId } from '../../../contract/records';
import { type Channel, unknownChannel } from '../../fields/fields';
import { query } from '../../rpc/arguments';
import { ownColumnsSchema } from '../../rpc/own-tab';
import { text } from '../../rpc/plain-schemas';
import type { ShapeOf } from '../../rpc/shape-of';
import { inChunks } from '../../sync/chunks';
import type { Context } from '../context';
import { kept, readKept, SINCE_WHERE, valueOf } from '../kept';
import { channelSchema } from '../reading/channel-schema';
import { filteringShape, listCursorSchema } from '../reading/list-cursor';
import { done, failed, type Result } from '../result';

/** `headings` are those of the chosen columns, so that a moved column is noticed. */
const matchSchema = () =>
  z.strictObject({
    matchId: text(),
    query: query(),
    name: text(),
    columns: ownColumnsSchema(),
    headings: z.array(text()),
    pages: listCursorSchema(),
    ...filteringShape(),
  });
export type MatchState = ShapeOf<typeof matchSchema>;

const MATCH = kept<MatchState>(2, matchSchema, SINCE_WHERE);

const CHANNEL = kept<Channel>(1, channelSchema);

const keyOf = (tab: number): string => `own.${tab}`;
/** One row per creator, as JSON over several cells: 294,000 characters. */
const PIECES = 6;
const store = ({ book }: Context, tab: number) => book.store(`NoxSync own ${tab}`, PIECES);

/** null = no reading is in progress. A damaged or newer record costs this reading, which is restarted: nothing of it is in the tab yet. */
export const matchOf = ({ shared }: Context, tab: number): MatchState | null => valueOf(readKept(shared, keyOf(tab), MATCH));

/** Starts without creators. Call under the document lock. */
export function beginMatch(ctx: Context, tab: number, state: MatchState): void {
  store(ctx, tab).truncate(0);
  ctx.shared.write(keyOf(tab), MATCH.write(state));
}

/** The length limit per value for a creator whose row does not fit. */
const LONG = 10_000;

/** The CRM row with long values marked as unknown; the next refresh brings them. */
function withoutLong(channel: Channel): Channel {
  const short = Object.entries(channel).filter(([, value]) => JSON.stringify(value ?? null).length <= LONG);
  return { ...unknownChannel(channel.creatorId), ...Object.fromEntries(short) };
}

/** Stores creators and the progress of the reading; returns the number of rows. Call under the document lock. */
export function keepMatch(ctx: Context, tab: number, state: MatchState, channels: readonly Channel[]): Result<number> {
  const fitting = channels.flatMap((channel): readonly (readonly string[])[] => {
    const row = inChunks(CHANNEL.write(channel), PIECES) ?? inChunks(CHANNEL.write(withoutLong(channel)), PIECES);
    return row === null ? [] : [row];
  });
  const sheet = store(ctx, tab);
  if (fitting.length > 0) sheet.append(fitting);
  ctx.shared.write(keyOf(tab), MATCH.write(state));
  return done(sheet.size());
}

/**
 * The creators read so far, each once, in the order they came. An unreadable one costs the whole reading: otherwise the tab would silently
 * lack a creator. `stale-review`: that, or another reading has taken its place. Call under the document lock.
 */
export function keptChannels(ctx: Context, tab: number, matchId: string): Result<readonly Channel[]> {
  if (matchOf(ctx, tab)?.matchId !== matchId) return failed('stale-review');
  const channels = new Map<CreatorId, Channel>();
  for (const row of store(ctx, tab).readAll()) {
    const channel = valueOf(CHANNEL.read(row.join('')));
    if (channel === null) return failed('stale-review');
    channels.set(channel.creatorId, channel);
  }
  return done([...channels.values()]);
}

export function forgetMatch(ctx: Context, tab: number): void {
  store(ctx, tab).truncate(0);
  ctx.shared.write(keyOf(tab), null);
}
