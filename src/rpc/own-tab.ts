// A person's own tab that is to show creators, as JSON values for the pages.

import * as z from 'zod/mini';
import { wholeFrom } from './arguments';
import { once } from './once';
import type { ShapeOf } from './shape-of';

const column = once(() => z.nullable(wholeFrom(1)));
/** Which of the person's columns (1-based) holds what; null = none. */
export const ownColumnsSchema = once(() => z.strictObject({ link: column(), handle: column(), email: column(), platform: column() }));
export type OwnColumns = ShapeOf<typeof ownColumnsSchema>;

export interface OwnTabLook {
  readonly tab: string;
  /** Why it cannot be used; null = it can. */
  readonly problem: 'has-view' | 'empty' | 'no-headings' | null;
  readonly rows: number;
  readonly columns: readonly { readonly column: number; readonly heading: string; readonly sample: string }[];
  readonly guess: OwnColumns;
}

export interface MatchFound {
  readonly rows: number;
  /** Rows that match exactly one creator, and how many creators these are. */
  readonly matchedRows: number;
  readonly creators: number;
  /** Rows that match several creators; at most 20 of `ambiguousRows` are listed. */
  readonly ambiguous: readonly { readonly row: number; readonly creators: readonly string[] }[];
  readonly ambiguousRows: number;
  readonly unmatchedRows: number;
  /** Creators without a row, who are added below. */
  readonly appended: number;
}

export interface MatchProgress {
  readonly matchId: string;
  readonly done: number;
  readonly total: number | null;
  readonly waitMs: number;
  /** null while creators are being read. */
  readonly found: MatchFound | null;
}
