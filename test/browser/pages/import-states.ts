// The states of importing a workbook in the sidebar.

import type { Page } from 'playwright-core';
import type { DeedProgress, Imported } from '../../../src/rpc/deeds';
import type { CheckedFile } from '../../../src/rpc/files';
import type { Words } from '../../../src/text/words';
import type { Script } from '../../sidebar/fake-server';
import { deedReady, idle, NOW } from '../../sidebar/samples';
import { openMore } from './deed-states';
import type { PageState } from './sidebar-states';

const open = openMore(({ files }) => files.imports.open);
const none: Script = { readLastImport: [{ value: { last: null } }] };

const pick = async (page: Page, words: Words, name = 'creators-of-the-spring-launch.xlsx') => {
  await open(page, words);
  await page.getByLabel(words.files.imports.pick).setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from('PK') });
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
const facts: Imported = { what: 'import-file', file: fine.name, rows: 48, overwrite: true, told: null, tab: null };
const told: Imported = { ...facts, told: { created: 40, updated: 5, failed: 2, repeated: 1 }, tab: 'Not imported 10:44' };
const ready: DeedProgress = { ...deedReady, facts, requests: 1, seconds: 1 };
const checked = (file: CheckedFile): Script => ({ ...none, checkFile: [{ value: file }] });

const wish = async (page: Page, words: Words) => {
  await pick(page, words);
  await page.getByRole('button', { name: words.files.imports.start({ rows: 48 }), exact: true }).click();
};
const approve = async (page: Page, words: Words) => {
  await wish(page, words);
  await page.getByRole('button', { name: words.deeds.about['import-file'](facts).button, exact: true }).click();
};
const ended = (progress: DeedProgress): Script => ({ ...checked(fine), startDeed: [{ value: ready }], approveDeed: [{ value: progress }] });
const tool = { shows: 'tool', state: idle } as const;

export const importStates: readonly PageState[] = [
  { name: 'imports', ...tool, script: none, go: open },
  { name: 'imports-not-xlsx', ...tool, script: none, go: (page, words) => pick(page, words, 'creators.xls') },
  { name: 'imports-checking', ...tool, script: { ...none, checkFile: ['silence'] }, go: pick },
  { name: 'imports-wrong', ...tool, script: checked(wrong), go: pick },
  { name: 'imports-fine', ...tool, script: checked(fine), go: pick },
  { name: 'imports-notable', ...tool, script: checked(notable), go: pick },
  { name: 'imports-bad', ...tool, script: { ...none, checkFile: [{ problem: { kind: 'bad-workbook' } }] }, go: pick },
  { name: 'imports-ready', shows: 'deed', state: idle, script: { ...checked(fine), startDeed: [{ value: ready }] }, go: wish },
  { name: 'imports-done', shows: 'deed', state: idle, script: ended({ ...ready, state: 'done', done: 1, facts: told }), go: approve },
  {
    name: 'imports-not-certain',
    shows: 'deed',
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
    ...tool,
    script: { readLastImport: [{ value: { last: { deedId: 'd-1', at: NOW, facts: told, hasReport: true } } }] },
    go: open,
  },
];
