// The views people saved by name, one row each in a hidden sheet.

import * as z from 'zod/mini';
import { query } from '../../rpc/arguments';
import type { ShapeOf } from '../../rpc/shape-of';
import type { Context } from '../context';
import { kept, SINCE_WHERE } from '../kept';
import { done, failed, type Result } from '../result';
import { underLock } from '../under-lock';

const viewSchema = () => z.strictObject({ viewId: z.string(), name: z.string(), query: query() });
export type SavedView = ShapeOf<typeof viewSchema>;

const VIEW = kept<SavedView>(2, viewSchema, SINCE_WHERE);

const store = ({ book }: Context) => book.store('NoxSync views', 1);

interface SavedViews {
  readonly views: readonly SavedView[];
  /** How many are damaged, or written by a later version of the add-on. */
  readonly unreadable: number;
}

/**
 * A damaged view costs only itself: the list says so, and it is dropped with the list's next change, because its choice is lost. A newer
 * one stays where it is.
 */
export function readSavedViews(ctx: Context): SavedViews {
  const readings = store(ctx)
    .readAll()
    .map(([text = '']) => VIEW.read(text));
  const views = readings.flatMap((reading) => (reading.is === 'read' ? [reading.value] : []));
  return { views, unreadable: readings.length - views.length };
}

export const savedViews = (ctx: Context): readonly SavedView[] => readSavedViews(ctx).views;

/** Changes the list under the document lock: two people may save views at the same time. */
export function changeSavedViews(ctx: Context, edit: (views: readonly SavedView[]) => readonly SavedView[] | null): Result<null> {
  return underLock(ctx, () => {
    const views = edit(savedViews(ctx));
    if (views === null) return failed('no-such-thing');
    const sheet = store(ctx);
    const newer = sheet.readAll().filter(([text = '']) => VIEW.read(text).is === 'newer');
    const rows = [...views.map((view) => [VIEW.write(view)]), ...newer];
    sheet.write(0, rows);
    sheet.truncate(rows.length);
    return done(null);
  });
}
