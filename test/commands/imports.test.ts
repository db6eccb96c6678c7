// Importing a workbook: checked, approved as exactly that file, reported in the CRM's own words.

import { fetchFile } from '../../src/commands/mutations/exports/fetch-file';
import { checkFile, readLastImport } from '../../src/commands/mutations/imports/check-import';
import { approveMutation, startMutation, stepMutation } from '../../src/commands/mutations/mutation';
import type { PickedFile } from '../../src/rpc/mutations';
import { aboutEn } from '../../src/text/operation-list';
import { words } from '../../src/text/words';
import { must, type Office } from '../fakes/office';
import { workbookBase64 } from '../fakes/small-workbook';
import { officeWith } from './edited-office';

const HEAD = ['Creator ID', 'Notes'];
const picked = (...rows: readonly (readonly (string | null)[])[]): PickedFile => ({
  name: 'list.xlsx',
  base64: workbookBase64([HEAD, ...rows]),
});
const FILE = picked(['c-1', 'a'], ['c-9', 'b']);

function freshOffice(): Office {
  const office = officeWith(1);
  office.crm.exportFile = { kind: 'bytes', name: 'template.xlsx', base64: workbookBase64([HEAD]) };
  office.crm.importAnswer = { created: 1, failed: [], repeated: [], raw: { failed: [], repeated: [] } };
  return office;
}

function lay(office: Office, file = FILE, overwrite = false) {
  const { name, digest, rows } = must(checkFile(office.ctx, { file }));
  return must(startMutation(office.ctx, { mutation: { what: 'import-file', name, digest, rows, overwrite } }));
}

describe('checking a file', () => {
  test('requests the template once, and sends nothing', () => {
    const office = freshOffice();
    const before = office.crm.requests;
    expect(must(checkFile(office.ctx, { file: FILE }))).toMatchObject({
      name: 'list.xlsx',
      rows: 2,
      problems: [],
      hints: [],
      headingsKnown: true,
    });
    must(checkFile(office.ctx, { file: FILE }));
    expect(office.crm.requests - before).toBe(1);
    expect(office.crm.others).toEqual([]);
  });

  test('reports blocking problems, with the rows', () => {
    const office = freshOffice();
    const file = picked(...Array.from({ length: 501 }, (_, n) => [`c-${n}`, null]), ['c-7', null]);
    expect(must(checkFile(office.ctx, { file }))).toMatchObject({
      problems: [{ what: 'too-many-rows', count: 502, most: 500 }],
      hints: [{ what: 'doubled', name: 'c-7', rows: [9, 503] }],
    });
  });

  test('does not check headings if the template arrives as a link', () => {
    const office = freshOffice();
    office.crm.exportFile = { kind: 'link', url: 'https://files.example.com/t.xlsx' };
    expect(must(checkFile(office.ctx, { file: FILE }))).toMatchObject({ problems: [], headingsKnown: false });
  });

  test('refuses anything but a workbook', () => {
    expect(checkFile(freshOffice().ctx, { file: { name: 'a.xlsx', base64: 'UEsDBAAA' } })).toMatchObject({
      problem: { kind: 'bad-workbook' },
    });
  });
});

describe('an import', () => {
  test('sends the approved file once, without overwriting unless requested', () => {
    const office = freshOffice();
    const before = office.crm.requests;
    const shown = lay(office);
    expect(shown).toMatchObject({ state: 'ready', requests: 1, facts: { file: 'list.xlsx', rows: 2, overwrite: false } });
    expect(office.crm.others).toEqual([]);
    const ended = must(approveMutation(office.ctx, { mutationId: shown.mutationId, digest: shown.digest, file: FILE }));
    expect(ended).toMatchObject({ state: 'done', facts: { response: { created: 1, failed: 0, repeated: 0 }, tab: null } });
    expect(office.crm.others).toMatchObject([
      { what: 'importChannels', args: { file: { name: 'list.xlsx', base64: FILE.base64 }, overwrite: false } },
    ]);
    // The template, and the import.
    expect(office.crm.requests - before).toBe(2);
  });

  test('overwrites only with an approval that says so', () => {
    const office = freshOffice();
    const [careful, bold] = [lay(office), lay(office, FILE, true)];
    expect(bold.digest).not.toBe(careful.digest);
    expect(approveMutation(office.ctx, { mutationId: bold.mutationId, digest: careful.digest, file: FILE })).toMatchObject({
      problem: { kind: 'stale-mutation' },
    });
    must(approveMutation(office.ctx, { mutationId: bold.mutationId, digest: bold.digest, file: FILE }));
    expect(office.crm.others).toMatchObject([{ args: { overwrite: true } }]);
  });

  test.each([
    ['another file', { file: picked(['c-1', 'a'], ['c-9', 'another']) }],
    ['no file', {}],
  ])('with %s than the approved one is never sent', (_, file) => {
    const office = freshOffice();
    const shown = lay(office);
    expect(must(approveMutation(office.ctx, { mutationId: shown.mutationId, digest: shown.digest, ...file }))).toMatchObject({
      state: 'partly',
      failures: [{ outcome: 'rejected', problem: { kind: 'stale-mutation' } }],
    });
    expect(office.crm.others).toEqual([]);
  });

  test('that meets the limit continues when the file is sent along again', () => {
    const office = freshOffice();
    const shown = lay(office);
    office.crm.before = () => 'wait';
    expect(must(approveMutation(office.ctx, { mutationId: shown.mutationId, digest: shown.digest, file: FILE }))).toMatchObject({
      state: 'doing',
      waitMs: 1000,
    });
    office.crm.before = () => null;
    expect(must(stepMutation(office.ctx, { mutationId: shown.mutationId, file: FILE })).state).toBe('done');
    expect(office.crm.others).toHaveLength(1);
  });

  test('with a lost answer is uncertain, and is not sent again', () => {
    const office = freshOffice();
    const shown = lay(office);
    office.crm.before = (request) => (request === 'importChannels' ? 'lost-after' : null);
    expect(must(approveMutation(office.ctx, { mutationId: shown.mutationId, digest: shown.digest, file: FILE }))).toMatchObject({
      state: 'partly',
      failures: [{ outcome: 'unknown' }],
      facts: { response: null },
    });
    office.crm.before = () => null;
    must(stepMutation(office.ctx, { mutationId: shown.mutationId, file: FILE }));
    expect(office.crm.others).toHaveLength(1);
  });

  test('writes rows that were not imported into a tab, with everything the CRM sent, and offers its report', () => {
    const office = freshOffice();
    const raw = { failed: [{ anything: 1 }], repeated: ['c-1'] };
    office.crm.importAnswer = {
      created: 0,
      failed: [{ row: 3, reason: '=unknown status', extras: { value: 'Later', more: { a: 1 } } }],
      repeated: [{ row: null, reason: 'c-1', extras: {} }],
      raw,
    };
    const shown = lay(office);
    const ended = must(approveMutation(office.ctx, { mutationId: shown.mutationId, digest: shown.digest, file: FILE }));
    expect(ended.facts).toMatchObject({ response: { created: 0, failed: 1, repeated: 1 }, tab: office.tab.name });
    const { grid } = office.tab;
    const rows = [1, 2, 3].map((row) => [1, 2, 3, 4, 5].map((column) => grid.text(row, column)));
    expect(rows).toEqual([
      ['Row', 'Result', 'Reason', 'value', 'more'],
      ['3', 'Not imported', '=unknown status', 'Later', '{"a":1}'],
      ['', 'Duplicate', 'c-1', '', ''],
    ]);
    const { last } = must(readLastImport(office.ctx));
    expect(last).toMatchObject({ mutationId: shown.mutationId, reports: ['failed', 'repeated'] });
    const given: unknown[] = [];
    office.crm.importReport = (...args: unknown[]) => {
      given.push(args);
      return { ok: true, value: { kind: 'link', url: 'https://files.example.com/r.xlsx' }, requestId: '' };
    };
    const link = { as: 'link', url: 'https://files.example.com/r.xlsx' };
    for (const about of ['failed', 'repeated'] as const)
      expect(must(fetchFile(office.ctx, { file: { of: 'report', mutationId: shown.mutationId, about }, into: 'tab' }))).toEqual(link);
    expect(given).toEqual([
      ['failed', raw.failed],
      ['repeated', raw.repeated],
    ]);
  });

  test('by a colleague with a Chinese account writes that tab in the language of the file', () => {
    const office = freshOffice();
    const failed = [{ row: 3, reason: 'unknown status', extras: {} }];
    office.crm.importAnswer = { created: 0, failed, repeated: [], raw: { failed: [], repeated: [] } };
    const { mutationId, digest } = lay(office);
    const chinese = { ...office.ctx, language: 'zh', words: words('zh') } as const;
    must(approveMutation(chinese, { mutationId, digest, file: FILE }));
    expect(office.tab.name).toMatch(/^Not imported/);
    expect([1, 2, 3].map((column) => office.tab.grid.text(1, column))).toEqual(['Row', 'Result', 'Reason']);
  });

  test('that may overwrite reports repeated rows as submitted: they are not rows that failed to import', () => {
    const office = freshOffice();
    office.crm.importAnswer = {
      created: 1,
      failed: [],
      repeated: [{ row: 2, reason: 'c-1', extras: {} }],
      raw: { failed: [], repeated: ['c-1'] },
    };
    const { mutationId, digest } = lay(office, FILE, true);
    const ended = must(approveMutation(office.ctx, { mutationId, digest, file: FILE }));
    if (ended.facts.what !== 'import-file') throw new Error('no import');
    expect(ended.facts.tab).toBeNull();
    const { done, after } = aboutEn['import-file'](ended.facts);
    expect([done, ...after].join(' ')).toContain('Rows of creators who were already there were submitted');
    expect([done, ...after].join(' ')).not.toMatch(/changed|updated|repeated/);
  });

  test('with an answer too long to be stored still reports the counts, and as many rows as fit', () => {
    const office = freshOffice();
    const failed = Array.from({ length: 500 }, (_, n) => ({ row: n + 2, reason: 'x'.repeat(2_000), extras: {} }));
    office.crm.importAnswer = { created: 0, failed, repeated: [], raw: { failed: [], repeated: [] } };
    const shown = lay(office);
    const ended = must(approveMutation(office.ctx, { mutationId: shown.mutationId, digest: shown.digest, file: FILE }));
    expect(ended).toMatchObject({ state: 'done', facts: { response: { failed: 500 } } });
    expect(office.tab.grid.lastRow()).toBeGreaterThan(100);
  });
});
