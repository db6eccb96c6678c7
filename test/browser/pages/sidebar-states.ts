// Every state of the sidebar: what the server must say, and what a person must press, to see it.

import type { Page } from 'playwright-core';
import type { SidebarState } from '../../../sidebar/calls';
import type { PageWords } from '../../../src/text/pages-en';
import type { Script } from '../../sidebar/fake-server';
import { choices } from '../../sidebar/sample-choices';
import { waiting } from '../../sidebar/sample-waiting';
import {
  done,
  edited,
  edits,
  emptyTab,
  idle,
  NOW,
  noEdits,
  onlyFromCrm,
  partly,
  partlyArchived,
  pullStep,
  run,
  sendStep,
  tab,
} from '../../sidebar/samples';

export interface PageState {
  readonly name: string;
  /** The resulting state of the state machine. */
  readonly shows: string;
  /** The server's overall state. */
  readonly state?: SidebarState;
  readonly script?: Script;
  readonly go?: (page: Page, words: PageWords) => Promise<void>;
}

const press = (button: (words: PageWords) => string) => (page: Page, words: PageWords) =>
  page.getByRole('button', { name: button(words), exact: true }).click();
const main = (page: Page) => page.locator('[data-main]').click();

const openHistory = async (page: Page, words: PageWords) => {
  await page.locator('summary').last().click();
  await press(({ running }) => running.history.open)(page, words);
};

const technical = {
  code: 'INVALID_REQUEST',
  summary: 'The body is wrong',
  hint: 'Check it',
  url: 'https://www.example.com/help',
  requestId: 'req-7',
};
const choosing: Script = {
  readChoices: [{ value: choices }],
  countView: [{ value: { total: 2968, seconds: 62, requests: 30, text: '{\n  "sample": 1\n}' } }],
};
const choose: SidebarState = { ...idle, tab: emptyTab, edits: null };
const check = { runId: 'run-1', done: 30, total: 49, waitMs: 0, outcome: 'going' } as const;
const report = { creators: 800, added: 12, updated: 30, changed: 6, left: 1, archived: 0, gone: 2, editsKept: 57, incomplete: true };
const stopped = { ...tab, unfinishedPull: { pullId: 'pull-1', done: 300, total: 800 } };

export const sidebarStates: readonly PageState[] = [
  { name: 'loading', shows: 'loading' },
  { name: 'failed', shows: 'failed', script: { readState: [{ problem: { kind: 'several-accounts', technical } }] } },
  {
    name: 'opened-before-an-update',
    shows: 'edits',
    state: { ...edited, version: '999.0.0' },
    go: (page, { sidebar }) => page.getByText(sidebar.more.updated({ version: '999.0.0' })).waitFor(),
  },
  { name: 'no-tab', shows: 'failed', state: { ...idle, tab: null, edits: null } },
  { name: 'connect', shows: 'connect', state: { ...idle, account: null, tab: emptyTab, edits: null } },
  { name: 'connect-tab-has-view', shows: 'connect', state: { ...idle, account: null } },
  { name: 'connect-without-key', shows: 'connect', state: { ...idle, account: null, tab: emptyTab, edits: null }, go: main },
  {
    name: 'connect-wrong-key',
    shows: 'connect',
    state: { ...idle, account: null, tab: emptyTab, edits: null },
    script: { connect: [{ problem: { kind: 'wrong-key', technical } }] },
    go: async (page, words) => {
      await page.getByLabel(words.sidebar.connect.key).fill('nox_sk_sample');
      await main(page);
    },
  },
  { name: 'choose', shows: 'choose', state: choose, script: choosing },
  { name: 'choose-beside-a-copy', shows: 'choose', state: { ...choose, tab: { ...emptyTab, isCopy: true } }, script: choosing },
  { name: 'choose-labels', shows: 'choose', state: choose, script: choosing, go: (page) => page.locator('summary').first().click() },
  { name: 'choose-counting', shows: 'choose', state: choose, script: { readChoices: [{ value: choices }] } },
  {
    name: 'choose-nobody',
    shows: 'choose',
    state: choose,
    script: { ...choosing, countView: [{ value: { total: 0, seconds: 1, requests: 1, text: '{}' } }] },
  },
  { name: 'choose-lists-failed', shows: 'choose', state: choose, script: { readChoices: [{ problem: { kind: 'server' } }] } },
  { name: 'pulling', shows: 'pulling', state: choose, script: { ...choosing, startPull: [{ value: pullStep(300) }] }, go: main },
  {
    name: 'pulling-at-limit',
    shows: 'pulling',
    state: choose,
    script: { ...choosing, startPull: [{ value: pullStep(300, { waitMs: 18_000 }) }] },
    go: main,
  },
  {
    name: 'refreshing-offline',
    shows: 'pulling',
    state: idle,
    script: { startRefresh: [{ value: pullStep(300) }], stepPull: [{ problem: { kind: 'unreachable' } }] },
    go: press((words) => words.sidebar.resting.refresh),
  },
  { name: 'pull-stopped', shows: 'pull-stopped', state: { ...idle, tab: stopped } },
  {
    name: 'pulled',
    shows: 'pulled',
    state: choose,
    script: {
      ...choosing,
      startPull: [
        { value: pullStep(800, { finished: { ...report, left: 0, archived: 0, gone: 0, incomplete: false, editsKept: 0, updated: 0 } }) },
      ],
    },
    go: main,
  },
  {
    name: 'refreshed',
    shows: 'pulled',
    state: idle,
    script: { startRefresh: [{ value: pullStep(800, { finished: report }) }] },
    go: press((words) => words.sidebar.resting.refresh),
  },
  {
    name: 'refreshed-changes',
    shows: 'pulled',
    state: idle,
    script: {
      startRefresh: [
        {
          value: pullStep(800, {
            finished: {
              ...report,
              incomplete: false,
              changedSince: { refresh: '2026-03-02T09:12:00Z', whole: '2026-02-28T08:00:00Z' },
            },
          }),
        },
      ],
    },
    go: press((words) => words.sidebar.resting.refresh),
  },
  { name: 'idle', shows: 'idle', state: idle },
  { name: 'idle-more', shows: 'idle', state: idle, go: (page) => page.locator('summary').last().click() },
  {
    name: 'idle-column-renamed',
    shows: 'idle',
    state: { ...idle, edits: { ...noEdits, troubles: [{ what: 'column-renamed', field: 'status', heading: 'Status' }] } },
  },
  { name: 'stale', shows: 'stale', state: { ...idle, now: '2026-03-02T15:00:00Z' } },
  {
    name: 'stale-changed',
    shows: 'stale',
    state: { ...idle, now: '2026-03-02T15:00:00Z' },
    script: { countChanged: [{ value: { changed: 14 } }] },
  },
  { name: 'edits', shows: 'edits', state: edited },
  {
    name: 'edits-refused',
    shows: 'edits',
    state: {
      ...edited,
      refused: [
        { kind: 'protected-cells', words: { heading: 'Sync\nNotes', cells: 'B:H', who: 'owner@example.com' } },
        { kind: 'merged-cells', words: { heading: '', cells: 'C3:C5', who: '' } },
      ],
    },
  },
  {
    name: 'edits-counting-seen',
    shows: 'edits',
    state: { ...edited, edits: { ...edits, visibleRows: null } },
    script: { countVisible: [{ value: { seen: 12, next: 90 } }, 'silence'] },
    go: (page, words) => page.getByText(words.sidebar.edits.visibleSoFar({ rows: 12 })).waitFor(),
  },
  {
    name: 'edits-visible',
    shows: 'edits',
    state: edited,
    go: (page, words) => page.getByRole('radio', { name: words.sidebar.edits.visible({ rows: 40 }) }).check(),
  },
  {
    name: 'edits-of-a-reader',
    shows: 'edits',
    state: { ...edited, account: { key: '4f7a', onlyReads: true } },
    go: (page, words) => page.getByText(words.sidebar.more.onlyReads).waitFor(),
  },
  { name: 'edits-alone', shows: 'edits', state: { ...edited, edits: { ...edits, onlySome: true } } },
  {
    name: 'edits-waiting',
    shows: 'edits',
    state: { ...edited, edits: { ...edits, waiting, waitingTotal: 6, waitingRows: 6, labelsRemoved: 2 } },
    go: (page) => page.locator('summary').first().click(),
  },
  { name: 'edits-only-waiting', shows: 'edits', state: { ...edited, edits: { ...noEdits, waiting, waitingTotal: 6, waitingRows: 6 } } },
  { name: 'edits-discard', shows: 'edits', state: edited, go: press((words) => words.sidebar.edits.discard) },
  {
    name: 'edits-problem',
    shows: 'edits',
    state: edited,
    script: { startCheck: [{ problem: { kind: 'other-account', technical } }] },
    go: async (page, words) => {
      await main(page);
      await page
        .getByText(words.problem({ kind: 'other-account' }).title)
        .first()
        .waitFor();
    },
  },
  {
    name: 'edits-discarded',
    shows: 'edits',
    state: edited,
    script: { discardEdits: [{ value: { cells: 12 } }] },
    go: async (page, words) => {
      await press(({ sidebar }) => sidebar.edits.discard)(page, words);
      await main(page);
      await page
        .getByText(words.sidebar.resting.discarded({ cells: 12 }))
        .first()
        .waitFor();
    },
  },
  { name: 'trouble', shows: 'trouble', state: { ...edited, edits: { ...noEdits, troubles: [{ what: 'id-column-missing' }] } } },
  { name: 'trouble-not-pulled', shows: 'trouble', state: { ...edited, edits: { ...noEdits, troubles: [{ what: 'not-pulled' }] } } },
  { name: 'checking', shows: 'checking', state: edited, script: { startCheck: [{ value: check }] }, go: main },
  {
    name: 'history',
    shows: 'history',
    state: idle,
    script: {
      readHistory: [
        {
          value: [
            run('done', { applied: 55, left: 0, isUndo: true }),
            run('partly', { applied: 51, failed: 4, left: 0 }),
            run('cancelled', { applied: 0 }),
            run('done', { applied: 25, total: 25, left: 0, archives: true }),
          ],
        },
      ],
    },
    go: openHistory,
  },
  { name: 'history-empty', shows: 'history', state: idle, script: { readHistory: [{ value: [] }] }, go: openHistory },
  { name: 'archive-check-stopped', shows: 'check-stopped', state: { ...edited, run: run('checking', { archives: true }) } },
  { name: 'check-stopped', shows: 'check-stopped', state: { ...edited, run: run('checking') } },
  { name: 'nothing', shows: 'nothing', state: idle, script: { startCheck: [{ value: { ...check, outcome: 'nothing' } }] }, go: main },
  {
    name: 'nothing-to-archive',
    shows: 'nothing',
    state: edited,
    script: { startArchive: [{ value: { ...check, outcome: 'nothing' } }] },
    go: async (page, words) => {
      await page.locator('summary').last().click();
      await press(({ sidebar }) => sidebar.more.archive)(page, words);
    },
  },
  {
    name: 'nothing-selected',
    shows: 'idle',
    state: idle,
    script: { startArchive: [{ problem: { kind: 'nothing-selected' } }] },
    go: async (page, words) => {
      await page.locator('summary').last().click();
      await press(({ sidebar }) => sidebar.more.restore)(page, words);
      await page
        .getByText(words.problem({ kind: 'nothing-selected' }).title)
        .first()
        .waitFor();
    },
  },
  {
    name: 'partly-archived',
    shows: 'partly',
    state: { ...idle, run: run('paused', { archives: true }) },
    script: { stepSend: [{ value: partlyArchived }] },
    go: main,
  },
  { name: 'reviewing', shows: 'reviewing', state: { ...edited, run: run('reviewing') } },
  {
    name: 'sending',
    shows: 'sending',
    state: { ...edited, run: run('paused') },
    script: { stepSend: [{ value: sendStep(22, { failed: 1 }) }, 'silence'] },
    go: main,
  },
  {
    name: 'sending-offline',
    shows: 'sending',
    state: { ...edited, run: run('paused') },
    script: { stepSend: [{ value: sendStep(22) }, { problem: { kind: 'unreachable' } }] },
    go: main,
  },
  {
    name: 'paused-wrong-key',
    shows: 'stopped',
    state: { ...edited, run: run('paused') },
    script: { stepSend: [{ problem: { kind: 'wrong-key', technical } }] },
    go: async (page) => {
      await main(page);
      await page.locator('main .banner').first().waitFor();
    },
  },
  {
    name: 'unclear',
    shows: 'unclear',
    state: { ...edited, run: run('paused') },
    script: { stepSend: [{ value: sendStep(54, { unknown: 1, left: 0 }) }, 'silence'] },
    go: main,
  },
  { name: 'archive-paused', shows: 'stopped', state: { ...edited, run: run('paused', { archives: true }) } },
  { name: 'paused', shows: 'stopped', state: { ...edited, run: run('paused') } },
  {
    name: 'change-log-since',
    shows: 'change-log',
    state: { ...idle, tab: { ...emptyTab, isChangeLog: true }, edits: null },
    script: { showChanges: [{ value: { lines: 12, since: '2026-11-20T00:00:00.000Z', filtered: false } }] },
    go: async (page, { running }) => {
      await page.getByRole('button', { name: running.history.sinceFriday, exact: true }).click();
      await page.locator('.banner.good').waitFor();
    },
  },
  { name: 'change-log', shows: 'change-log', state: { ...idle, tab: { ...emptyTab, isChangeLog: true }, edits: null } },
  { name: 'stopped-nameless', shows: 'stopped', state: { ...edited, run: run('paused', { who: '', isMine: false }) } },
  {
    name: 'stopped',
    shows: 'stopped',
    state: { ...edited, run: run('sending', { who: 'colleague@example.com', isMine: false, unknown: 1 }) },
  },
  { name: 'ready', shows: 'stopped', state: { ...edited, run: run('confirmed', { applied: 0, left: 55 }) } },
  { name: 'done', shows: 'done', state: { ...idle, run: run('paused') }, script: { stepSend: [{ value: done }] }, go: main },
  {
    name: 'only-from-the-crm',
    shows: 'done',
    state: { ...idle, run: run('paused') },
    script: { stepSend: [{ value: onlyFromCrm }] },
    go: main,
  },
  { name: 'done-with-a-rest', shows: 'done', state: { ...edited, run: run('paused') }, script: { stepSend: [{ value: done }] }, go: main },
  { name: 'partly', shows: 'partly', state: { ...edited, run: run('paused') }, script: { stepSend: [{ value: partly }] }, go: main },
  { name: 'colleague', shows: 'colleague', state: { ...edited, colleague: { who: 'colleague@example.com', since: NOW, changes: 30 } } },
];
