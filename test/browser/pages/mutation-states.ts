// The states of a mutation in the sidebar, and the tools that show labels and earlier mutations.

import type { Page } from 'playwright-core';
import type { MutationProgress } from '../../../sidebar/calls';
import type { PageWords } from '../../../src/text/pages-en';
import type { Script } from '../../sidebar/fake-server';
import { idle, mutationReady, NOW } from '../../sidebar/samples';
import { openMore, press } from './pressing';
import type { PageState } from './sidebar-states';

const openLabels = openMore(({ panels }) => panels.labels.open);
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

const wish = async (page: Page, words: PageWords) => {
  await openLabels(page, words);
  await press(page, words.panels.remove);
};
const approve = async (page: Page, words: PageWords) => {
  await wish(page, words);
  await press(page, words.mutations.about['delete-label']({ name: 'Beauty', channels: 41, cells: 3 }).button);
};
const doing: MutationProgress = { ...mutationReady, state: 'doing', done: 3, total: 10 };
const failures: MutationProgress['failures'] = [
  { about: 'Beauty', outcome: 'rejected', problem: { kind: 'no-permission' } },
  { about: 'Summer', outcome: 'unknown', problem: null },
];
const mutation = (approved: MutationProgress): Script => ({
  ...labels,
  startMutation: [{ value: mutationReady }],
  approveMutation: [{ value: approved }],
});

export const mutationStates: readonly PageState[] = [
  { name: 'labels', shows: 'panel', state: idle, script: labels, go: openLabels },
  { name: 'labels-none', shows: 'panel', state: idle, script: { readLabels: [{ value: { labels: [] } }] }, go: openLabels },
  { name: 'labels-loading', shows: 'panel', state: idle, go: openLabels },
  { name: 'labels-failed', shows: 'panel', state: idle, script: { readLabels: [{ problem: { kind: 'unknown-shape' } }] }, go: openLabels },
  {
    name: 'labels-rename',
    shows: 'panel',
    state: idle,
    script: labels,
    go: async (page, words) => {
      await openLabels(page, words);
      await press(page, words.panels.rename);
    },
  },
  { name: 'mutation-preparing', shows: 'mutation', state: idle, script: labels, go: wish },
  { name: 'mutation-ready', shows: 'mutation', state: idle, script: { ...labels, startMutation: [{ value: mutationReady }] }, go: wish },
  { name: 'mutation-doing', shows: 'mutation', state: idle, script: mutation(doing), go: approve },
  { name: 'mutation-done', shows: 'mutation', state: idle, script: mutation({ ...mutationReady, state: 'done', done: 1 }), go: approve },
  {
    name: 'mutation-partly',
    shows: 'mutation',
    state: idle,
    script: mutation({ ...doing, state: 'partly', done: 10, failures }),
    go: approve,
  },
  { name: 'mutation-stopped', shows: 'mutation-stopped', state: { ...idle, mutation: doing } },
  {
    name: 'other-actions',
    shows: 'panel',
    state: idle,
    script: {
      readMutations: [
        {
          value: {
            unreadable: 1,
            cards: [
              { mutationId: 'd-2', who: 'colleague@example.com', startedAt: NOW, state: 'partly', facts: mutationReady.facts },
              { mutationId: 'd-1', who: '', startedAt: '2026-02-27T08:00:00Z', state: 'done', facts: mutationReady.facts },
            ],
          },
        },
      ],
    },
    go: openMore(({ mutations }) => mutations.list.open),
  },
];
