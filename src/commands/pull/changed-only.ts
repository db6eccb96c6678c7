// A refresh that asks for what changed since the last one, and how it is known that this is as good as reading everything.

import type { Page } from '../../../contract/records';
import { crmContract } from '../../../contract/table';
import type { Crm } from '../../crm/client';
import type { Channel } from '../../fields/fields';
import type { PullReport } from '../../rpc/shapes';
import { type Asking, askFor, isStamped } from '../../sync/conditions';
import type { BaseRecord } from '../../sync/model';
import type { Context } from '../context';
import type { Tab } from '../ports';
import { NO_PAGES } from '../reading/list-place';
import { type PagesBlock, readPages } from '../reading/pages';
import { type Asked, isWaiting } from '../result';
import { type BaseBook, openBase } from '../tab/base-book';
import { refusedIn } from '../tab/refused';
import { lookAtRows } from '../tab/rows';
import { isOldNews, NO_STATUS, writeStatus } from '../tab/status-column';
import { type OpenView, openView } from '../tab/view';
import { type ViewRecord, viewOf } from '../tab/view-store';
import type { ChangedOnly, PullState } from './pull-store';

/** So many creators are read whole with as few requests as the question what changed takes. */
const WORTH_IT = 2 * crmContract.paging.maxPageSize.value;

/**
 * What was changed so shortly before the mark comes again: a CRM may stamp a change before others can read it. The creator who set the mark comes,
 * too, so that an answer without anybody is known for one that the CRM could not give.
 */
const AGAIN_MS = 2 * 60_000;

/**
 * What a refresh of this view asks for; undefined = everything. The mark is a time of the CRM's own clock, so that ours may be off by any amount. Cells that
 * Google refused, and a view with a time of its own or of archived creators, are read whole: there, what has not changed matters, too. So is one with a filter of ours
 * that somebody may come to fit without a change that the CRM stamps.
 */
export function changedOnlyFor(ctx: Context, tab: Tab, view: ViewRecord): ChangedOnly | undefined {
  const { asOf, creators, query, aside = 0 } = view;
  if (!isStamped(query) || (view.aside === undefined && askFor(query, 0).tests !== null)) return undefined;
  if (asOf === undefined || creators + aside <= WORTH_IT || query.updatedSince !== undefined || query.archived === true) return undefined;
  if (refusedIn(ctx, tab).length > 0) return undefined;
  return { since: new Date(Date.parse(asOf) - AGAIN_MS).toISOString(), matches: false };
}

/** The creators that the view is known to hold. Who was added to the tab by hand was never seen in it. */
export const isInView = ({ membership, seen }: BaseRecord): boolean => membership === 'here' && seen !== '';

/** The same pull, reading everything from its beginning. */
export function readingAll({ changedOnly: _, aside: __, ...state }: PullState): PullState {
  return { ...state, ...NO_PAGES, asOf: state.asOf };
}

/** The pages of what changed; a page that cannot be an answer ends it as a filter that was passed over. */
export function readChanged(ctx: Context, crm: Crm, tabId: number, state: PullState, changedOnly: ChangedOnly): Asked<PagesBlock> {
  const { creators = 0, aside = 0 } = viewOf(ctx, tabId) ?? {};
  const query = { ...askingOf(state).query, updatedSince: changedOnly.since };
  return readPages(ctx, crm, query, state, (page) => answers(changedOnly, page, creators + aside));
}

/** Whether the CRM cannot tell what changed: it refuses the question, or passes over it. */
export const isNoAnswer = (read: Asked<PagesBlock>): boolean =>
  !read.ok && !isWaiting(read) && (read.problem.kind === 'filter-ignored' || read.problem.kind === 'refused');

/** Whether a page can be an answer to the question: every row says that it is as young as was asked for, and they are fewer than the view has. */
function answers({ since }: ChangedOnly, { rows, total }: Page<Channel>, creators: number): boolean {
  return (total ?? 0) < creators && rows.every(({ updatedAt }) => Date.parse(updatedAt ?? '') >= Date.parse(since));
}

/** Those of the CRM's list whom the filters of ours leave out; `known` null = nobody knows who they were. */
export interface LeftOut {
  readonly known: ReadonlySet<string> | null;
  readonly isOut: (row: Channel) => boolean;
}

/** What the CRM is asked for a pull, and what is tested after reading: the same from its first page to its last. */
export const askingOf = ({ query, at = 0, unasked }: PullState): Asking => askFor(query, at, unasked ? 'all' : []);

/**
 * Whether tab and view hold the same creators now that what changed is in the tab: as many as the CRM counts, each with a row, and nobody on the first page whom
 * the tab does not know as they are. Who left the view, or was deleted, changes the count, because whoever came instead is in the tab already. A column that was
 * made meanwhile, for a key that is new, is blank in all other rows: its view has no time any more.
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

/** Ends such a refresh. What the one before said beside rows that have not changed since is over, as after one that reads everything. */
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
    return isOld && isOldNews(readOnly.sync?.text ?? '') ? NO_STATUS : null;
  });
}
