// The states of a practice in the sidebar.

import type { SidebarState } from '../../../sidebar/calls';
import type { PracticeCard } from '../../../src/rpc/shapes';
import { done, edited, emptyTab, idle, run } from '../../sidebar/samples';
import type { PageState } from './sidebar-states';

type Steps = NonNullable<PracticeCard['steps']>;

const at = (state: SidebarState, steps: Steps | null): SidebarState => ({ ...state, practice: { where: 'here', steps } });
const none: Steps = { edited: false, checked: false, sent: false, undone: false };
const all: Steps = { edited: true, checked: true, sent: true, undone: true };

export const practiceStates: readonly PageState[] = [
  { name: 'practice-begun', shows: 'idle', state: at(idle, none) },
  { name: 'practice-edited', shows: 'edits', state: at(edited, { ...none, edited: true }) },
  { name: 'practice-all-done', shows: 'idle', state: at(idle, all) },
  { name: 'practice-steps-hidden', shows: 'idle', state: at(idle, null) },
  {
    name: 'practice-result',
    shows: 'done',
    state: at({ ...edited, run: run('paused') }, { ...all, undone: false }),
    script: { stepSend: [{ value: done }] },
    go: (page) => page.locator('[data-main]').click(),
  },
  {
    name: 'practice-not-here',
    shows: 'idle',
    state: at(idle, null),
    go: async (page, { panels }) => {
      await page.locator('summary').last().click();
      await page.getByRole('button', { name: panels.exports.open, exact: true }).click();
      await page.locator('.banner.good').waitFor();
    },
  },
  {
    name: 'practice-colleague',
    shows: 'idle',
    state: at(idle, null),
    script: {
      changeAsColleague: [
        {
          value: {
            changes: [
              { creator: 'Sample Creator 03', field: 'status', value: 'In talks', edited: false },
              { creator: 'Sample Creator 05', field: 'notes', value: 'Sample note', edited: true },
            ],
          },
        },
      ],
    },
    go: async (page, { practicing }) => {
      await page.getByRole('button', { name: practicing.colleague, exact: true }).click();
      await page.locator('.banner.good').waitFor();
    },
  },
  {
    name: 'practice-copy',
    shows: 'practice-copy',
    state: { ...idle, tab: emptyTab, edits: null, practice: { where: 'copy', steps: null } },
  },
];
