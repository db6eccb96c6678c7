// The states of importing a workbook in the sidebar.

import type { Page } from 'playwright-core';
import type { MutationProgress } from '../../../sidebar/calls';
import type { CheckedFile, Imported } from '../../../src/rpc/files';
import type { PageWords } from '../../../src/text/pages-en';
import type { Script } from '../../sidebar/fake-server';
import { idle, mutationReady, NOW } from '../../sidebar/samples';
import { openMore } from './pressing';
import type { PageState } from './sidebar-states';

const open = openMore(({ panels }) => panels.imports.open);
const none: Script = { readLastImport: [{ value: { last: null } }] };

const pick = async (page: Page, words: PageWords, name = 'creators-of-the-spring-launch.xlsx') => {
  await open(page, words);
  await page.getByLabel(words.panels.imports.pick).setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from('PK') });
};

const fine: CheckedFile = {
  name: 'creators-of-the-spring-launch.xlsx',
  digest: 'd'.repeat(64),
  rows: 48,
  problems: [],
  hints: [],
  headingsKnown: true,
};
const wrong: CheckedFile = {
  ...fine,
  problems: [
    { what: 'too-many-rows', count: 612, most: 500 },
    { what: 'no-headings', names: ['Creator ID', 'Channel link', 'Handle'] },
  ],
  hints: [
    { what: 'empty-rows', rows: Array.from({ length: 14 }, (_, n) => n + 4) },
    { what: 'doubled', name: 'an-opaque-id-that-is-rather-long-and-has-no-spaces-0123456789', rows: [4, 9] },
    { what: 'unknown-headings', names: ['Budget'] },
  ],
};
const notable: CheckedFile = { ...fine, hints: [{ what: 'doubled', name: 'c-7', rows: [9, 31] }], headingsKnown: false };
const facts: Imported = { file: fine.name, rows: 48, overwrite: true, response: null, tab: null };
const answered: Imported = { ...facts, response: { created: 40, failed: 2, repeated: 1 }, tab: 'Not imported 10:44' };
const ready: MutationProgress = { ...mutationReady, facts: { what: 'import-file', ...facts }, requests: 1, seconds: 1 };
const checked = (file: CheckedFile): Script => ({ ...none, checkFile: [{ value: file }] });

const wish = async (page: Page, words: PageWords) => {
  await pick(page, words);
  await page.getByRole('button', { name: words.panels.imports.start({ rows: 48 }), exact: true }).click();
};
const approve = async (page: Page, words: PageWords) => {
  await wish(page, words);
  await page.getByRole('button', { name: words.mutations.about['import-file'](facts).button, exact: true }).click();
};
const ended = (progress: MutationProgress): Script => ({
  ...checked(fine),
  startMutation: [{ value: ready }],
  approveMutation: [{ value: progress }],
});
const panel = { shows: 'panel', state: idle } as const;

export const importStates: readonly PageState[] = [
  { name: 'imports', ...panel, script: none, go: open },
  { name: 'imports-not-xlsx', ...panel, script: none, go: (page, words) => pick(page, words, 'creators.xls') },
  { name: 'imports-checking', ...panel, script: { ...none, checkFile: ['silence'] }, go: pick },
  { name: 'imports-wrong', ...panel, script: checked(wrong), go: pick },
  { name: 'imports-fine', ...panel, script: checked(fine), go: pick },
  { name: 'imports-notable', ...panel, script: checked(notable), go: pick },
  { name: 'imports-bad', ...panel, script: { ...none, checkFile: [{ problem: { kind: 'bad-workbook' } }] }, go: pick },
  { name: 'imports-ready', shows: 'mutation', state: idle, script: { ...checked(fine), startMutation: [{ value: ready }] }, go: wish },
  {
    name: 'imports-done',
    shows: 'mutation',
    state: idle,
    script: ended({ ...ready, state: 'done', done: 1, facts: { what: 'import-file', ...answered } }),
    go: approve,
  },
  {
    name: 'imports-not-certain',
    shows: 'mutation',
    state: idle,
    script: ended({
      ...ready,
      state: 'partly',
      done: 1,
      failures: [{ about: fine.name, outcome: 'unknown', problem: { kind: 'unreachable' } }],
    }),
    go: approve,
  },
  {
    name: 'imports-last',
    ...panel,
    script: { readLastImport: [{ value: { last: { mutationId: 'd-1', at: NOW, facts: answered, reports: ['failed', 'repeated'] } } }] },
    go: open,
  },
];
