// The CRM's files: what the list of exports says, and the name of a file that is passed on.

import type { Export } from '../../contract/records';
import { fetchFile, readExports } from '../../src/commands/mutations/exports/fetch-file';
import { newTab } from '../../src/commands/mutations/workbook-tab';
import type { CrmFileName, HandedOut } from '../../src/rpc/files';
import { must } from '../fakes/office';
import { workbookBase64 } from '../fakes/small-workbook';
import { asPage } from './as-page';
import { officeWith } from './edited-office';

const made = (id: string, kind: string, status: Export['status'] = 'ready'): Export => ({
  id,
  status,
  kind,
  name: '',
  rows: null,
  createdAt: '',
  expiresAt: '',
  reason: '',
});

describe('the list of exports', () => {
  it.each<[string, readonly Export[], number | null, object]>([
    ['is empty', [], 0, { exports: [], others: 0, unsure: false, more: 0, againMs: 0 }],
    ['has the CRM’s own alone', [made('a', 'crm'), made('b', 'mail')], 2, { exports: [{ id: 'a' }], others: 1, unsure: false, more: 0 }],
    [
      'has those of which it is not said',
      [made('a', ''), made('b', 'crm')],
      2,
      { exports: [{ id: 'a' }, { id: 'b' }], others: 0, unsure: true },
    ],
    ['tells how many more there are', [made('a', 'crm')], 12, { more: 11 }],
    ['does not tell what the CRM does not', [made('a', 'crm')], null, { more: null }],
    ['is looked at again while one of them is written', [made('a', 'crm'), made('b', 'crm', 'working')], 2, { againMs: 20_000 }],
    ['is not while another part’s is', [made('a', 'crm'), made('b', 'mail', 'working')], 2, { againMs: 0 }],
  ])('%s', (_, rows, total, said) => {
    const office = officeWith(1);
    office.crm.exports = (page) => ({ ok: true, value: { rows, page, pages: 1, total }, requestId: '' });
    expect(must(asPage(readExports, office.ctx, {}))).toMatchObject(said);
  });
});

describe('a file', () => {
  const bytes = (name: string) => ({
    kind: 'bytes' as const,
    name,
    base64: workbookBase64([
      ['A', 'B'],
      ['one', 2],
      ['two', null],
    ]),
  });
  it.each<[CrmFileName, string, 'tab' | 'computer', Partial<HandedOut>]>([
    [{ of: 'export', id: 'e-1', name: 'Mine.XLSX' }, 'theirs.xlsx', 'tab', { as: 'tab', tab: 'Mine', rows: 2 }],
    [{ of: 'export', id: 'e-1', name: '' }, 'theirs.xls', 'tab', { as: 'tab', tab: 'theirs', rows: 2 }],
    [{ of: 'export', id: 'e-1', name: '' }, '', 'tab', { as: 'tab', tab: 'Workbook' }],
    [{ of: 'export', id: 'e-1', name: 'Mine.xlsx' }, 'theirs.xlsx', 'computer', { as: 'file', name: 'theirs.xlsx' }],
    [{ of: 'template', language: 'zh' }, 'template.xlsx', 'tab', { as: 'tab', tab: 'template' }],
    [{ of: 'template', language: 'en' }, '', 'computer', { as: 'file', name: 'Workbook.xlsx' }],
  ])('%j named %j by the CRM goes to the %s under that name', (file, name, into, said) => {
    const office = officeWith(1);
    office.crm.exportFile = bytes(name);
    const tabs = office.book.tabs().length;
    expect(must(asPage(fetchFile, office.ctx, { file, into }))).toMatchObject(said);
    expect(office.book.tabs().length - tabs).toBe(into === 'tab' ? 1 : 0);
  });

  it('of an unknown import is missing', () => {
    const file = { of: 'report', mutationId: 'unknown', about: 'failed' } as const;
    expect(asPage(fetchFile, officeWith(1).ctx, { file, into: 'tab' })).toMatchObject({ ok: false, problem: { kind: 'no-such-thing' } });
  });

  it('is unavailable without a key, and while the CRM cannot be reached', () => {
    const office = officeWith(1);
    const ask = () => [readExports(office.ctx), fetchFile(office.ctx, { file: { of: 'template', language: 'en' }, into: 'tab' })];
    office.crm.before = () => 'lost-before';
    for (const said of ask()) expect(said).toMatchObject({ ok: false, problem: { kind: 'unreachable' } });
    office.crm.before = () => 'wait';
    for (const said of ask()) expect(said).toMatchObject({ ok: false, waitMs: 1000 });
    office.ctx.mine.write('crm.key', null);
    for (const said of ask()) expect(said).toMatchObject({ ok: false, problem: { kind: 'not-connected' } });
  });
});

describe('a workbook in a tab of its own', () => {
  it('has numbers as numbers only if a cell shows all of their digits', () => {
    const office = officeWith(1);
    const numbers = [7, -7, 999_999_999_999_999, 1e15, 0.5, Number.MAX_SAFE_INTEGER + 1];
    const tab = must(newTab(office.ctx, 'Numbers', [['n'], ...numbers.map((one) => [one])]));
    expect(tab.name).toBe('Numbers');
    expect(numbers.map((_, i) => typeof office.tab.grid.cell(i + 2, 1).value)).toEqual([
      'number',
      'number',
      'number',
      'undefined',
      'undefined',
      'undefined',
    ]);
  });

  it('accepts rows that are shorter, or longer, than their headings, and no rows at all', () => {
    const office = officeWith(1);
    must(newTab(office.ctx, 'Ragged', [['a'], ['1', '2', '3'], [], [null, 'x']]));
    const { grid } = office.tab;
    expect([1, 2, 3, 4].map((row) => [1, 2, 3].map((column) => grid.text(row, column)))).toEqual([
      ['a', '', ''],
      ['1', '2', '3'],
      ['', '', ''],
      ['', 'x', ''],
    ]);
    expect([1, 2, 3].map((column) => [grid.column(column).mark?.field, grid.column(column).editable, grid.column(column).hidden])).toEqual([
      ['file:1', false, false],
      ['file:2', false, false],
      ['file:3', false, false],
    ]);
    must(newTab(office.ctx, 'Empty', []));
    expect(office.tab.name).toBe('Empty');
    expect(office.tab.grid.lastRow()).toBeLessThan(2);
  });

  it('is written 5,000 rows at a time, every row in its place', () => {
    const office = officeWith(1);
    const before = office.ops.count('write');
    must(newTab(office.ctx, 'Long', [['n'], ...Array.from({ length: 10_001 }, (_, n) => [`row ${n}`])]));
    expect(office.ops.count('write') - before).toBe(3);
    expect([2, 5001, 5002, 10_002].map((row) => office.tab.grid.text(row, 1))).toEqual(['row 0', 'row 4999', 'row 5000', 'row 10000']);
    expect(office.tab.grid.lastRow()).toBe(10_002);
  });

  it('has cells truncated to the cell limit, and headings to the limit of their marks', () => {
    const office = officeWith(1);
    must(newTab(office.ctx, 'Wide', [['h'.repeat(500)], ['x'.repeat(60_000)]]));
    expect(office.tab.grid.text(2, 1).length).toBeLessThanOrEqual(49_000);
    expect(office.tab.grid.text(2, 1).length).toBeGreaterThan(48_000);
    expect(office.tab.grid.text(1, 1).length).toBeLessThanOrEqual(240);
  });

  it('of a hundred columns is accepted, of one more it is not', () => {
    const office = officeWith(1);
    const wide = (count: number) => [Array.from({ length: count }, (_, n) => `H${n}`)];
    expect(newTab(office.ctx, 'Wide', wide(100)).ok).toBe(true);
    const tabs = office.book.tabs().length;
    expect(newTab(office.ctx, 'Wider', [['a'], ...wide(101)])).toMatchObject({ ok: false, problem: { kind: 'workbook-too-large' } });
    expect(office.book.tabs()).toHaveLength(tabs);
  });

  it('is removed again if not all of it could be written', () => {
    const office = officeWith(1);
    const { id } = office.tab;
    office.ops.before = ({ name }) => {
      if (name === 'write') throw new Error('Google is out of order');
    };
    expect(() => newTab(office.ctx, 'Half', [['a'], ['b']])).toThrow('out of order');
    office.ops.before = () => {};
    expect(office.book.tabs().map((tab) => tab.id)).toEqual([id]);
  });
});
