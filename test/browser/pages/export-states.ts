// The states of exports in the sidebar.

import type { Page } from 'playwright-core';
import type { Export } from '../../../contract/records';
import type { PageWords } from '../../../src/text/pages-en';
import type { Script } from '../../sidebar/fake-server';
import { idle, mutationReady, NOW } from '../../sidebar/samples';
import { openMore, press } from './pressing';
import type { PageState } from './sidebar-states';

const open = openMore(({ panels }) => panels.exports.open);

const one = (status: Export['status'], more: Partial<Export> = {}): Export => ({
  id: status,
  status,
  kind: 'crm',
  name: `crm-channels-2026-03-02-with-a-name-of-some-length-${status}.xlsx`,
  rows: null,
  createdAt: NOW,
  expiresAt: '',
  reason: '',
  ...more,
});
const all: Script = {
  readExports: [
    {
      value: {
        exports: [
          one('working'),
          one('ready', { rows: 2968, expiresAt: '2026-03-09T10:44:00Z' }),
          one('failed', { reason: 'The service was restarted' }),
          one('expired'),
          one('unknown', { name: '', createdAt: '' }),
        ],
        others: 2,
        unsure: true,
        more: 12,
        againMs: 0,
      },
    },
  ],
};
const bring = async (page: Page, words: PageWords) => {
  await open(page, words);
  await press(page, words.panels.handedOut.toTab);
};
const file = (fetchFile: NonNullable<Script['fetchFile']>): Pick<PageState, 'shows' | 'state' | 'script' | 'go'> => ({
  shows: 'panel',
  state: idle,
  script: { ...all, fetchFile },
  go: bring,
});

export const exportStates: readonly PageState[] = [
  { name: 'exports', shows: 'panel', state: idle, script: all, go: open },
  {
    name: 'exports-none',
    shows: 'panel',
    state: idle,
    script: { readExports: [{ value: { exports: [], others: 0, unsure: false, more: 0, againMs: 0 } }] },
    go: open,
  },
  { name: 'exports-fetching', ...file(['silence']) },
  { name: 'exports-in-tab', ...file([{ value: { as: 'tab', tab: 'crm-channels-2026-03-02', rows: 2968 } }]) },
  { name: 'exports-link', ...file([{ value: { as: 'link', url: 'https://files.example.com/a.xlsx' } }]) },
  { name: 'exports-file', ...file([{ value: { as: 'file', name: 'crm-channels.xlsx', base64: 'UEsDBA==' } }]) },
  {
    name: 'exports-not-understood',
    ...file([
      {
        problem: {
          kind: 'unknown-shape',
          technical: { code: '', summary: 'data has no https address', hint: '', url: '', requestId: 'r-1' },
        },
      },
    ]),
  },
  {
    name: 'exports-approve',
    shows: 'mutation',
    state: idle,
    script: {
      ...all,
      startMutation: [{ value: { ...mutationReady, facts: { what: 'create-export', view: 'In communication', creators: 412 } } }],
    },
    go: async (page, words) => {
      await open(page, words);
      await press(page, words.panels.exports.view);
    },
  },
];
