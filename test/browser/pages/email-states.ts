// The states of adding to an email task in the sidebar.

import type { Page } from 'playwright-core';
import type { MutationProgress } from '../../../sidebar/calls';
import type { PageWords } from '../../../src/text/pages-en';
import type { Script } from '../../sidebar/fake-server';
import { idle, mutationReady } from '../../sidebar/samples';
import { openMore, press } from './pressing';
import type { PageState } from './sidebar-states';

const openEmail = openMore(({ panels }) => panels.email.open);

const tasks: Script = {
  readEmailTasks: [
    {
      value: {
        tasks: [
          { id: 't-1', name: 'Spring hello', standalone: true },
          { id: 2, name: 'A task with a name that is much longer than the sidebar is wide', standalone: true },
          { id: 't-3', name: 'A sequence', standalone: false },
        ],
      },
    },
  ],
};

const mailed: MutationProgress['facts'] = {
  what: 'add-to-email',
  task: 'Spring hello',
  adds: 46,
  names: ['Invented Channel 1', 'Invented Channel 2', 'Invented Channel 3'],
  existing: 46,
  absent: ['Invented Channel 9', 'Invented Channel 10'],
  absentTotal: 2,
  inDoubt: 1,
  leftOut: { noAddress: 22, archived: 1 },
  response: null,
};
const ready: MutationProgress = { ...mutationReady, facts: mailed, requests: 1, seconds: 1 };
const told = { added: 45, refused: 1, named: [{ name: 'Invented Channel 3', reason: 'has no e-mail address' }] };

const wish = async (page: Page, words: PageWords) => {
  await openEmail(page, words);
  await press(page, words.panels.email.add);
};
const approve = async (page: Page, words: PageWords) => {
  await wish(page, words);
  await press(page, words.mutations.about['add-to-email'](mailed).button);
};
const ended = (progress: MutationProgress): Script => ({
  ...tasks,
  startMutation: [{ value: ready }],
  approveMutation: [{ value: progress }],
});

export const emailStates: readonly PageState[] = [
  { name: 'email', shows: 'panel', state: idle, script: tasks, go: openEmail },
  { name: 'email-none', shows: 'panel', state: idle, script: { readEmailTasks: [{ value: { tasks: [] } }] }, go: openEmail },
  {
    name: 'email-not-understood',
    shows: 'panel',
    state: idle,
    script: {
      readEmailTasks: [
        { problem: { kind: 'unknown-shape', technical: { code: '', summary: 'data.rows', hint: '', url: '', requestId: 'r-1' } } },
      ],
    },
    go: openEmail,
  },
  { name: 'email-ready', shows: 'mutation', state: idle, script: { ...tasks, startMutation: [{ value: ready }] }, go: wish },
  {
    name: 'email-done',
    shows: 'mutation',
    state: idle,
    script: ended({ ...ready, state: 'done', done: 1, facts: { ...mailed, response: told } }),
    go: approve,
  },
  {
    name: 'email-not-certain',
    shows: 'mutation',
    state: idle,
    script: ended({
      ...ready,
      state: 'partly',
      done: 1,
      failures: [{ about: 'Spring hello', outcome: 'unknown', problem: { kind: 'unreachable' } }],
    }),
    go: approve,
  },
];
