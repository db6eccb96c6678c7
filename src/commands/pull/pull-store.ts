// The progress of a tab's pull, stored in the document properties so that it can resume after its page was closed.

import * as z from 'zod/mini';
import type { ViewQuery } from '../../fields/filters';
import { query } from '../../rpc/arguments';
import { type OwnColumns, ownColumnsSchema } from '../../rpc/own-tab';
import { count, moment, text, yes } from '../../rpc/plain-schemas';
import type { PullReport } from '../../rpc/shapes';
import type { Context } from '../context';
import { instant, kept, type Reading, readKept, SINCE_WHERE, valueOf } from '../kept';
import { type ListCursor, listCursorShape } from '../reading/list-cursor';
import { type Cursor, cursorSchema } from '../reading/read-remotes';

/** A person's own tab, and the name of its view. */
export interface OwnTab {
  /** The reading that is written: another one started meanwhile takes its place. */
  readonly matchId: string;
  readonly name: string;
  readonly columns: OwnColumns;
}

/** A refresh that only asks for what changed. */
export interface ChangedOnly {
  /** By the CRM's clock, ISO 8601. */
  readonly since: string;
  /** The changes are in the tab, and it then held the same creators as the view. */
  readonly matches: boolean;
}

/** The progress of a pull. */
export interface PullState extends ListCursor {
  readonly pullId: string;
  readonly query: ViewQuery;
  /** Set for a person's own tab; `page` then counts blocks of creators that were already read. */
  readonly own?: OwnTab;
  /** Absent = everything is read. */
  readonly changedOnly?: ChangedOnly;
  /** When it started, which its filters count days from; milliseconds since 1970. */
  readonly at?: number;
  /** No CRM filter is used in place of ours: the CRM seems not to support one of them. */
  readonly unasked?: true;
  /** Creators the CRM listed and our filters excluded, each once; absent = nothing was tested yet. */
  readonly aside?: number;
  /** How far the reading of creators the pull did not return has got. */
  readonly cursor: Cursor;
  readonly report: PullReport;
  /** It is over, but kept for a page that missed its last answer. */
  readonly finished?: true;
}

const PULL = kept<PullState>(
  2,
  () =>
    z.strictObject({
      ...listCursorShape(),
      pullId: text(),
      query: query(),
      own: z.exactOptional(z.strictObject({ matchId: text(), name: text(), columns: ownColumnsSchema() })),
      changedOnly: z.exactOptional(z.strictObject({ since: moment(), matches: yes() })),
      at: z.exactOptional(instant()),
      unasked: z.exactOptional(z.literal(true)),
      aside: z.exactOptional(count()),
      cursor: cursorSchema(),
      finished: z.exactOptional(z.literal(true)),
      report: z.strictObject({
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
      }),
    }),
  SINCE_WHERE,
);

const keyOf = (tab: number): string => `pull.${tab}`;

/**
 * The latest pull of a tab; null = there is none. A damaged record costs the rest of that pull: what it wrote stays, and a refresh reads
 * the view from the start.
 */
export const readPull = ({ shared }: Context, tab: number): Reading<PullState> | null => readKept(shared, keyOf(tab), PULL);

/** The same, unless it is over. */
export function readUnfinished(ctx: Context, tab: number): Reading<PullState> | null {
  const reading = readPull(ctx, tab);
  return reading?.is === 'read' && reading.value.finished ? null : reading;
}

export const pullOf = (ctx: Context, tab: number): PullState | null => valueOf(readPull(ctx, tab));

export const keepPull = ({ shared }: Context, tab: number, state: PullState): void => shared.write(keyOf(tab), PULL.write(state));
