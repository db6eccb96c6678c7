// The states of the panels for follow-ups, own columns of another tab, and a tab to hand out.

import type { Page } from 'playwright-core';
import type { FollowUpsLook } from '../../../src/rpc/follow-ups';
import type { HandOutLook } from '../../../src/rpc/hand-out';
import { rowNumberOf } from '../../../src/sync/model';
import type { PageWords } from '../../../src/text/pages-en';
import type { Script } from '../../sidebar/fake-server';
import { choices } from '../../sidebar/sample-choices';
import { edited, idle } from '../../sidebar/samples';
import type { PageState } from './sidebar-states';

const names = { lastSent: 'Last sent', count: 'Follow-ups', next: 'Next action', due: 'Due', answered: 'Replied' };

/** The person chose columns that were there already. */
const own = { lastSent: 'Mailed on', count: 'Mails so far', next: 'Next action', due: 'Write again on', answered: 'Replied' };

const missing: FollowUpsLook = {
  tab: 1,
  names,
  headings: ['A column of my own with a long heading'],
  at: { lastSent: null, count: null, next: null, due: null, answered: null },
  rule: { statuses: choices.statuses.slice(0, 1).map(({ id }) => id), most: 2, days: 5 },
  statuses: choices.statuses,
  today: '2026-11-27',
  found: null,
  onlyDue: false,
  email: null,
};

const full: FollowUpsLook = {
  ...missing,
  headings: [...missing.headings, ...Object.values(own)],
  at: own,
  onlyDue: true,
  found: {
    due: 12,
    later: 30,
    neverSent: [14, 15, 16, 17],
    unclear: [
      { why: 'sent-is-text', rows: [4] },
      { why: 'sent-in-future', rows: [9, 10] },
    ],
    duplicates: [
      { by: 'creator', text: 'Sample creator with a name that is much longer than the sidebar', rows: [5, 41].map(rowNumberOf) },
      { by: 'email', text: 'sample@sample.test', rows: [6, 7, 8, 9].map(rowNumberOf) },
    ],
    unmarked: 3,
  },
  email: { mutationId: 'm-1', task: 'Spring mail with a long name that goes on', creators: 12 },
};

const preview = {
  task: 'Spring mail',
  day: '2026-11-27',
  creators: 12,
  rows: 13,
  same: 1,
  leftOut: [22],
  notAcknowledged: 2,
  elsewhere: 1,
  undoable: false,
  examples: [{ name: 'Sample creator 1', before: '2026-11-20 · 1', after: '2026-11-27 · 2' }],
  digest: 'd-1',
};

const handOut: HandOutLook = {
  tab: 1,
  title: 'CRM creators 2026-11-27',
  selectedRows: 0,
  columns: [
    { column: 3, heading: 'Creator', what: 'public' },
    { column: 6, heading: 'Status', what: 'team' },
    { column: 9, heading: 'Notes', what: 'private' },
    { column: 17, heading: 'A column of my own with a long heading', what: 'own' },
  ],
};

const opened =
  (panel: 'followUps' | 'lookups' | 'handOut') =>
  async (page: Page, { panels, sidebar }: PageWords): Promise<void> => {
    await page.getByText(sidebar.more.title, { exact: true }).click();
    await page.getByRole('button', { name: panels[panel].open, exact: true }).click();
    await page.getByRole('heading', { name: panels[panel].title, exact: true }).waitFor();
  };

const state = (name: string, panel: Parameters<typeof opened>[0], script: Script, then?: PageState['go']): PageState => ({
  name,
  shows: 'panel',
  state: idle,
  script,
  go: async (page, words) => {
    await opened(panel)(page, words);
    await then?.(page, words);
  },
});

const sources = {
  tab: 1,
  tabs: [{ id: 7, name: 'Master list', headings: ['Campaign', 'A column of my own with a long heading'], shown: ['Campaign'] }],
};

const nobody: FollowUpsLook = {
  ...full,
  onlyDue: false,
  found: { due: 0, later: 0, neverSent: [], unclear: [], duplicates: [], unmarked: 0 },
  email: null,
};

export const followUpStates: readonly PageState[] = [
  { name: 'rest-with-due', shows: 'idle', state: { ...idle, due: { rows: 12, shown: true } } },
  { name: 'edits-with-due', shows: 'edits', state: { ...edited, due: { rows: 12, shown: false } } },
  state('follow-ups-loading', 'followUps', {}),
  state('follow-ups-nobody', 'followUps', { readFollowUps: [{ value: nobody }] }, (page, { panels }) =>
    page.getByText(panels.followUps.nobody).waitFor(),
  ),
  state(
    'follow-ups-rule',
    'followUps',
    { readFollowUps: [{ value: { ...nobody, found: null, rule: { ...missing.rule, statuses: [] } } }] },
    (page, { panels }) => page.getByText(panels.followUps.inWords({ names: [], most: 2, days: 5, answered: null, columns: own })).waitFor(),
  ),
  state(
    'follow-ups-shown',
    'followUps',
    { readFollowUps: [{ value: full }], showDue: [{ value: { how: 'selected', rows: 12 } }] },
    async (page, { panels }) => {
      await page.getByRole('button', { name: panels.followUps.due({ n: 12 }) }).click();
      await page.getByText(panels.followUps.shown({ how: 'selected', rows: 12, columns: own })).waitFor();
    },
  ),
  state(
    'follow-ups-marked',
    'followUps',
    { readFollowUps: [{ value: full }, { value: full }], markDue: [{ value: { cells: 30 } }] },
    async (page, { panels }) => {
      await page.getByRole('button', { name: panels.followUps.mark }).click();
      await page.getByText(panels.followUps.marked({ cells: 30, columns: own })).waitFor();
      await page.getByText(panels.followUps.days({ columns: own })).waitFor({ state: 'attached' });
    },
  ),
  state('lookups-loading', 'lookups', {}),
  state('hand-out-loading', 'handOut', {}),
  state('hand-out-refused', 'handOut', { readHandOut: [{ problem: { kind: 'no-view' } }] }, (page) =>
    page.locator('.banner.bad').waitFor(),
  ),
  state(
    'hand-out-made',
    'handOut',
    { readHandOut: [{ value: handOut }], makeHandOut: [{ value: { tab: 'For the client', rows: 12, columns: 1, errors: 2 } }] },
    async (page, { panels }) => {
      await page.getByRole('button', { name: panels.handOut.make({ n: 1 }) }).click();
      await page.getByText(panels.handOut.made({ tab: 'For the client', rows: 12, columns: 1, errors: 2 })).waitFor();
    },
  ),
  state('follow-ups-columns', 'followUps', { readFollowUps: [{ value: missing }] }),
  state('follow-ups', 'followUps', { readFollowUps: [{ value: full }] }, (page, { panels }) =>
    page.getByText(panels.followUps.due({ n: 12 })).waitFor(),
  ),
  state(
    'follow-ups-stamp',
    'followUps',
    { readFollowUps: [{ value: full }], previewStamp: [{ value: preview }] },
    async (page, { panels, sidebar }) => {
      await page.getByRole('button', { name: panels.followUps.stamp.show }).click();
      await page.getByRole('button', { name: panels.followUps.stamp.write({ n: 13 }) }).waitFor();
      await page.getByText(panels.followUps.stamp.offer({ task: full.email?.task ?? '', n: 12, columns: own })).waitFor();
      await page.getByText(panels.followUps.stamp.counts({ ...preview, columns: own })).waitFor();
      await page
        .getByText(panels.followUps.stamp.leftOut({ where: sidebar.edits.rowNumbers({ rows: preview.leftOut }), columns: own }))
        .waitFor();
    },
  ),
  state('follow-ups-refused', 'followUps', { readFollowUps: [{ problem: { kind: 'no-view' } }] }, (page) =>
    page.locator('.banner.bad').waitFor(),
  ),
  state('lookups', 'lookups', { readLookups: [{ value: sources }] }, (page) =>
    page.getByText('Master list').first().waitFor({ state: 'attached' }),
  ),
  state('lookups-none', 'lookups', { readLookups: [{ value: { tab: 1, tabs: [] } }] }, (page, { panels }) =>
    page.getByText(panels.lookups.none).waitFor(),
  ),
  state('hand-out', 'handOut', { readHandOut: [{ value: handOut }] }, async (page, { panels }) => {
    await page.getByLabel('Notes').check();
    await page.getByText(panels.handOut.privateWarning({ names: ['Notes'] })).waitFor();
  }),
];
