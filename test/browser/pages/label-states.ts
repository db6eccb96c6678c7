// The states of the checklist for selected rows, and of rows that wait for a label to be created.

import type { Page } from 'playwright-core';
import type { RowLabels } from '../../../src/rpc/panels';
import type { PageWords } from '../../../src/text/pages-en';
import type { Script } from '../../sidebar/fake-server';
import { waiting } from '../../sidebar/sample-waiting';
import { createReady, edited, edits, idle, NOW } from '../../sidebar/samples';
import { press } from './pressing';
import type { PageState } from './sidebar-states';

const selected: RowLabels = {
  creators: 12,
  inDoubt: [14, 21],
  selection: 's-1',
  labels: [
    { id: 'l-1', name: 'Beauty', state: 'all' },
    { id: 'l-2', name: 'Summer', state: 'some' },
    { id: 'l-3', name: 'Q1, Launch with a name that is much longer than the sidebar is wide', state: 'none' },
    { id: 4, name: 'Food (4)', state: 'none' },
  ],
  readAt: NOW,
};

const shown = (value: RowLabels): Script => ({ readRowLabels: [{ value }] });
const open = (page: Page, words: PageWords) => press(page, words.panels.rowLabels.daily);
const tick = async (page: Page, words: PageWords) => {
  await open(page, words);
  await page.getByRole('checkbox', { name: /^Summer/ }).click();
};

const withWaiting = { ...edited, edits: { ...edits, waiting, waitingTotal: waiting.length, waitingRows: 6 } };
const wait = (page: Page, words: PageWords) =>
  page.getByText(words.sidebar.edits.notIncluded({ n: waiting.length, whole: waiting.some(({ field }) => field === null) })).click();
const create = async (page: Page, words: PageWords) => {
  await wait(page, words);
  await press(page, words.sidebar.repair['create-label']({ name: '', created: 'Beuty', rows: 2 }));
};

export const labelStates: readonly PageState[] = [
  { name: 'row-labels', shows: 'panel', state: idle, script: shown(selected), go: open },
  { name: 'row-labels-ticked', shows: 'panel', state: edited, script: shown(selected), go: tick },
  { name: 'row-labels-nobody', shows: 'panel', state: idle, script: shown({ ...selected, creators: 0, inDoubt: [] }), go: open },
  { name: 'row-labels-loading', shows: 'panel', state: idle, go: open },
  {
    name: 'row-labels-new',
    shows: 'panel',
    state: idle,
    script: shown(selected),
    go: async (page, words) => {
      await open(page, words);
      await page.getByLabel(words.panels.labels.find).fill('Winter');
    },
  },
  {
    name: 'row-labels-written',
    shows: 'panel',
    state: idle,
    script: { ...shown(selected), tickRowLabels: [{ value: { cells: 12, creators: 12 } }] },
    go: async (page, words) => {
      await tick(page, words);
      await page.locator('[data-main]').click();
      await page.locator('.banner.good').waitFor();
    },
  },
  {
    name: 'row-labels-other-rows',
    shows: 'panel',
    state: idle,
    script: { ...shown(selected), tickRowLabels: [{ problem: { kind: 'other-rows-selected' } }] },
    go: async (page, words) => {
      await tick(page, words);
      await page.locator('[data-main]').click();
      await page.locator('.banner.bad').waitFor();
    },
  },
  { name: 'unknown-label-waits', shows: 'edits', state: withWaiting, go: wait },
  { name: 'unknown-label-create', shows: 'mutation', state: withWaiting, script: { startMutation: [{ value: createReady }] }, go: create },
];
