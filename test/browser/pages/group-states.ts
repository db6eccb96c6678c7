// The states of the groups in the sidebar.

import type { Page } from 'playwright-core';
import type { MutationProgress } from '../../../sidebar/calls';
import type { GroupPicture } from '../../../src/rpc/groups';
import type { PageWords } from '../../../src/text/pages-en';
import type { Script } from '../../sidebar/fake-server';
import { idle, mutationReady } from '../../sidebar/samples';
import { openMore, press } from './pressing';
import type { PageState } from './sidebar-states';

const team: GroupPicture = {
  id: 'g-1',
  name: 'Launch team',
  written: 'Launch team',
  channelCount: 240,
  total: 240,
  members: Array.from({ length: 200 }, (_, n) => ({
    creatorId: `an-opaque-id-of-the-crm-that-is-rather-long-${n}`,
    name: n < 12 ? `Invented Channel ${n}` : '',
  })),
};

const list: Script = {
  readGroups: [
    {
      value: {
        groups: [
          { id: 'g-1', name: 'Launch team', written: 'Launch team', channelCount: 240 },
          { id: 'g-2', name: 'Agency', written: 'A group with a name that is much longer than the sidebar is wide', channelCount: 1 },
          { id: 7, name: '', written: '(7)', channelCount: null },
        ],
      },
    },
  ],
};
const one = (picture: GroupPicture): Script => ({ ...list, readGroup: [{ value: picture }] });

const openGroups = openMore(({ panels }) => panels.groups.open);
const openTeam = async (page: Page, words: PageWords) => {
  await openGroups(page, words);
  await press(page, words.panels.groups.show);
};
const find = async (page: Page, words: PageWords, text: string) => {
  await openGroups(page, words);
  await page.getByLabel(words.panels.groups.find).fill(text);
};

const moved = {
  moves: 12,
  names: ['Invented Channel 1', 'Invented Channel 2', 'Invented Channel 3'],
  already: 3,
  absent: 1,
  inDoubt: 2,
  cells: 12,
};
const adding: MutationProgress = {
  ...mutationReady,
  facts: { what: 'add-to-group', name: 'Launch team', after: 252, ...moved },
  requests: 4,
};
const add = async (page: Page, words: PageWords) => {
  await openTeam(page, words);
  await page.locator('[data-main]').click();
};

export const groupStates: readonly PageState[] = [
  { name: 'groups', shows: 'panel', state: idle, script: list, go: openGroups },
  { name: 'groups-none', shows: 'panel', state: idle, script: { readGroups: [{ value: { groups: [] } }] }, go: openGroups },
  { name: 'groups-loading', shows: 'panel', state: idle, go: openGroups },
  { name: 'groups-failed', shows: 'panel', state: idle, script: { readGroups: [{ problem: { kind: 'no-permission' } }] }, go: openGroups },
  { name: 'groups-new', shows: 'panel', state: idle, script: list, go: (page, words) => find(page, words, 'Spring') },
  { name: 'group', shows: 'panel', state: idle, script: one(team), go: openTeam },
  { name: 'group-empty', shows: 'panel', state: idle, script: one({ ...team, total: 0, members: [] }), go: openTeam },
  { name: 'group-unknown', shows: 'panel', state: idle, script: one({ ...team, total: null, members: [] }), go: openTeam },
  { name: 'group-loading', shows: 'panel', state: idle, script: list, go: openTeam },
  {
    name: 'group-rename',
    shows: 'panel',
    state: idle,
    script: one(team),
    go: async (page, words) => {
      await openTeam(page, words);
      await press(page, words.panels.rename);
    },
  },
  { name: 'group-add', shows: 'mutation', state: idle, script: { ...one(team), startMutation: [{ value: adding }] }, go: add },
  {
    name: 'group-added',
    shows: 'mutation',
    state: idle,
    script: { ...one(team), startMutation: [{ value: adding }], approveMutation: [{ value: { ...adding, state: 'done', done: 1 } }] },
    go: async (page, words) => {
      await add(page, words);
      await page.locator('main[data-show=mutation] [data-main]').click();
    },
  },
  {
    name: 'group-delete',
    shows: 'mutation',
    state: idle,
    script: {
      ...one(team),
      startMutation: [{ value: { ...mutationReady, facts: { what: 'delete-group', name: 'Launch team', channels: 240 } } }],
    },
    go: async (page, words) => {
      await openTeam(page, words);
      await press(page, words.panels.remove);
    },
  },
];
