// What the sidebar shows when it looks: account, tab, edits, runs. It must not ask the CRM.

import type { RunCard, SidebarState, TabCard } from '../rpc/shapes';
import { connected } from './account/account';
import { keptCredits } from './account/key-news';
import { openDeed } from './deeds/deed';
import { countEdits } from './edits/edits';
import { writeSurvey } from './edits/status-column';
import { survey } from './edits/survey';
import type { Tab } from './ports';
import { unfinishedPull } from './pull/pull';
import { done, type Result } from './result';
import { LEASE_MS, type RunHead, runHeads } from './runs/journal';
import { activeLease } from './runs/lease';
import { cardOf } from './runs/run-progress';
import type { Surroundings } from './surroundings';
import { openView, viewOf } from './views/view';

/** With edits it reads the tab and brings the Sync column up to date; without, it touches no cell. */
export function readState(world: Surroundings, withEdits: boolean): Result<SidebarState> {
  const tab = world.book.activeTab();
  const account = connected(world);
  return done({
    language: world.language,
    person: world.person.name,
    account: account.ok ? { key: account.value.keyEnd, credits: keptCredits(world.mine) } : null,
    tab: tab === null ? null : tabCard(world, tab),
    edits: withEdits ? editsOf(world, tab) : null,
    run: openRun(world),
    deed: openDeed(world),
    colleague: colleagueOf(world),
    now: new Date(world.clock.now()).toISOString(),
  });
}

function tabCard(world: Surroundings, tab: Tab): TabCard {
  const view = viewOf(world, tab.id);
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
    unfinishedPull: unfinishedPull(world, tab.id),
  };
}

function editsOf(world: Surroundings, tab: Tab | null): SidebarState['edits'] {
  const open = openView(world, tab);
  if (!open.ok) return null;
  const found = survey(world, open.value);
  writeSurvey(world, found);
  return countEdits(found);
}

const OPEN: readonly RunHead['state'][] = ['checking', 'reviewing', 'confirmed', 'sending', 'paused'];

/** My newest open run, or one that somebody left behind while sending. */
function openRun(world: Surroundings): RunCard | null {
  const now = world.clock.now();
  const runs = runHeads(world).filter(({ state, token, beatAt }) => {
    const mine = token === world.person.token;
    const abandoned = (state === 'sending' || state === 'paused' || state === 'confirmed') && now - beatAt > LEASE_MS;
    return OPEN.includes(state) && (mine || abandoned);
  });
  const last = runs[runs.length - 1];
  return last === undefined ? null : cardOf(last);
}

function colleagueOf(world: Surroundings): SidebarState['colleague'] {
  const lease = activeLease(world);
  if (lease === null || lease.token === world.person.token) return null;
  return { who: lease.who, since: new Date(lease.since).toISOString(), changes: lease.changes };
}
