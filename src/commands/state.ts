// What the sidebar shows when it looks: account, tab, edits, runs.

import * as z from 'zod/mini';
import type { RunCard, SidebarState, TabCard } from '../rpc/shapes';
import { connected } from './account/account';
import { keptCredits } from './account/key-news';
import { call } from './call';
import type { Context } from './context';
import { countEdits } from './edits/edits';
import { openMutation } from './mutations/mutation';
import type { Tab } from './ports';
import { unfinishedPull } from './pull/pull';
import { done, type Result } from './result';
import { LEASE_MS, type RunHead, runHeads } from './runs/journal';
import { activeLease } from './runs/lease';
import { cardOf } from './runs/run-progress';
import { writeSurvey } from './tab/status-column';
import { survey } from './tab/survey';
import { openView, viewOf } from './tab/view';

/** With edits it reads the tab and brings the Sync column up to date; without, it touches no cell. */
export const readState = call({ withEdits: z.boolean() }, (ctx, { withEdits }): Result<SidebarState> => {
  const tab = ctx.book.activeTab();
  const account = connected(ctx);
  return done({
    language: ctx.language,
    person: ctx.person.name,
    account: account.ok ? { key: account.value.keyEnd, credits: keptCredits(ctx.mine) } : null,
    tab: tab === null ? null : tabCard(ctx, tab),
    edits: withEdits ? editsOf(ctx, tab) : null,
    run: openRun(ctx),
    mutation: openMutation(ctx),
    colleague: colleagueOf(ctx),
    now: new Date(ctx.clock.now()).toISOString(),
  });
});

function tabCard(ctx: Context, tab: Tab): TabCard {
  const view = viewOf(ctx, tab.id);
  return {
    id: tab.id,
    name: tab.name,
    view:
      view === null
        ? null
        : {
            name: view.name,
            query: view.query,
            creators: view.creators,
            pulledAt: view.pulledAt === null ? null : new Date(view.pulledAt).toISOString(),
          },
    unfinishedPull: unfinishedPull(ctx, tab.id),
  };
}

function editsOf(ctx: Context, tab: Tab | null): SidebarState['edits'] {
  const open = openView(ctx, tab);
  if (!open.ok) return null;
  const found = survey(ctx, open.value);
  writeSurvey(ctx, found);
  return countEdits(found);
}

const OPEN: readonly RunHead['state'][] = ['checking', 'reviewing', 'confirmed', 'sending', 'paused'];

/** My newest open run, or one that somebody left behind while sending. */
function openRun(ctx: Context): RunCard | null {
  const now = ctx.clock.now();
  const runs = runHeads(ctx).filter(({ state, token, beatAt }) => {
    const mine = token === ctx.person.token;
    const abandoned = (state === 'sending' || state === 'paused' || state === 'confirmed') && now - beatAt > LEASE_MS;
    return OPEN.includes(state) && (mine || abandoned);
  });
  const last = runs[runs.length - 1];
  return last === undefined ? null : cardOf(last);
}

function colleagueOf(ctx: Context): SidebarState['colleague'] {
  const lease = activeLease(ctx);
  if (lease === null || lease.token === ctx.person.token) return null;
  return { who: lease.who, since: new Date(lease.since).toISOString(), changes: lease.changes };
}
