// The states of the tools for creators: looking one up, adding many, showing one, matching a list.

import type { Page } from 'playwright-core';
import type {
  CardField,
  CheckedInput,
  CheckedList,
  FoundCreator,
  ListPreview,
  LookUpAnswer,
  SelectedCard,
} from '../../../src/rpc/creators';
import type { PageWords } from '../../../src/text/pages-en';
import type { Script } from '../../sidebar/fake-server';
import { choices } from '../../sidebar/sample-choices';
import { createReady, idle, NOW } from '../../sidebar/samples';
import { openMore, press } from './pressing';
import type { PageState } from './sidebar-states';

const lists = (): Script => ({ readChoices: [{ value: choices }] });

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

const openLookUp = async (page: Page, words: PageWords) => {
  await press(page, words.creators.lookUp.open);
  await page.getByLabel(words.creators.lookUp.box).fill('invented');
};
const look = async (page: Page, words: PageWords) => {
  await openLookUp(page, words);
  await page.keyboard.press('Enter');
};
const lookedUp = (value: LookUpAnswer): Script => ({ lookUp: [{ value }] });

const known = (text: string, ...creators: FoundCreator[]): CheckedInput => ({
  text,
  kind: 'id',
  creatorId: creators[0]?.creatorId ?? null,
  outcome: { is: 'known', creators },
});
const inputs = (kind: CheckedInput['kind'], is: 'new' | 'gone' | 'to-look-up' | 'unresolved', ...texts: string[]): CheckedInput[] =>
  texts.map((text) => ({ text, kind, creatorId: kind === 'id' ? text : null, outcome: { is } }));
const checked: CheckedList = {
  inputs: [
    known('c-1', found),
    known('@two', other, { ...found, creatorId: 'c-2', name: 'Invented Channel 2', here: false }),
    ...inputs('id', 'new', 'new-1', 'new-2', '-AverylongcreatoridthatnobodyhaseverseenInTheWild0123456789'),
    ...inputs(
      'link',
      'to-look-up',
      'https://www.youtube.com/@a-handle-that-is-much-longer-than-the-sidebar-is-wide',
      '@b',
      '@c',
      '@d',
      '@e',
      '@f',
    ),
  ],
  state: '{}',
  next: null,
  tooMany: 3,
  lookUpCost: { requests: 14, seconds: 14 },
};
const over: CheckedList = {
  ...checked,
  tooMany: 0,
  inputs: [known('c-1', found), ...inputs('name', 'unresolved', 'Somebody Unknown'), ...inputs('id', 'gone', 'c-9')],
};
const pasting = async (page: Page, words: PageWords) => {
  await press(page, words.creators.add.open);
  await page.getByLabel(words.creators.add.box).fill('c-1, new-1');
};
const checkList = async (page: Page, words: PageWords) => {
  await pasting(page, words);
  await press(page, words.creators.add.check);
};
const added = {
  ...lists(),
  checkCreators: [{ value: { ...checked, inputs: checked.inputs.slice(0, 5), tooMany: 0 } }],
  addCreators: [{ value: { added: 2, here: 1 } }],
} as const;

const field = (name: CardField['field'], text: string, more: Partial<CardField> = {}): CardField => ({
  field: name,
  text,
  was: text,
  edited: false,
  ids: null,
  locked: false,
  ...more,
});
export const card: SelectedCard = {
  creatorIds: ['c-1', 'c-2', 'c-3'],
  card: {
    creatorId: 'c-1',
    name: 'Invented Channel 1',
    membership: 'here',
    fields: [
      field('status', 'Completed', { ids: [4], was: 'In communication', edited: true }),
      field('owner', 'Member One', { ids: ['m0'] }),
      field('labels', 'Beauty, Nowhere', { was: 'Beauty', edited: true }),
      field('notes', 'Second call on Monday', { was: '', edited: true }),
      field('email', 'invented@example.com', { locked: true }),
      field('contactLink', ''),
    ],
    shown: [
      { field: 'platform', text: 'youtube' },
      { field: 'channelLink', text: 'https://www.youtube.com/@an-address-that-is-much-longer-than-the-sidebar-is-wide' },
      { field: 'extra:deal_sum', text: '{"sum":7}' },
    ],
  },
};
const openCard = (page: Page, words: PageWords) => press(page, words.creators.card.open);
const carded: Script = { ...lists(), readCard: [{ value: card }] };

const listPreview: ListPreview = {
  header: true,
  columns: [
    { role: 'link', heading: 'Channel', sample: 'https://www.youtube.com/@a' },
    { role: 'labels', heading: 'A heading that is much longer than the sidebar is wide, so that it is cut', sample: 'Beauty' },
    { role: 'notes', heading: '', sample: '' },
  ],
  rows: 120,
  matched: 98,
  ambiguous: [{ row: 4, text: 'agency@example.com', creators: ['Invented Channel 1', 'Invented Channel 2'] }],
  ambiguousTotal: 1,
  notFound: [{ row: 9, text: 'https://www.youtube.com/@a-handle-that-is-much-longer-than-the-sidebar-is-wide' }],
  notFoundTotal: 21,
  shortened: 0,
  elsewhere: { n: 12, text: '@a', requests: 24, seconds: 24 },
  again: 2,
  unknown: [{ row: 7, text: 'Beuty', field: 'labels', times: 1 }],
  unknownTotal: 1,
  choices: [{ field: 'labels', names: ['Beauty', 'Summer'] }],
  cells: 140,
  overwrites: ['1', '2', '3', '4', '5', '6'].map((n) => ({ creator: `Invented Channel ${n}`, field: 'notes' })),
  overwritesTotal: 12,
  formulas: 1,
};
const pasteList = async (page: Page, words: PageWords) => {
  await openMore(({ creators }) => creators.match.open)(page, words);
  await page.getByLabel(words.creators.match.box).fill('@c-1, Beauty');
};
const compare = async (page: Page, words: PageWords) => {
  await pasteList(page, words);
  await press(page, words.creators.match.look);
};
const compared: Script = { previewList: [{ value: listPreview }] };

export const peopleStates: readonly PageState[] = [
  { name: 'match-list', shows: 'panel', state: idle, go: pasteList },
  { name: 'match-list-comparing', shows: 'panel', state: idle, go: compare },
  { name: 'match-list-compared', shows: 'panel', state: idle, script: compared, go: compare },
  {
    name: 'match-list-new-label',
    shows: 'mutation',
    state: idle,
    script: { ...compared, startMutation: [{ value: createReady }] },
    go: async (page, words) => {
      await compare(page, words);
      await press(page, words.panels.labels.create({ name: 'Beuty' }));
    },
  },
  {
    name: 'match-list-nothing',
    shows: 'panel',
    state: idle,
    script: { previewList: [{ value: { ...listPreview, cells: 0, overwrites: [], overwritesTotal: 0 } }] },
    go: compare,
  },
  {
    name: 'match-list-written',
    shows: 'panel',
    state: idle,
    script: { ...compared, writeMatched: [{ value: { cells: 140, formulas: 1 } }] },
    go: async (page, words) => {
      await compare(page, words);
      await page.locator('[data-main]').click();
      await page.getByText(words.creators.match.written({ n: 140 })).waitFor();
    },
  },

  { name: 'card', shows: 'panel', state: idle, script: carded, go: openCard },
  { name: 'card-loading', shows: 'panel', state: idle, go: openCard },
  {
    name: 'card-nobody',
    shows: 'panel',
    state: idle,
    script: { ...lists(), readCard: [{ value: { creatorIds: [], card: null } }] },
    go: openCard,
  },
  {
    name: 'card-all',
    shows: 'panel',
    state: idle,
    script: {
      ...carded,
      readCrmRow: [
        {
          value: {
            creatorId: 'c-1',
            found: true,
            fields: [
              { field: 'status', text: 'Completed' },
              { field: 'extra:deal_sum', text: '7' },
            ],
          },
        },
      ],
      readPastChanges: [
        {
          value: [
            {
              when: NOW,
              who: 'colleague@example.com',
              isUndo: false,
              field: 'status',
              before: 'In communication',
              after: 'Completed',
              outcome: 'applied',
            },
            { when: NOW, who: '', isUndo: true, field: 'archived', before: 'Yes', after: 'No', outcome: 'rejected' },
          ],
        },
      ],
    },
    go: async (page, words) => {
      await openCard(page, words);
      await press(page, words.creators.card.askCrm);
      await press(page, words.creators.card.askHistory);
      await page.getByText(words.history.outcome.rejected).waitFor();
    },
  },

  { name: 'add-creators', shows: 'panel', state: idle, script: lists(), go: pasting },
  {
    name: 'add-creators-checking',
    shows: 'panel',
    state: idle,
    script: {
      ...lists(),
      checkCreators: [{ value: { ...checked, next: { text: '', state: '{}', lookUp: true, asHandles: false } } }, 'silence'],
    },
    go: checkList,
  },
  { name: 'add-creators-checked', shows: 'panel', state: idle, script: { ...lists(), checkCreators: [{ value: checked }] }, go: checkList },
  { name: 'add-creators-over', shows: 'panel', state: idle, script: { ...lists(), checkCreators: [{ value: over }] }, go: checkList },
  {
    name: 'add-creators-failed',
    shows: 'panel',
    state: idle,
    script: { ...lists(), checkCreators: [{ problem: { kind: 'unreachable' } }] },
    go: checkList,
  },
  {
    name: 'add-creators-added',
    shows: 'panel',
    state: idle,
    script: added,
    go: async (page, words) => {
      await checkList(page, words);
      await page.getByLabel(words.creators.add.status).selectOption({ index: 1 });
      await page.locator('[data-main]').click();
      await page.getByText(words.creators.add.added({ n: 2 })).waitFor();
    },
  },
  { name: 'look-up', shows: 'panel', state: idle, go: openLookUp },
  { name: 'look-up-asking', shows: 'panel', state: idle, go: look },
  { name: 'look-up-several', shows: 'panel', state: idle, script: lookedUp(several), go: look },
  { name: 'look-up-nobody', shows: 'panel', state: idle, script: lookedUp(nobody), go: look },
  { name: 'look-up-failed', shows: 'panel', state: idle, script: { lookUp: [{ problem: { kind: 'no-credit' } }] }, go: look },
  {
    name: 'look-up-added',
    shows: 'panel',
    state: idle,
    script: { ...lookedUp(several), addToTab: [{ value: { here: [other.creatorId] } }] },
    go: async (page, words) => {
      await look(page, words);
      await press(page, words.creators.lookUp.add);
      await page.getByText(words.creators.lookUp.added({ n: 1 })).waitFor();
    },
  },
];
