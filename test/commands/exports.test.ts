// Exports: started once approved, followed, and brought into a tab or passed on.

import type { Export } from '../../contract/records';
import type { MutationRequest } from '../../sidebar/calls';
import { fetchFile, readExports } from '../../src/commands/mutations/exports/fetch-file';
import { approveMutation, startMutation } from '../../src/commands/mutations/mutation';
import { rowNumberOf } from '../../src/sync/model';
import { must, type Office } from '../fakes/office';
import { workbookBase64 } from '../fakes/small-workbook';
import { officeWith } from './edited-office';

const export_ = (id: string, status: Export['status']): Export => ({
  id,
  status,
  kind: 'crm',
  name: `${id}.xlsx`,
  rows: null,
  createdAt: '',
  expiresAt: '',
  reason: '',
});

function approve(office: Office, request: MutationRequest) {
  const { mutationId, digest } = must(startMutation(office.ctx, { mutation: request }));
  return must(approveMutation(office.ctx, { mutationId, digest }));
}

const ready = { file: { of: 'export', id: 'e-1', name: 'e-1.xlsx' } } as const;

describe('an export', () => {
  test('of the active tab carries its view’s query, and nothing before the approval', () => {
    const office = officeWith(2);
    const before = office.crm.requests;
    const shown = must(startMutation(office.ctx, { mutation: { what: 'create-export', whole: false } }));
    expect(shown.facts).toMatchObject({ view: 'Creators', creators: 2 });
    expect(office.crm.requests).toBe(before);
    expect(must(approveMutation(office.ctx, { mutationId: shown.mutationId, digest: shown.digest })).state).toBe('done');
    expect(office.crm.others).toMatchObject([{ what: 'createExport', args: {} }]);
    expect(office.crm.requests - before).toBe(2);
  });

  test('of everybody needs no view; for a tab without one it is refused', () => {
    const office = officeWith(1);
    office.book.activate(office.book.addTab('Own'));
    expect(startMutation(office.ctx, { mutation: { what: 'create-export', whole: false } })).toMatchObject({
      problem: { kind: 'no-view' },
    });
    expect(approve(office, { what: 'create-export', whole: true }).state).toBe('done');
  });

  test('of everybody that fails is not named after the view of the active tab', () => {
    const office = officeWith(1);
    office.crm.before = (request) => (request === 'createExport' ? 'lost-after' : null);
    expect(approve(office, { what: 'create-export', whole: false }).failures).toMatchObject([{ about: 'Creators' }]);
    expect(approve(office, { what: 'create-export', whole: true }).failures).toMatchObject([{ about: '' }]);
  });

  test('that the CRM accepts without saying which one it is is done', () => {
    const office = officeWith(1);
    const create = office.crm.createExport.bind(office.crm);
    office.crm.createExport = (...args) => {
      const answer = create(...args);
      return answer.ok ? { ...answer, value: null } : answer;
    };
    expect(approve(office, { what: 'create-export', whole: true })).toMatchObject({ state: 'done', failures: [] });
  });

  test('with a lost answer is uncertain, and is not started twice', () => {
    const office = officeWith(1);
    office.crm.before = (request) => (request === 'createExport' ? 'lost-after' : null);
    expect(approve(office, { what: 'create-export', whole: true })).toMatchObject({ state: 'partly', failures: [{ outcome: 'unknown' }] });
    expect(office.crm.others).toHaveLength(1);
  });

  test('that is still being written is polled; if there is none, nothing is polled', () => {
    const office = officeWith(1);
    office.crm.exportList = [export_('e-1', 'working'), export_('e-0', 'expired')];
    const before = office.crm.requests;
    expect(must(readExports(office.ctx))).toMatchObject({ againMs: 20_000, more: 0, exports: [{ id: 'e-1' }, { id: 'e-0' }] });
    office.crm.exportList = [export_('e-1', 'ready')];
    expect(must(readExports(office.ctx)).againMs).toBe(0);
    expect(office.crm.requests - before).toBe(2);
  });
});

describe('a finished export', () => {
  test('goes into a tab of its own, every text verbatim and without formulas', () => {
    const office = officeWith(1);
    const texts = ['=1+1', "'quoted", '007', '+4912', '-x', 'TRUE', '2026-03-01', 'https://example.com/', '<b>', '  two  '];
    office.crm.exportFile = {
      kind: 'bytes',
      name: 'crm.xlsx',
      base64: workbookBase64([['Text', 'Number', 'Yes'], ...texts.map((text) => [text, 12345, true]), ['last', 0.5, null]]),
    };
    const before = office.crm.requests;
    expect(must(fetchFile(office.ctx, { file: ready.file, into: 'tab' }))).toEqual({ as: 'tab', tab: 'e-1', rows: 11 });
    expect(office.crm.requests - before).toBe(1);
    const { grid } = office.tab;
    expect([1, 2, 3].map((column) => grid.text(1, column))).toEqual(['Text', 'Number', 'Yes']);
    expect(texts.map((_, i) => grid.text(i + 2, 1))).toEqual(texts);
    expect([grid.text(2, 2), grid.text(2, 3), grid.text(12, 2), grid.text(12, 3)]).toEqual(['12,345', 'TRUE', '0.5', '']);
    expect(office.tab.read(rowNumberOf(2), 1, [1])[0]?.[0]).not.toHaveProperty('odd');
  });

  test('arrives without the key, whatever its cells and headings repeat', () => {
    const office = officeWith(1);
    const base64 = workbookBase64([
      ['Asked with nox_sk_test', 'Number'],
      ['Bearer nox_sk_test', 1],
    ]);
    office.crm.exportFile = { kind: 'bytes', name: 'crm.xlsx', base64 };
    must(fetchFile(office.ctx, { file: ready.file, into: 'tab' }));
    expect([1, 2].map((row) => office.tab.grid.text(row, 1))).toEqual(['Asked with …', 'Bearer …']);
  });

  test('behind a link is passed on as the link, and no tab is created', () => {
    const office = officeWith(1);
    const tabs = office.book.tabs().length;
    expect(must(fetchFile(office.ctx, { file: ready.file, into: 'tab' }))).toEqual({
      as: 'link',
      url: 'https://www.example.com/export.xlsx',
    });
    expect(office.book.tabs()).toHaveLength(tabs);
  });

  test('can be saved as the original file', () => {
    const office = officeWith(1);
    const base64 = workbookBase64([['A']]);
    office.crm.exportFile = { kind: 'bytes', name: '', base64 };
    expect(must(fetchFile(office.ctx, { file: ready.file, into: 'computer' }))).toEqual({
      as: 'file',
      name: 'Workbook.xlsx',
      base64,
    });
  });

  test.each([
    ['an old workbook', '0M8R4KGxGuE', 'bad-workbook'],
    ['a broken zip', 'UEsDBAAAAAA', 'bad-workbook'],
    ['more columns than a tab takes', workbookBase64([Array.from({ length: 101 }, (_, n) => `H${n}`)]), 'workbook-too-large'],
  ])('is refused in words if it is %s, and no tab is created', (_, base64, kind) => {
    const office = officeWith(1);
    const tabs = office.book.tabs().length;
    office.crm.exportFile = { kind: 'bytes', name: 'x.xlsx', base64 };
    expect(fetchFile(office.ctx, { file: ready.file, into: 'tab' })).toMatchObject({ problem: { kind } });
    expect(office.book.tabs()).toHaveLength(tabs);
  });
});
