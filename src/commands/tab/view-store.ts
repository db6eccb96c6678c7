// The views of tabs, kept in the document's properties, one record a tab.

import * as z from 'zod/mini';
import { type ColumnField, type EditableField, isColumnField, isEditable } from '../../fields/fields';
import type { ViewQuery } from '../../fields/filters';
import { query } from '../../rpc/arguments';
import { count, moment, text } from '../../rpc/plain-schemas';
import type { Context } from '../context';
import { instant, kept, type Reading, readKept, SINCE_WHERE, valueOf } from '../kept';

/** Kept in the document for each tab that has a view. */
export interface ViewRecord {
  readonly name: string;
  readonly query: ViewQuery;
  /** The spreadsheet that it belongs to: a copy of the document starts without views. */
  readonly book: string;
  /** The columns that were made, with the headings that were written. */
  readonly columns: readonly { readonly field: ColumnField; readonly heading: string }[];
  /** Milliseconds since 1970; null while the first pull is unfinished. */
  readonly pulledAt: number | null;
  readonly creators: number;
  /** Columns that a person has declared their own edits although they look sorted on their own. */
  readonly trusted: readonly EditableField[];
  /** The saved view that it is; absent = it has no name that somebody gave it. */
  readonly savedAs?: string;
  /**
   * What changed before this time of the CRM's own clock (ISO 8601) is in the tab; absent = not known, and the next refresh reads everything. It holds for
   * this query only, and while none of its columns comes back blank.
   */
  readonly asOf?: string;
  /** When everything was read last, milliseconds since 1970. */
  readonly wholeAt?: number;
  /** Creators whom the CRM listed when everything was read last, and whom the filters of ours left out; absent = none of these were tested. */
  readonly aside?: number;
  /** Columns here that show what another tab's own columns say of the same creators. */
  readonly lookups?: readonly Lookup[];
}

/** A column of another tab, by that tab's id and its heading there. */
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

const keyOf = (tab: number): string => `view.${tab}`;

/**
 * The view of a tab; null = it has none, or it came along in a copy of the document. A damaged record costs the tab its choice of creators: cells,
 * marks of columns and the base stay, and choosing creators for the tab anew takes them up again. A newer one is left to the version that wrote it:
 * until then this version neither reads nor writes the tab.
 */
export function readView({ shared, book }: Context, tab: number): Reading<ViewRecord> | null {
  const view = readKept(shared, keyOf(tab), VIEW);
  return view?.is === 'read' && view.value.book !== book.id ? null : view;
}

/** Whether another tab has ever had one: costs no look at the tabs. */
export const hasOtherViews = ({ shared }: Context, tab: number): boolean =>
  shared.keys(keyOf(0).slice(0, -1)).some((key) => key !== keyOf(tab));

/** For whoever has nothing to say of a record that cannot be read. */
export const viewOf = (ctx: Context, tab: number): ViewRecord | null => valueOf(readView(ctx, tab));

/** The same view, without a count of those whom filters of ours left out. */
export const withoutAside = ({ aside: _, ...view }: ViewRecord): ViewRecord => view;

/** The same view, which the next refresh reads whole. */
export const readWholeNext = ({ asOf: _, ...view }: ViewRecord): ViewRecord => view;

export function keepView({ shared }: Context, tab: number, view: ViewRecord): void {
  shared.write(keyOf(tab), VIEW.write(view));
}
