// The states of choosing creators by more than the usual filters, and of the list of views.

import type { Page } from 'playwright-core';
import type { OwnTabLook } from '../../../src/rpc/own-tab';
import type { ViewsList } from '../../../src/rpc/views';
import type { PageWords } from '../../../src/text/pages-en';
import type { Script } from '../../sidebar/fake-server';
import { choices } from '../../sidebar/sample-choices';
import { emptyTab, idle } from '../../sidebar/samples';
import { press } from './pressing';
import type { PageState } from './sidebar-states';

const known = { total: 412, seconds: 5, requests: 5, text: '{\n  "sample": 1\n}' };
const tested = {
  ...known,
  total: null,
  requests: 12,
  seconds: 25,
  tested: { filters: ['countries', 'followers'] as const, reads: 600, all: true, fit: 12, of: 100 },
};
const choose = { ...idle, tab: emptyTab, edits: null };
const me = choices.members[0]?.id ?? null;
const choosing: Script = { readChoices: [{ value: choices }], countView: [{ value: known }] };
const withGroups: Script = {
  ...choosing,
  readChoices: [
    { value: { ...choices, me, groups: [{ id: 'g-1', name: 'Launch team with a name that is much longer than the sidebar is wide' }] } },
  ],
};

const list: ViewsList = {
  choices,
  unreadable: 0,
  saved: [
    { viewId: 'v-1', name: 'My gaming creators', query: { owner: me ?? '', platform: 'youtube' }, tab: 7 },
    { viewId: 'v-2', name: 'A view with a name that is much longer than the sidebar is wide, and then some', query: {}, tab: null },
  ],
  tabs: [
    { tab: 7, name: 'Spring launch', view: 'My gaming creators', query: {}, creators: 412, savedAs: 'v-1', here: false },
    { tab: 9, name: 'Sheet2', view: 'In communication', query: { status: 2 }, creators: 1, savedAs: null, here: true },
  ],
};
const viewed = (value: ViewsList): Script => ({ readViews: [{ value }] });
const openViews = (page: Page, words: PageWords) => press(page, words.sidebar.resting.views);
const inViews = (button: (words: PageWords) => string) => async (page: Page, words: PageWords) => {
  await openViews(page, words);
  await press(page, button(words));
};

const look: OwnTabLook = {
  tab: 'My list',
  problem: null,
  rows: 40,
  columns: [
    { column: 1, heading: 'Who', sample: 'Invented Channel' },
    { column: 2, heading: 'Link', sample: 'https://www.youtube.com/@invented-channel-with-a-long-name' },
    { column: 3, heading: '', sample: '' },
  ],
  guess: { link: 2, handle: null, email: null, platform: null },
};
const matching = { matchId: 'm-1', done: 300, total: 412, waitMs: 0, found: null };
const found = {
  rows: 40,
  matchedRows: 31,
  creators: 30,
  ambiguous: [{ row: 14, creators: ['Invented Channel 1', 'Invented Channel 2 with a name that is much longer than the sidebar is wide'] }],
  ambiguousRows: 1,
  unmatchedRows: 8,
  appended: 382,
};
const own = (steps: Script): Script => ({ ...choosing, lookAtOwnTab: [{ value: look }], ...steps });
const openOwnTab = (page: Page, words: PageWords) => press(page, words.sidebar.choose.ownTab);
const compare = async (page: Page, words: PageWords) => {
  await openOwnTab(page, words);
  await press(page, words.panels.ownTab.compare);
};
const unfit = (problem: NonNullable<OwnTabLook['problem']>): Script => ({ ...choosing, lookAtOwnTab: [{ value: { ...look, problem } }] });

export const viewStates: readonly PageState[] = [
  { name: 'own-tab', shows: 'panel', state: choose, script: own({}), go: openOwnTab },
  { name: 'own-tab-has-view', shows: 'panel', state: choose, script: unfit('has-view'), go: openOwnTab },
  { name: 'own-tab-reading', shows: 'matching', state: choose, script: own({ startMatch: [{ value: matching }] }), go: compare },
  {
    name: 'own-tab-found',
    shows: 'matching',
    state: choose,
    script: own({ startMatch: [{ value: { ...matching, found } }] }),
    go: async (page, words) => {
      await compare(page, words);
      await page
        .getByText(words.panels.ownTab.found({ matched: 31, rows: 40 }))
        .first()
        .waitFor();
    },
  },
  { name: 'choose-mine', shows: 'choose', state: choose, script: withGroups },
  {
    name: 'choose-who-am-i',
    shows: 'choose',
    state: choose,
    script: choosing,
    go: (page, words) => press(page, words.sidebar.choose.mine({ n: null })),
  },
  {
    name: 'choose-more-filters',
    shows: 'choose',
    state: choose,
    script: withGroups,
    go: async (page, words) => {
      await page.getByText(words.sidebar.choose.moreFilters, { exact: true }).click();
      await page.getByLabel(words.sidebar.choose.sort).selectOption({ index: 1 });
    },
  },
  {
    name: 'choose-text',
    shows: 'choose',
    state: choose,
    script: { ...choosing, readQueryText: [{ problem: { kind: 'bad-query', words: { what: 'unknown-key', key: 'colour' } } }] },
    go: async (page, words) => {
      await page.getByText(words.common.technicalDetails, { exact: true }).first().click();
      await page.getByLabel(words.sidebar.choose.text).fill('{"colour": "red"}');
      await press(page, words.sidebar.choose.useText);
    },
  },
  {
    name: 'choose-filter-ignored',
    shows: 'choose',
    state: choose,
    script: { ...choosing, countView: [{ problem: { kind: 'filter-ignored', words: { filter: 'group' } } }] },
  },
  {
    name: 'choose-several',
    shows: 'choose',
    state: choose,
    script: { ...withGroups, countView: [{ value: tested }] },
    go: async (page, words) => {
      const { sidebar, filters } = words;
      await page.getByLabel(sidebar.choose.status).selectOption({ label: filters.several });
      await page.getByRole('checkbox', { name: 'Completed' }).check();
      await page.getByLabel(filters.which({ what: sidebar.choose.status })).selectOption({ label: filters.is.none });
      await page.getByText(sidebar.choose.labels, { exact: true }).click();
      await page.getByRole('checkbox', { name: 'Beauty' }).check();
      await page.getByRole('checkbox', { name: 'Summer' }).check();
      await page.getByLabel(filters.which({ what: sidebar.choose.labels })).selectOption({ label: filters.is.all });
      await page.getByRole('checkbox', { name: filters.ownRows }).check();
      await page.getByText(filters.firstFit(tested.tested)).waitFor();
    },
  },
  {
    name: 'choose-own-filters',
    shows: 'choose',
    state: choose,
    script: { ...withGroups, countView: [{ value: tested }] },
    go: async (page, words) => {
      const { sidebar, filters } = words;
      await page.getByText(sidebar.choose.moreFilters, { exact: true }).click();
      await page.getByLabel(filters.email, { exact: true }).selectOption({ label: filters.noEmail });
      await page.getByLabel(filters.followersFrom).fill('10000');
      await page.getByLabel(filters.countries, { exact: true }).fill('US, DE');
      await page.getByLabel(filters.changed, { exact: true }).selectOption({ label: filters.changedIs.before });
      await page.getByLabel(filters.daysOf({ what: filters.changed })).fill('90');
      await page.getByText(filters.firstFit(tested.tested)).waitFor();
    },
  },
  { name: 'choose-save', shows: 'choose', state: choose, script: choosing, go: (page, words) => press(page, words.sidebar.choose.save) },
  { name: 'views', shows: 'panel', state: idle, script: viewed(list), go: openViews },
  {
    name: 'views-none',
    shows: 'panel',
    state: choose,
    script: { ...choosing, ...viewed({ ...list, saved: [], tabs: [] }) },
    go: openViews,
  },
  { name: 'views-rename', shows: 'panel', state: idle, script: viewed(list), go: inViews(({ panels }) => panels.views.rename) },
  { name: 'views-delete', shows: 'panel', state: idle, script: viewed(list), go: inViews(({ panels }) => panels.views.remove) },
  { name: 'views-change', shows: 'choose', state: idle, script: viewed(list), go: inViews(({ panels }) => panels.views.change) },
];
