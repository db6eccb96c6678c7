// The views of tabs, stored in the document properties, one record per tab.

import * as z from 'zod/mini';
import { type ColumnField, type EditableField, isColumnField, isEditable } from '../../fields/fields';
import { query } from '../../rpc/arguments';
import { count, moment, text } from '../../rpc/plain-schemas';
import type { ShapeOf } from '../../rpc/shape-of';
import type { Context } from '../context';
import { instant, kept, type Reading, readKept, SINCE_WHERE, valueOf } from '../kept';

/** A column of another tab, by that tab's id and the heading there. */
const lookupSchema = () => z.strictObject({ from: count(), heading: text() });
export type Lookup = ShapeOf<typeof lookupSchema>;

/** Stored in the document for each tab that has a view. */
const viewSchema = () =>
  z.strictObject({
    name: text(),
    query: query(),
    /** The spreadsheet it belongs to: a copy of the document starts without views. */
    book: text(),
    /** The columns that were created, with the headings that were written. */
    columns: z.array(
      z.strictObject({ field: z.custom<ColumnField>((field) => typeof field === 'string' && isColumnField(field)), heading: text() }),
    ),
    /** null while the first pull is unfinished. */
    pulledAt: z.nullable(instant()),
    /** What ended then was a refresh; absent = the first pull. */
    refreshed: z.exactOptional(z.literal(true)),
    creators: count(),
    /** Columns that look sorted on their own but whose values a person has declared to be edits. */
    trusted: z.array(z.custom<EditableField>((field) => typeof field === 'string' && isEditable(field))),
    /** The saved view it is; absent = nobody gave it a name. */
    savedAs: z.exactOptional(text()),
    /**
     * Changes before this time on the CRM's own clock are in the tab; absent = unknown, and the next refresh reads everything. Only valid
     * for this query, and as long as none of its columns comes back blank.
     */
    asOf: z.exactOptional(moment()),
    /** When everything was last read. */
    wholeAt: z.exactOptional(instant()),
    /** Columns here that show another tab's own columns for the same creators. */
    lookups: z.exactOptional(z.array(lookupSchema())),
    /** Creators the CRM listed when everything was last read and our own filters excluded; absent = no such filter was applied. */
    aside: z.exactOptional(count()),
  });
export type ViewRecord = ShapeOf<typeof viewSchema>;

const VIEW = kept<ViewRecord>(2, viewSchema, SINCE_WHERE);

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
