// A refresh that only asks for what changed since the last one, and the proof that this equals reading everything.

import type { Page } from '../../../contract/records';
import { crmContract } from '../../../contract/table';
import type { Crm } from '../../crm/client';
import type { Channel } from '../../fields/fields';
import type { PullReport } from '../../rpc/shapes';
import { type Asking, askFor, isStamped } from '../../sync/conditions';
import type { BaseRecord } from '../../sync/model';
import type { Context } from '../context';
import type { Tab } from '../ports';
import { LIST_START } from '../reading/list-cursor';
import { type PagesBlock, readPages } from '../reading/pages';
import { type Asked, isWaiting } from '../result';
import { type BaseBook, openBase } from '../tab/base-book';
import { refusedIn } from '../tab/refused';
import { lookAtRows } from '../tab/rows';
import { isOldNews, NO_STATUS, writeStatus } from '../tab/status-column';
import { type OpenView, openView } from '../tab/view';
import { type ViewRecord, viewOf } from '../tab/view-store';
import type { ChangedOnly, PullState } from './pull-store';

/** Up to this many creators, reading everything takes no more requests than asking what changed. */
const WORTH_IT = 2 * crmContract.paging.maxPageSize.value;

/**
 * Changes this shortly before the mark are read again: a CRM may timestamp a change before others can read it. The creator who set the mark
 * comes again too, so an answer without anybody reveals that the CRM cannot answer.
 */
const AGAIN_MS = 2 * 60_000;

/**
 * What a refresh of this view asks for; undefined = everything. The mark is a time on the CRM's own clock, so ours may be off by any
 * amount. Cells Google refused, and views with a time of their own or of archived creators, are read in full, because unchanged rows matter
 * there too. So are views with a filter of ours that somebody may start to match without a change that the CRM timestamps.
 */
export function changedOnlyFor(ctx: Context, tab: Tab, view: ViewRecord): ChangedOnly | undefined {
  const { asOf, creators, query, aside = 0 } = view;
  if (!isStamped(query) || (view.aside === undefined && askFor(query, 0).tests !== null)) return undefined;
  if (asOf === undefined || creators + aside <= WORTH_IT || query.updatedSince !== undefined || query.archived === true) return undefined;
  if (refusedIn(ctx, tab).length > 0) return undefined;
  return { since: new Date(Date.parse(asOf) - AGAIN_MS).toISOString(), matches: false };
}

/** The creators known to be in the view. Those added to the tab by hand were never seen in it. */
export const isInView = ({ membership, seen }: BaseRecord): boolean => membership === 'here' && seen !== '';

/** The same pull, reading everything from the start. */
export function readingAll({ changedOnly: _, aside: __, ...state }: PullState): PullState {
  return { ...state, ...LIST_START, asOf: state.asOf };
}

/** The pages of what changed. A page that cannot be a valid answer fails like an ignored filter. */
export function readChanged(ctx: Context, crm: Crm, tabId: number, state: PullState, changedOnly: ChangedOnly): Asked<PagesBlock> {
  const { creators = 0, aside = 0 } = viewOf(ctx, tabId) ?? {};
  const query = { ...askingOf(state).query, updatedSince: changedOnly.since };
  return readPages(ctx, crm, query, state, (page) => answers(changedOnly, page, creators + aside));
}

/** Whether the CRM cannot tell what changed: it refuses or ignores the question. */
export const isNoAnswer = (read: Asked<PagesBlock>): boolean =>
  !read.ok && !isWaiting(read) && (read.problem.kind === 'filter-ignored' || read.problem.kind === 'refused');

/** Whether a page can be a valid answer: every row is as recent as requested, and there are fewer rows than the view has. */
function answers({ since }: ChangedOnly, { rows, total }: Page<Channel>, creators: number): boolean {
  return (total ?? 0) < creators && rows.every(({ updatedAt }) => Date.parse(updatedAt ?? '') >= Date.parse(since));
}

/** Creators of the CRM's list that our filters exclude; `known` null = it is not known who they were. */
export interface LeftOut {
  readonly known: ReadonlySet<string> | null;
  readonly isOut: (row: Channel) => boolean;
}

/** What the CRM is asked for a pull, and what is tested after reading: the same from the first page to the last. */
export const askingOf = ({ query, at = 0, unasked }: PullState): Asking => askFor(query, at, unasked ? 'all' : []);

/**
 * Whether tab and view hold the same creators, now that the changes are in the tab: as many as the CRM counts, each with a row, and nobody
 * on the first page whose state the tab does not know. A creator who left the view or was deleted changes the count, because newcomers are
 * in the tab already. If a column was created meanwhile for a new key, it is blank in all other rows, and its view no longer has a time.
 */
export function matchesView(open: OpenView, base: BaseBook, { known, isOut }: LeftOut, { rows, total }: Page<Channel>): boolean {
  if (known === null) return false;
  const inView = [...base.records.values()].filter(isInView);
  if (total !== inView.length + known.size || base.damaged > 0 || open.view.asOf === undefined) return false;
  const asKnown = (row: Channel): boolean =>
    isOut(row) ? known.has(row.creatorId) : base.records.get(row.creatorId)?.updatedAt === row.updatedAt;
  if (!rows.every(asKnown) || inView.some(({ creatorId }) => known.has(creatorId))) return false;
  const here = new Set<string>(lookAtRows(open, ['creatorId']).map(({ id }) => id));
  return inView.every(({ creatorId }) => here.has(creatorId));
}

/** Ends such a refresh. What the previous one said beside rows that have not changed since is outdated, as after a full refresh. */
export function changedReport(ctx: Context, tab: Tab, view: ViewRecord, { pullId, report }: PullState): PullReport {
  const open = openView(ctx, tab);
  const { records } = openBase(ctx, tab.id);
  if (open.ok) endOldNews(ctx, open.value, records, pullId);
  const iso = (at: number | null | undefined): string => new Date(at ?? ctx.clock.now()).toISOString();
  return {
    ...report,
    creators: [...records.values()].filter(isInView).length,
    changedSince: { refresh: iso(view.pulledAt), whole: iso(view.wholeAt) },
  };
}

function endOldNews(ctx: Context, open: OpenView, records: BaseBook['records'], pullId: string): void {
  writeStatus(ctx, open, lookAtRows(open, ['creatorId', 'sync']), ({ id, readOnly }) => {
    const record = records.get(id);
    const isOld = record !== undefined && isInView(record) && record.seen !== pullId && record.told === '';
    return isOld && isOldNews(readOnly.sync?.text ?? '', false) ? NO_STATUS : null;
  });
}
