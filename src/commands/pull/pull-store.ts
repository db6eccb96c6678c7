// The progress of a tab's pull, stored in the document properties so that it can resume after its page was closed.

import * as z from 'zod/mini';
import { query } from '../../rpc/arguments';
import { ownColumnsSchema } from '../../rpc/own-tab';
import { count, moment, text, yes } from '../../rpc/plain-schemas';
import type { ShapeOf } from '../../rpc/shape-of';
import type { PullReport } from '../../rpc/shapes';
import type { Context } from '../context';
import { kept, type Reading, readKept, SINCE_WHERE, valueOf } from '../kept';
import { filteringShape, listCursorShape } from '../reading/list-cursor';
import { cursorSchema } from '../reading/read-remotes';
import { matchOf } from '../views/match-store';

const reportSchema: () => z.ZodMiniType<PullReport> = () =>
  z.strictObject({
    creators: count(),
    added: count(),
    updated: count(),
    changed: count(),
    left: count(),
    archived: count(),
    gone: count(),
    editsKept: count(),
    incomplete: yes(),
    leftOut: z.exactOptional(z.array(text())),
    changedSince: z.exactOptional(z.strictObject({ refresh: moment(), whole: moment() })),
  });

/** A person's own tab, and the name of its view. */
const ownTabSchema = () =>
  z.strictObject({
    /** The reading that is written: another one started meanwhile takes its place. */
    matchId: text(),
    name: text(),
    columns: ownColumnsSchema(),
  });
export type OwnTab = ShapeOf<typeof ownTabSchema>;

/** A refresh that only asks for what changed. */
const changedOnlySchema = () =>
  z.strictObject({
    /** By the CRM's clock, ISO 8601. */
    since: moment(),
    /** The changes are in the tab, and it then held the same creators as the view. */
    matches: yes(),
  });
export type ChangedOnly = ShapeOf<typeof changedOnlySchema>;

/** The progress of a pull. */
const pullSchema = () =>
  z.strictObject({
    ...listCursorShape(),
    pullId: text(),
    query: query(),
    /** Set for a person's own tab; `page` then counts blocks of creators that were already read. */
    own: z.exactOptional(ownTabSchema()),
    /** Absent = everything is read. */
    changedOnly: z.exactOptional(changedOnlySchema()),
    ...filteringShape(),
    /** How far the reading of creators the pull did not return has got. */
    cursor: cursorSchema(),
    report: reportSchema(),
    /** It is over, but kept for a page that missed its last answer. */
    finished: z.exactOptional(z.literal(true)),
  });
export type PullState = ShapeOf<typeof pullSchema>;

const PULL = kept<PullState>(2, pullSchema, SINCE_WHERE);

const keyOf = (tab: number): string => `pull.${tab}`;

/**
 * The latest pull of a tab; null = there is none. A damaged record costs the rest of that pull: what it wrote stays, and a refresh reads
 * the view from the start.
 */
export const readPull = ({ shared }: Context, tab: number): Reading<PullState> | null => readKept(shared, keyOf(tab), PULL);

/** The same, unless it is over, or what was read for the person's own tab has been replaced: then nothing of it can be completed. */
export function readUnfinished(ctx: Context, tab: number): Reading<PullState> | null {
  const reading = readPull(ctx, tab);
  if (reading?.is !== 'read') return reading;
  const { finished, own } = reading.value;
  const isReplaced = own !== undefined && matchOf(ctx, tab)?.matchId !== own.matchId;
  return finished || isReplaced ? null : reading;
}

export const pullOf = (ctx: Context, tab: number): PullState | null => valueOf(readPull(ctx, tab));

export const keepPull = ({ shared }: Context, tab: number, state: PullState): void => shared.write(keyOf(tab), PULL.write(state));
