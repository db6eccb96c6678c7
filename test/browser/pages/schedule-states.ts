// The states of the panel for scheduled refreshes.

import type { Page } from 'playwright-core';
import type { ScheduleLook, TabNews } from '../../../src/rpc/schedule';
import type { PageWords } from '../../../src/text/pages-en';
import type { Script } from '../../sidebar/fake-server';
import { idle, NOW } from '../../sidebar/samples';
import type { PageState } from './sidebar-states';

const allowed = { allowed: true, url: null };
const LONG = 'A tab with a name that is much longer than the sidebar is wide';

const off: ScheduleLook = {
  on: null,
  tabs: [
    { id: 1, name: 'Talking', chosen: true },
    { id: 2, name: LONG, chosen: false },
  ],
  nextAt: null,
  going: null,
  last: null,
  gaveWay: null,
  silentSince: null,
  timer: allowed,
  mail: allowed,
  unreadable: null,
};

const quiet: TabNews = {
  tab: 1,
  name: 'Talking',
  at: 0,
  changed: 0,
  added: 0,
  left: 0,
  incomplete: false,
  edits: 0,
  waiting: 0,
  due: { n: 0, names: [] },
  problem: null,
};

const busy: TabNews = {
  ...quiet,
  changed: 12,
  added: 3,
  left: 1,
  incomplete: true,
  edits: 4,
  waiting: 1,
  due: { n: 7, names: ['Sample Creator 01', 'Sample Creator 02', 'Sample Creator 03', 'Sample Creator 04', 'Sample Creator 05'] },
};

const on: ScheduleLook = {
  ...off,
  on: { rule: { at: 'weekdays', hour: 8 }, mail: true },
  nextAt: '2026-11-30 08:00',
  last: {
    began: '2026-11-27 08:12',
    ended: '2026-11-27 08:14',
    tabs: [busy, { ...quiet, tab: 2, name: LONG, problem: { kind: 'unreachable' } }],
    mail: 'used-up',
  },
};

const state = (
  name: string,
  look: ScheduleLook,
  more: Script = {},
  then?: (page: Page, words: PageWords) => Promise<unknown>,
): PageState => ({
  name,
  shows: 'panel',
  state: idle,
  script: { readSchedule: [{ value: look }], ...more },
  go: async (page, words) => {
    const { panels, sidebar } = words;
    await page.getByText(sidebar.more.title, { exact: true }).click();
    await page.getByRole('button', { name: panels.schedule.open, exact: true }).click();
    await page.getByText(LONG).first().waitFor();
    await then?.(page, words);
  },
});

export const scheduleStates: readonly PageState[] = [
  state('schedule-off', off),
  state('schedule-on', on),
  state('schedule-hours', {
    ...on,
    on: { rule: { at: 'hours', every: 4 }, mail: false },
    nextAt: null,
    last: { began: '2026-11-27 08:12', ended: '2026-11-27 08:14', tabs: [quiet], mail: null },
  }),
  state('schedule-going', { ...on, going: { began: '2026-11-27 09:12', done: 1, of: 2 } }),
  state('schedule-held-up', { ...on, gaveWay: '2026-11-27 09:12', silentSince: '2026-11-27 09:12', last: null }),
  state(
    'schedule-not-allowed',
    { ...off, timer: { allowed: false, url: 'https://accounts.google.com/allow' }, mail: { allowed: false, url: null } },
    {},
    (page, { panels }) => page.getByLabel(panels.schedule.mail).check(),
  ),
  {
    name: 'schedule-ended',
    shows: 'idle',
    state: { ...idle, scheduled: { at: NOW, news: { ...quiet, problem: { kind: 'not-connected' } } } },
  },
  state('schedule-unreadable', { ...off, unreadable: 'damaged' }),
  state('schedule-refused', off, { turnOnSchedule: [{ problem: { kind: 'google-permission' } }] }, async (page, { panels }) => {
    await page.getByRole('button', { name: panels.schedule.turnOn, exact: true }).click();
    await page.locator('.banner.bad').waitFor();
  }),
];
