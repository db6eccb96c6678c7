// The states of the panel that edits many rows at once.

import type { Page } from 'playwright-core';
import type { BulkPreview } from '../../../src/rpc/bulk-edit';
import type { PageWords } from '../../../src/text/pages-en';
import type { Script } from '../../sidebar/fake-server';
import { choices } from '../../sidebar/sample-choices';
import { idle } from '../../sidebar/samples';
import type { PageState } from './sidebar-states';

const offered: Script = {
  readBulkColumns: [
    { value: { columns: [{ column: 17, heading: 'A column of my own with a long heading' }], stamp: '2026-11-27 AB', selection: 's-1' } },
  ],
  readChoices: [{ value: choices }],
};

const preview: BulkPreview = {
  selection: 's-1',
  creators: 45,
  changing: 38,
  same: 4,
  formulas: 3,
  undoable: false,
  leftOut: [14, 21, 22],
  examples: [
    { name: 'Sample creator with a name that is much longer than the sidebar', before: '', after: 'Sample line' },
    {
      name: 'Sample creator 2',
      before: 'A note that was there before, long enough to be cut off somewhere near its end',
      after: 'Sample line',
    },
    { name: 'Sample creator 3', before: 'one', after: 'one\nSample line' },
  ],
  digest: 'd-1',
};

const open = async (page: Page, { panels, sidebar }: PageWords) => {
  await page.getByText(sidebar.more.title, { exact: true }).click();
  await page.getByRole('button', { name: panels.bulkEdit.open, exact: true }).click();
  await page.getByLabel(panels.bulkEdit.what, { exact: true }).waitFor();
};

const choose = async (page: Page, words: PageWords, verb: keyof PageWords['panels']['bulkEdit']['verb']) => {
  await open(page, words);
  await page.getByLabel(words.panels.bulkEdit.what, { exact: true }).selectOption(verb);
};

const show = async (page: Page, words: PageWords) => {
  await choose(page, words, 'clear');
  await page.locator('[data-main]').click();
  await page.getByRole('status').filter({ hasText: /\S/ }).first().waitFor();
};

export const bulkEditStates: readonly PageState[] = [
  { name: 'bulk-edit', shows: 'panel', state: idle, script: offered, go: open },
  { name: 'bulk-edit-append', shows: 'panel', state: idle, script: offered, go: (page, words) => choose(page, words, 'append') },
  { name: 'bulk-edit-move', shows: 'panel', state: idle, script: offered, go: (page, words) => choose(page, words, 'move') },
  { name: 'bulk-edit-shown', shows: 'panel', state: idle, script: { ...offered, previewBulkEdit: [{ value: preview }] }, go: show },
  {
    name: 'bulk-edit-nobody',
    shows: 'panel',
    state: idle,
    script: { ...offered, previewBulkEdit: [{ value: { ...preview, creators: 0, changing: 0, same: 0, leftOut: [], examples: [] } }] },
    go: show,
  },
  {
    name: 'bulk-edit-refused',
    shows: 'panel',
    state: idle,
    script: { ...offered, previewBulkEdit: [{ value: preview }], writeBulkEdit: [{ problem: { kind: 'stale-mutation' } }] },
    go: async (page, words) => {
      await show(page, words);
      await page.locator('[data-main]').click();
      await page.locator('.banner.bad').waitFor();
    },
  },
];
