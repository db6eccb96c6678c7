// The views of tabs, stored in the document properties, one record per tab.

import * as z from 'zod/mini';
import { type ColumnField, type EditableField, isColumnField, isEditable } from '../../fields/fields';
import type { ViewQuery } from '../../fields/filters';
import { query } from '../../rpc/arguments';
import { count, moment, text } from '../../rpc/plain-schemas';
import type { Context } from '../context';
import { instant, kept, type Reading, readKept, SINCE_WHERE, valueOf } from '../kept';

/** Stored in the document for each tab that has a view. */
export interface ViewRecord {
  readonly name: string;
  readonly query: ViewQuery;
  /** The spreadsheet it belongs to: a copy of the document starts without views. */
  readonly book: string;
  /** The columns that were created, with the headings that were written. */
  readonly columns: readonly { readonly field: ColumnField; readonly heading: string }[];
  /** Milliseconds since 1970; null while the first pull is unfinished. */
  readonly pulledAt: number | null;
  /** What ended then was a refresh; absent = the first pull. */
  readonly refreshed?: true;
  readonly creators: number;
  /** Columns that look sorted on their own but whose values a person has declared to be edits. */
  readonly trusted: readonly EditableField[];
  /** The saved view it is; absent = nobody gave it a name. */
  readonly savedAs?: string;
  /**
   * Changes before this time on the CRM's own clock (ISO 8601) are in the tab; absent = unknown, and the next refresh reads everything.
   * Only valid for this query, and as long as none of its columns comes back blank.
   */
  readonly asOf?: string;
  /** When everything was last read, milliseconds since 1970. */
  readonly wholeAt?: number;
  /** Creators the CRM listed when everything was last read and our own filters excluded; absent = no such filter was applied. */
  readonly aside?: number;
  /** Columns here that show another tab's own columns for the same creators. */
  readonly lookups?: readonly Lookup[];
}

/** A column of another tab, by that tab's id and the heading there. */
export interface Lookup {
  readonly from: number;
  readonly heading: string;
}

const VIEW = kept<ViewRecord>(
  2,
  () =>
    z.strictObject({
      name: text(),
      query: query(),
      book: text(),
      columns: z.array(
        z.strictObject({ field: z.custom<ColumnField>((field) => typeof field === 'string' && isColumnField(field)), heading: text() }),
      ),
      pulledAt: z.nullable(instant()),
      refreshed: z.exactOptional(z.literal(true)),
      creators: count(),
      trusted: z.array(z.custom<EditableField>((field) => typeof field === 'string' && isEditable(field))),
      savedAs: z.exactOptional(text()),
      asOf: z.exactOptional(moment()),
      wholeAt: z.exactOptional(instant()),
      lookups: z.exactOptional(z.array(z.strictObject({ from: z.number(), heading: text() }))),
      aside: z.exactOptional(count()),
    }),
  SINCE_WHERE,
);

const KEYS = 'view.';
const keyOf = (tab: number): string => KEYS + tab;

/**
 * The view of a tab; null = it has none, or the record came along in a copy of the document. A damaged record costs the tab its choice of
 * creators; cells, column marks, and the base stay, and choosing creators again takes them up. A newer record is left to the version that
 * wrote it: until then, this version neither reads nor writes the tab.
 */
export function readView({ shared, book }: Context, tab: number): Reading<ViewRecord> | null {
  const view = readKept(shared, keyOf(tab), VIEW);
  return view?.is === 'read' && view.value.book !== book.id ? null : view;
}

/** Whether another tab ever had a view; does not touch the tabs. */
export const hasOtherViews = ({ shared }: Context, tab: number): boolean => shared.keys(KEYS).some((key) => key !== keyOf(tab));

/** For callers that treat an unreadable record like none. */
export const viewOf = (ctx: Context, tab: number): ViewRecord | null => valueOf(readView(ctx, tab));

/** The view without the count of creators our filters excluded. */
export const withoutAside = ({ aside: _, ...view }: ViewRecord): ViewRecord => view;

/** The view, with the next refresh reading everything. */
export const readWholeNext = ({ asOf: _, ...view }: ViewRecord): ViewRecord => view;

export function keepView({ shared }: Context, tab: number, view: ViewRecord): void {
  shared.write(keyOf(tab), VIEW.write(view));
}
