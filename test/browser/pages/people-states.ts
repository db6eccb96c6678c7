// The states of the tools for creators: looking one up. It must not know how a state looks.

import type { Page } from 'playwright-core';
import type { FoundCreator, LookUpAnswer } from '../../../src/rpc/people';
import type { Words } from '../../../src/text/words';
import type { Script } from '../../sidebar/fake-server';
import { idle } from '../../sidebar/samples';
import type { PageState } from './sidebar-states';

const press = async (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

const found: FoundCreator = {
  creatorId: 'c-1',
  name: 'Invented Channel 1',
  handle: '@invented.one',
  platform: 'youtube',
  status: 'In communication',
  owner: 'Member One',
  labels: ['Beauty', 'Q1, Launch with a name that is much longer than the sidebar is wide'],
  archived: false,
  here: true,
};
const other: FoundCreator = {
  ...found,
  creatorId: '-AverylongcreatoridthatnobodyhaseverseenInTheWild0123456789',
  name: '',
  handle: '',
  platform: '',
  status: '',
  owner: '',
  labels: [],
  archived: true,
  here: false,
};
const several: LookUpAnswer = { among: 'active', hits: [found, other], total: 41, canAdd: true };
const nobody: LookUpAnswer = { among: 'archived', hits: [], total: 0, canAdd: true };

const openLookUp = async (page: Page, words: Words) => {
  await press(page, words.people.lookUp.open);
  await page.getByLabel(words.people.lookUp.box).fill('invented');
};
const look = async (page: Page, words: Words) => {
  await openLookUp(page, words);
  await page.keyboard.press('Enter');
};
const lookedUp = (value: LookUpAnswer): Script => ({ lookUp: [{ value }] });

export const peopleStates: readonly PageState[] = [
  { name: 'look-up', shows: 'tool', state: idle, go: openLookUp },
  { name: 'look-up-asking', shows: 'tool', state: idle, go: look },
  { name: 'look-up-several', shows: 'tool', state: idle, script: lookedUp(several), go: look },
  { name: 'look-up-nobody', shows: 'tool', state: idle, script: lookedUp(nobody), go: look },
  { name: 'look-up-failed', shows: 'tool', state: idle, script: { lookUp: [{ problem: { kind: 'no-credit' } }] }, go: look },
  {
    name: 'look-up-added',
    shows: 'tool',
    state: idle,
    script: { ...lookedUp(several), addToTab: [{ value: { here: [other.creatorId] } }] },
    go: async (page, words) => {
      await look(page, words);
      await press(page, words.people.lookUp.add);
      await page.getByText(words.people.lookUp.added({ n: 1 })).waitFor();
    },
  },
];
