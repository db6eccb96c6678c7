// The states of a deed in the sidebar, and the tools that show labels and earlier deeds.

import type { Page } from 'playwright-core';
import type { DeedProgress } from '../../../src/rpc/deeds';
import type { Words } from '../../../src/text/words';
import type { Script } from '../../sidebar/fake-server';
import { deedReady, idle, NOW } from '../../sidebar/samples';
import type { PageState } from './sidebar-states';

const press = async (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

/** Opens "More" and a link in it. */
export const openMore = (link: (words: Words) => string) => async (page: Page, words: Words) => {
  await page.locator('summary').last().click();
  await press(page, link(words));
};

const openLabels = openMore(({ tools }) => tools.labels.open);
const labels: Script = {
  readLabels: [
    {
      value: {
        labels: [
          { id: 'l-1', name: 'Beauty', written: 'Beauty', channelCount: 41 },
          {
            id: 'l-2',
            name: 'Q1, Launch with a name that is much longer than the sidebar is wide',
            written: 'Q1, Launch with a name that is much longer than the sidebar is wide',
            channelCount: 1,
          },
          { id: 3, name: '', written: '(3)', channelCount: null },
        ],
      },
    },
  ],
};

const wish = async (page: Page, words: Words) => {
  await openLabels(page, words);
  await press(page, words.tools.remove);
};
const approve = async (page: Page, words: Words) => {
  await wish(page, words);
  await press(page, words.deeds.about['delete-label']({ what: 'delete-label', name: 'Beauty', channels: 41, cells: 3 }).button);
};
const doing: DeedProgress = { ...deedReady, state: 'doing', done: 3, total: 10 };
const failures: DeedProgress['failures'] = [
  { about: 'Beauty', outcome: 'rejected', problem: { kind: 'no-permission' } },
  { about: 'Summer', outcome: 'unknown', problem: null },
];
const deed = (approved: DeedProgress): Script => ({ ...labels, startDeed: [{ value: deedReady }], approveDeed: [{ value: approved }] });

export const deedStates: readonly PageState[] = [
  { name: 'labels', shows: 'tool', state: idle, script: labels, go: openLabels },
  { name: 'labels-none', shows: 'tool', state: idle, script: { readLabels: [{ value: { labels: [] } }] }, go: openLabels },
  { name: 'labels-loading', shows: 'tool', state: idle, go: openLabels },
  { name: 'labels-failed', shows: 'tool', state: idle, script: { readLabels: [{ problem: { kind: 'unknown-shape' } }] }, go: openLabels },
  {
    name: 'labels-rename',
    shows: 'tool',
    state: idle,
    script: labels,
    go: async (page, words) => {
      await openLabels(page, words);
      await press(page, words.tools.rename);
    },
  },
  { name: 'deed-preparing', shows: 'deed', state: idle, script: labels, go: wish },
  { name: 'deed-ready', shows: 'deed', state: idle, script: { ...labels, startDeed: [{ value: deedReady }] }, go: wish },
  {
    name: 'deed-number',
    shows: 'deed',
    state: idle,
    script: { ...labels, startDeed: [{ value: { ...deedReady, number: 41 } }] },
    go: wish,
  },
  { name: 'deed-doing', shows: 'deed', state: idle, script: deed(doing), go: approve },
  { name: 'deed-done', shows: 'deed', state: idle, script: deed({ ...deedReady, state: 'done', done: 1 }), go: approve },
  { name: 'deed-partly', shows: 'deed', state: idle, script: deed({ ...doing, state: 'partly', done: 10, failures }), go: approve },
  { name: 'deed-stopped', shows: 'deed-stopped', state: { ...idle, deed: doing } },
  {
    name: 'other-actions',
    shows: 'tool',
    state: idle,
    script: {
      readDeeds: [
        {
          value: [
            { deedId: 'd-2', who: 'colleague@example.com', startedAt: NOW, state: 'partly', facts: deedReady.facts },
            { deedId: 'd-1', who: '', startedAt: '2026-02-27T08:00:00Z', state: 'done', facts: deedReady.facts },
          ],
        },
      ],
    },
    go: openMore(({ deeds }) => deeds.list.open),
  },
];
