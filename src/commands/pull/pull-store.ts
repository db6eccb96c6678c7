// How far the pull of a tab has come, kept in the document's properties so that it can go on after its page was closed.

import * as z from 'zod/mini';
import type { ViewQuery } from '../../fields/filters';
import { query } from '../../rpc/arguments';
import { type OwnColumns, ownColumnsSchema } from '../../rpc/own-tab';
import { count, moment, text, yes } from '../../rpc/plain-schemas';
import type { PullReport } from '../../rpc/shapes';
import type { Context } from '../context';
import { instant, kept, type Reading, readKept, SINCE_WHERE, valueOf } from '../kept';
import { type PagesRead, pagesReadShape } from '../reading/list-place';
import { type Cursor, cursorSchema } from '../reading/read-remotes';

/** A person's own tab, and what its view is called. */
export interface OwnTab {
  readonly name: string;
  readonly columns: OwnColumns;
}

/** A refresh that asks for what changed only. */
export interface ChangedOnly {
  /** By the CRM's clock, ISO 8601. */
  readonly since: string;
  /** What changed is in the tab, which then held the same creators as the view. */
  readonly matches: boolean;
}

/** How far a pull has come. */
export interface PullState extends PagesRead {
  readonly pullId: string;
  readonly query: ViewQuery;
  /** Set for a person's own tab; `page` then counts blocks of what was read already. */
  readonly own?: OwnTab;
  /** Absent = everything is read. */
  readonly changedOnly?: ChangedOnly;
  /** When it began, from which the days of its filters are counted; milliseconds since 1970. */
  readonly at?: number;
  /** No filter of the CRM is used in the place of one of ours: it seems not to know one. */
  readonly unasked?: true;
  /** Creators that the CRM listed and the filters of ours left out, each once; absent = nothing was tested yet. */
  readonly aside?: number;
  /** How far the reading of creators that did not come has got. */
  readonly cursor: Cursor;
  readonly report: PullReport;
  /** It is over, and kept for a page that did not get its last answer. */
  readonly finished?: true;
}

const PULL = kept<PullState>(
  2,
  () =>
    z.strictObject({
      ...pagesReadShape(),
      pullId: text(),
      query: query(),
      own: z.exactOptional(z.strictObject({ name: text(), columns: ownColumnsSchema() })),
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
 * The latest pull of a tab; null = there is none. A damaged record costs what is left of that pull: what it wrote stays, and a refresh reads the
 * view from its beginning.
 */
export const readPull = ({ shared }: Context, tab: number): Reading<PullState> | null => readKept(shared, keyOf(tab), PULL);

/** The same where it is not over. */
export function readUnfinished(ctx: Context, tab: number): Reading<PullState> | null {
  const reading = readPull(ctx, tab);
  return reading?.is === 'read' && reading.value.finished ? null : reading;
}

export const pullOf = (ctx: Context, tab: number): PullState | null => valueOf(readPull(ctx, tab));

export const keepPull = ({ shared }: Context, tab: number, state: PullState): void => shared.write(keyOf(tab), PULL.write(state));
