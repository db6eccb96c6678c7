// One block of a pull or refresh: writes creators into the tab, their outcome beside each row, and the report.

import type { Channel } from '../../fields/fields';
import { truncated } from '../../fields/truncate';
import { createNames } from '../../sync/names';
import { keptLists, learnNames } from '../account/lists';
import type { Context } from '../context';
import { latestChange } from '../reading/list-cursor';
import { done, failed, type Result } from '../result';
import { applyRows } from '../tab/apply-rows';
import { type BaseBook, openBase } from '../tab/base-book';
import { cellWords } from '../tab/cell-words';
import { extraColumn, keysShown } from '../tab/columns';
import { writeDropdowns } from '../tab/dropdowns';
import { changedStatus, contestedStatus, isOldNews, NO_STATUS, writeStatus } from '../tab/status-column';
import { canIdentify, HEADINGS_ROW, type OpenView, openView, viewIn } from '../tab/view';
import { viewOf } from '../tab/view-store';
import { bindColumns } from '../views/columns-of-view';
import type { PullState } from './pull-store';

/** How many of the CRM's keys without a column are reported, and how much of each. */
const KEYS_TOLD = 6;
const KEY_TOLD = 40;

/**
 * Continues from the pull's current position. Columns for keys of the CRM are created first; the options of drop-downs are set once, with
 * the first block.
 */
export function writeBlock(ctx: Context, tabId: number, state: PullState, channels: readonly Channel[]): Result<PullState> {
  if (channels.length === 0) return done(state);
  const found = viewIn(ctx, ctx.book.tab(tabId));
  if (!found.ok) return found;
  const { tab, view } = found.value;
  const fields = view.columns.map(({ field }): string => field);
  const keys = [...new Set(channels.flatMap(({ extras }) => Object.keys(extras)))].sort();
  const shown = keysShown(keys, fields);
  const extras = keys.filter((key) => shown.has(key));
  const leftOut = [
    ...new Set([...(state.report.leftOut ?? []), ...keys.filter((key) => !shown.has(key)).map((key) => truncated(key, KEY_TOLD))]),
  ];
  // Locating the columns costs some 50 service calls, so it is done only for a key that has no column yet.
  if (extras.some((key) => !fields.includes(extraColumn(key).field))) bindColumns(ctx, tab, view, extras);
  const open = openView(ctx, tab);
  if (!open.ok) return open;
  if (!canIdentify(open.value)) return failed('columns-in-doubt');
  const names = createNames(learnNames(ctx, keptLists(ctx), channels));
  const begins = state.report.creators === 0;
  // With filters of ours, it is not known how many of the list come into the tab.
  if (begins && state.aside === undefined && state.total !== null && state.total > channels.length) tab.reserve(HEADINGS_ROW + state.total);
  const base = openBase(ctx, tabId);
  const before = seenBy(base.records, state.pullId);
  // A pull re-reads a page when the list moved; what it wrote beside a row the first time stays.
  const again = new Set<string>(channels.map(({ creatorId }) => creatorId).filter((id) => base.records.get(id)?.seen === state.pullId));
  const times = begins ? [...base.records.values()].map(({ updatedAt }) => updatedAt) : [];
  const { added, updated, kept, rows, contested, changed, refused } = applyRows(ctx, open.value, base, {
    channels,
    names,
    pull: state.pullId,
    append: true,
    settled: new Map(),
  });
  if (refused !== null) return { ok: false, problem: refused };
  const fresh = new Set<string>(channels.map(({ creatorId }) => creatorId));
  const words = cellWords(ctx);
  writeStatus(ctx, open.value, rows, ({ id, readOnly }) => {
    const fields = contested.get(id);
    if (fields !== undefined) return contestedStatus(words, fields);
    const news = changed.get(id);
    if (news !== undefined && !news.edited) return changedStatus(words, names, news.changes);
    const record = base.records.get(id);
    const isOver = fresh.has(id) && !again.has(id) && record?.told === '';
    return isOver && isOldNews(readOnly.sync?.text ?? '', record.membership === 'archived') ? NO_STATUS : null;
  });
  if (begins) writeDropdowns(ctx, open.value, names);
  const { report } = state;
  const seen = report.creators + seenBy(base.records, state.pullId) - before;
  return done({
    ...state,
    // What a column in doubt was not given, or a row moved meanwhile lost, is only brought by a refresh of everything.
    asOf: isInPlace(open.value) && viewOf(ctx, tabId)?.asOf === open.value.view.asOf ? latestChange([state.asOf, ...times]) : null,
    report: {
      ...report,
      creators: seen,
      added: report.added + added,
      updated: report.updated + updated,
      changed: report.changed + [...changed.values()].filter(({ edited }) => !edited).length,
      editsKept: report.editsKept + kept,
      ...(leftOut.length > 0 && { leftOut: leftOut.slice(0, KEYS_TOLD) }),
    },
  });
}

const isInPlace = ({ view, layout }: OpenView): boolean => view.columns.every(({ field }) => layout.at.has(field));

const seenBy = (records: BaseBook['records'], pullId: string): number => {
  let seen = 0;
  for (const record of records.values()) if (record.seen === pullId) seen += 1;
  return seen;
};
