// The states of the Overview's panel.

import type { Page } from 'playwright-core';
import type { OverviewLook } from '../../../src/rpc/overview';
import type { PageWords } from '../../../src/text/pages-en';
import type { Script } from '../../sidebar/fake-server';
import { idle } from '../../sidebar/samples';
import type { PageState } from './sidebar-states';

const fresh: OverviewLook = { counts: 'CRM creators', overview: null, hasDue: false, hasChanges: false };
const there: OverviewLook = { counts: 'CRM creators', overview: 'Overview of CRM creators', hasDue: true, hasChanges: true };

const state = (name: string, script: Script, then: PageState['go']): PageState => ({
  name,
  shows: 'panel',
  state: idle,
  script,
  go: async (page, words) => {
    await page.getByText(words.sidebar.more.title, { exact: true }).click();
    await page.getByRole('button', { name: words.panels.overview.open, exact: true }).click();
    await page.getByRole('heading', { name: words.panels.overview.title, exact: true }).waitFor();
    await then?.(page, words);
  },
});

const press =
  (name: 'make' | 'renew' | 'freeze') =>
  (page: Page, { panels }: PageWords) =>
    page.getByRole('button', { name: panels.overview[name], exact: true }).click();

export const overviewStates: readonly PageState[] = [
  state('overview', { readOverview: [{ value: fresh }] }, (page, { panels }) => page.getByText(panels.overview.noDue).waitFor()),
  state('overview-none', { readOverview: [{ value: { ...fresh, counts: null } }] }, (page, { panels }) =>
    page.getByText(panels.overview.none).waitFor(),
  ),
  state(
    'overview-made',
    { readOverview: [{ value: fresh }, { value: there }], makeOverview: [{ value: { tab: 'Overview of CRM creators' } }] },
    async (page, words) => {
      await press('make')(page, words);
      await page.getByRole('button', { name: words.panels.overview.renew, exact: true }).waitFor();
    },
  ),
  state(
    'overview-renewed',
    {
      readOverview: [{ value: there }],
      renewOverview: [{ value: { tab: 'Overview of CRM creators', cells: 12, kept: 3, noRoom: 1, gone: ['By platform', 'By country'] } }],
    },
    async (page, words) => {
      await press('renew')(page, words);
      await page.getByText(words.panels.overview.kept({ n: 3 })).waitFor();
    },
  ),
  state(
    'overview-refused',
    { readOverview: [{ value: there }], freezeOverview: [{ problem: { kind: 'file-full' } }] },
    async (page, words) => {
      await press('freeze')(page, words);
      await page.locator('.banner.bad').waitFor();
    },
  ),
];
