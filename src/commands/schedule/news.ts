// What a refresh brought into a tab, and what is now in it that somebody should know about.

import { truncated } from '../../fields/truncate';
import type { ScheduledRefresh, TabNews } from '../../rpc/schedule';
import type { PullReport } from '../../rpc/shapes';
import type { Context } from '../context';
import { dueAmong } from '../follow-ups/follow-ups';
import { surveyFollowUps } from '../follow-ups/rows';
import type { Tab } from '../ports';
import { timerState } from './settings';

/** How many of those who are due are named, and how much of each name. */
const NAMED = 5;
const NAME_TOLD = 40;

export const NOTHING_NEW: TabNews = {
  tab: 0,
  name: '',
  at: 0,
  changed: 0,
  added: 0,
  left: 0,
  incomplete: false,
  edits: 0,
  waiting: 0,
  due: null,
  problem: null,
};

/** One look at the tab, without the CRM. */
export function newsOf(ctx: Context, tab: Tab, { changed, added, left, archived, gone, incomplete }: PullReport): TabNews {
  const looked = surveyFollowUps(ctx, tab);
  const due = looked.ok ? dueAmong(ctx, looked.value) : null;
  const names = [...new Set((due?.due ?? []).map(({ name, id }) => truncated(name || id, NAME_TOLD)))];
  return {
    tab: tab.id,
    name: tab.name,
    at: ctx.clock.now(),
    changed,
    added,
    left: left + archived + gone,
    incomplete,
    edits: looked.ok ? looked.value.edits.length : 0,
    waiting: looked.ok ? looked.value.waiting.length : 0,
    due: due === null ? null : { n: due.due.length, names: names.slice(0, NAMED) },
    problem: looked.ok ? null : looked.problem,
  };
}

/** What the last scheduled refresh brought into the tab; null = there was none, or the tab was refreshed by hand since (`pulledAt`). */
export function scheduledRefreshOf(ctx: Context, tab: number, pulledAt: number | null): ScheduledRefresh | null {
  const { last } = timerState(ctx);
  const news = last?.tabs.find((one) => one.tab === tab);
  if (news === undefined || (pulledAt !== null && pulledAt > news.at)) return null;
  return { at: new Date(news.at).toISOString(), news };
}

/**
 * Whether somebody who knows what was reported about the tab before has anything to learn. What waits is reported again only if its number
 * changed.
 */
export function isNews(news: TabNews, before: TabNews | undefined): boolean {
  const { changed, added, left, incomplete, edits, waiting, due, problem } = news;
  if (changed + added + left > 0 || incomplete) return true;
  if (problem?.kind !== before?.problem?.kind) return true;
  return edits !== (before?.edits ?? 0) || waiting !== (before?.waiting ?? 0) || (due?.n ?? 0) !== (before?.due?.n ?? 0);
}
