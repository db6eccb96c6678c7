// The states of the groups in the sidebar.

import type { Page } from 'playwright-core';
import type { DeedProgress } from '../../../src/rpc/deeds';
import type { GroupPicture } from '../../../src/rpc/groups';
import type { Words } from '../../../src/text/words';
import type { Script } from '../../sidebar/fake-server';
import { deedReady, idle } from '../../sidebar/samples';
import { openMore } from './deed-states';
import type { PageState } from './sidebar-states';

const press = async (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

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

const openGroups = openMore(({ tools }) => tools.groups.open);
const openTeam = async (page: Page, words: Words) => {
  await openGroups(page, words);
  await press(page, words.tools.groups.show);
};
const find = async (page: Page, words: Words, text: string) => {
  await openGroups(page, words);
  await page.getByLabel(words.tools.groups.find).fill(text);
};

const moved = {
  moves: 12,
  names: ['Invented Channel 1', 'Invented Channel 2', 'Invented Channel 3'],
  already: 3,
  absent: 1,
  inDoubt: 2,
  cells: 12,
};
const adding: DeedProgress = { ...deedReady, facts: { what: 'add-to-group', name: 'Launch team', after: 252, ...moved }, requests: 4 };
const add = async (page: Page, words: Words) => {
  await openTeam(page, words);
  await page.locator('[data-main]').click();
};

export const groupStates: readonly PageState[] = [
  { name: 'groups', shows: 'tool', state: idle, script: list, go: openGroups },
  { name: 'groups-none', shows: 'tool', state: idle, script: { readGroups: [{ value: { groups: [] } }] }, go: openGroups },
  { name: 'groups-loading', shows: 'tool', state: idle, go: openGroups },
  { name: 'groups-failed', shows: 'tool', state: idle, script: { readGroups: [{ problem: { kind: 'no-permission' } }] }, go: openGroups },
  { name: 'groups-new', shows: 'tool', state: idle, script: list, go: (page, words) => find(page, words, 'Spring') },
  { name: 'group', shows: 'tool', state: idle, script: one(team), go: openTeam },
  { name: 'group-empty', shows: 'tool', state: idle, script: one({ ...team, total: 0, members: [] }), go: openTeam },
  { name: 'group-unknown', shows: 'tool', state: idle, script: one({ ...team, total: null, members: [] }), go: openTeam },
  { name: 'group-loading', shows: 'tool', state: idle, script: list, go: openTeam },
  {
    name: 'group-rename',
    shows: 'tool',
    state: idle,
    script: one(team),
    go: async (page, words) => {
      await openTeam(page, words);
      await press(page, words.tools.rename);
    },
  },
  { name: 'group-add', shows: 'deed', state: idle, script: { ...one(team), startDeed: [{ value: adding }] }, go: add },
  {
    name: 'group-added',
    shows: 'deed',
    state: idle,
    script: { ...one(team), startDeed: [{ value: adding }], approveDeed: [{ value: { ...adding, state: 'done', done: 1 } }] },
    go: async (page, words) => {
      await add(page, words);
      await page.locator('main[data-show=deed] [data-main]').click();
    },
  },
  {
    name: 'group-delete',
    shows: 'deed',
    state: idle,
    script: { ...one(team), startDeed: [{ value: { ...deedReady, facts: { what: 'delete-group', name: 'Launch team', channels: 240 } } }] },
    go: async (page, words) => {
      await openTeam(page, words);
      await press(page, words.tools.remove);
    },
  },
];
