// What the client requests about exports, imports and their files, and how it interprets the CRM's answers.

import type { CrmFile } from '../../contract/records';
import type { Crm } from '../../src/crm/client';
import type { HttpAnswer } from '../../src/crm/ports';
import type { Answer } from '../../src/crm/problems';
import { bodyOf, clientOf } from './scripted-client';
import { answered, noAnswer, refusal, success } from './scripted-http';

const origin = 'https://skill.noxinfluencer.com/api/v1';
const zip = Buffer.from('PK\u0003\u0004 the rest of a workbook').toString('base64');
const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]).toString('base64');

/** An answer whose bytes were requested; its text is the platform's decoding of them. */
const bytes = (base64: string, headers: Record<string, string> = {}, status = 200): HttpAnswer => ({
  ...(answered(status, Buffer.from(base64, 'base64').toString('utf8'), headers) as Extract<HttpAnswer, { answered: true }>),
  base64,
});
const withBytes = (answer: HttpAnswer): HttpAnswer =>
  answer.answered ? { ...answer, base64: Buffer.from(answer.body).toString('base64') } : answer;

const files: readonly (readonly [string, (crm: Crm) => Answer<CrmFile>])[] = [
  ['an export', (crm) => crm.downloadExport('ex-1')],
  ['the template', (crm) => crm.importTemplate('zh')],
  ['the report', (crm) => crm.importReport('failed', [])],
];

describe.each(files)('%s', (_, ask) => {
  test.each([
    ['a zip', zip],
    ['a compound file', compound],
  ])('that is %s is a workbook, whatever its type claims to be', (__, base64) => {
    for (const type of ['application/octet-stream', 'text/html', 'application/json']) {
      const { crm, asked } = clientOf([bytes(base64, { 'Content-Type': type })]);
      expect(ask(crm)).toMatchObject({ ok: true, value: { kind: 'bytes', base64 } });
      expect(asked[0]?.bytes).toBe(true);
    }
  });

  test('with the status of a redirection is none, whatever came along', () => {
    expect(ask(clientOf([bytes(zip, {}, 300)]).crm).ok).toBe(false);
  });

  test.each([
    ['an object with a link', { download_url: 'https://files.example.com/a.xlsx' }],
    ['an object with a link of another name', { file_url: 'https://files.example.com/a.xlsx' }],
    ['a bare link', 'https://files.example.com/a.xlsx'],
  ])('that is %s is a link', (__, data) => {
    expect(ask(clientOf([withBytes(success(data))]).crm)).toMatchObject({
      value: { kind: 'link', url: 'https://files.example.com/a.xlsx' },
    });
  });

  test.each([
    ['a link that is not https', { download_url: 'http://files.example.com/a.xlsx' }],
    ['a script in the place of a link', 'javascript:alert(1)'],
    ['a blank link', ''],
    ['a link that is null', { download_url: null }],
    ['an object without a link', { ready: true }],
    ['nothing', undefined],
    ['null', null],
    ['a list', ['https://files.example.com/a.xlsx']],
  ])('that is %s is an unknown shape', (__, data) => {
    expect(ask(clientOf([withBytes(success(data))]).crm)).toMatchObject({ ok: false, problem: { kind: 'unknown-shape', effect: 'none' } });
  });

  test.each([
    ['a page of HTML', bytes(Buffer.from('<!DOCTYPE html><p>One moment').toString('base64'), { 'Content-Type': 'text/html' })],
    [
      'a page that claims to be a workbook',
      bytes(Buffer.from('<html>').toString('base64'), { 'Content-Type': 'application/vnd.ms-excel' }),
    ],
    ['an empty body', bytes('')],
    ['a picture', bytes(Buffer.from([0x89, 0x50, 0x4e, 0x47]).toString('base64'))],
  ])('that is %s is not JSON, and never a workbook', (__, answer) => {
    expect(ask(clientOf([answer]).crm)).toMatchObject({ ok: false, problem: { kind: 'not-json', effect: 'none' } });
  });

  test('of an error is not a workbook, even if the bytes look like one', () => {
    const { crm } = clientOf([bytes(zip, {}, 302)]);
    expect(ask(crm).ok).toBe(false);
  });

  test('is requested again if no answer arrived, since asking changes nothing', () => {
    const { crm, asked } = clientOf([noAnswer, bytes(zip)]);
    expect(ask(crm).ok).toBe(true);
    expect(asked).toHaveLength(2);
  });
});

describe('the name of a file', () => {
  const named = (disposition: string): string => {
    const file = clientOf([bytes(zip, { 'Content-Disposition': disposition })]).crm.downloadExport('ex-1');
    return file.ok && file.value.kind === 'bytes' ? file.value.name : 'none';
  };

  test.each([
    ['attachment; filename="channels.xlsx"', 'channels.xlsx'],
    ['attachment; filename=channels.xlsx', 'channels.xlsx'],
    ['attachment; filename=channels.xlsx ; size=7', 'channels.xlsx'],
    ['attachment; filename="a; b.xlsx"', 'a; b.xlsx'],
    ['attachment; filename="the \\"best\\".xlsx"', 'the "best".xlsx'],
    ['attachment; filename="_.xlsx"; filename*=UTF-8\'\'%E5%AF%BC%E5%85%A5.xlsx', '导入.xlsx'],
    ['attachment; filename*=utf-8\'zh\'%E5%AF%BC%E5%85%A5.xlsx; filename="_.xlsx"', '导入.xlsx'],
    ['attachment; filename="plain.xlsx"; filename*=UTF-8\'\'%E5%.xlsx', 'plain.xlsx'],
    ['attachment; filename="../../etc/a.xlsx"', 'a.xlsx'],
    ["attachment; filename*=UTF-8''..%2F..%5Ca.xlsx", 'a.xlsx'],
    ['attachment', ''],
    ['', ''],
  ])('in %j is %j', (disposition, name) => {
    expect(named(disposition)).toBe(name);
  });

  test('is found under its header in any case, and blank without one', () => {
    const { crm } = clientOf([bytes(zip, { 'content-disposition': 'attachment; filename="a.xlsx"' }), bytes(zip)]);
    expect(crm.downloadExport('ex-1')).toMatchObject({ value: { name: 'a.xlsx' } });
    expect(crm.downloadExport('ex-1')).toMatchObject({ value: { name: '' } });
  });
});

describe('exports', () => {
  test.each([
    ['processing', 'working'],
    [0, 'working'],
    ['success', 'ready'],
    [2, 'ready'],
    ['error', 'failed'],
    [4, 'expired'],
    ['archiving', 'unknown'],
    [17, 'unknown'],
    ['ready ', 'unknown'],
    [null, 'unknown'],
  ])('with the status %j are %s', (status, state) => {
    const { crm } = clientOf([success({ export_id: 'ex-1', status })]);
    expect(crm.getExport('ex-1')).toMatchObject({ value: { id: 'ex-1', status: state } });
  });

  test('report what the CRM reports; anything else is blank or null, and never guessed', () => {
    const whole = { export_id: 7, status: 2, name: 'a.xlsx', row_count: 3, created_at: 'T1', expires_at: 'T2', message: 'why' };
    const { crm } = clientOf([success({ items: [whole, { export_id: '7' }], total_page: 1 })]);
    expect(crm.exports(1)).toMatchObject({
      value: {
        rows: [
          { id: 7, status: 'ready', name: 'a.xlsx', rows: 3, createdAt: 'T1', expiresAt: 'T2', reason: 'why' },
          { id: '7', status: 'unknown', name: '', rows: null, createdAt: '', expiresAt: '', reason: '' },
        ],
        pages: 1,
      },
    });
  });

  test.each([
    ['null', null],
    ['an object without a list', { exports: [] }],
    ['a row without its id', { items: [{ status: 2 }] }],
  ])('in the shape of %s are an unknown shape, never an empty page', (_, data) => {
    expect(clientOf([success(data)]).crm.exports(1)).toMatchObject({ problem: { kind: 'unknown-shape' } });
  });

  test('start once, under their key, with the filters and no page', () => {
    const { crm, asked } = clientOf([success(null), noAnswer]);
    expect(crm.createExport({ platform: 'tiktok', labels: ['a', 7], archived: true }, 'key-1')).toMatchObject({ ok: true, value: null });
    expect(crm.createExport({}, 'key-2')).toMatchObject({ problem: { kind: 'unreachable', effect: 'unknown' } });
    expect(asked.map((request) => [request.url, bodyOf(request), request.headers['Idempotency-Key']])).toEqual([
      [`${origin}/crm/exports`, { platform: 'tiktok', label_ids: ['a', 7], archived: true }, 'key-1'],
      [`${origin}/crm/exports`, {}, 'key-2'],
    ]);
  });

  test('that are not ready say so, whatever the HTTP status, and are not requested again automatically', () => {
    for (const status of [200, 202, 400, 409]) {
      const { crm, asked } = clientOf([withBytes(refusal(status, 'ASYNC_NOT_READY'))]);
      expect(crm.downloadExport('ex-1')).toMatchObject({ problem: { kind: 'not-ready', code: 'ASYNC_NOT_READY' } });
      expect(asked).toHaveLength(1);
    }
  });

  test('that do not exist are null; their file is not found', () => {
    const { crm } = clientOf([refusal(404, 'NOT_FOUND'), withBytes(refusal(404, 'NOT_FOUND'))]);
    expect(crm.getExport('ex-1')).toMatchObject({ ok: true, value: null });
    expect(crm.downloadExport('ex-1')).toMatchObject({ problem: { kind: 'not-found' } });
  });
});

describe('an import', () => {
  const file = { name: 'a.xlsx', type: 'application/x-own', base64: zip };
  const importOf = (data: unknown) => clientOf([success(data)]).crm.importChannels(file, false, 'key-1');

  test('reports rows that failed, as objects or as texts, with everything that the CRM says about them', () => {
    const failed = [{ row: 3, reason: 'No.', creator_id: '-a' }, { line: 4, message: 'Never.' }, 'Row 5 is odd', { why: ['x'] }];
    expect(importOf({ created_count: 2, failed_items: failed, repeated_items: [] })).toMatchObject({
      value: {
        created: 2,
        failed: [
          { row: 3, reason: 'No.', extras: { creator_id: '-a' } },
          { row: 4, reason: 'Never.', extras: {} },
          { row: null, reason: 'Row 5 is odd', extras: {} },
          { row: null, reason: '', extras: { why: ['x'] } },
        ],
        repeated: [],
        raw: { failed, repeated: [] },
      },
    });
  });

  test('that has happened is not lost because a row is reported differently', () => {
    const failed = [{ row: 'three', reason: 'No.' }, 7, null, ['a']];
    expect(importOf({ failed_items: failed })).toMatchObject({
      value: {
        failed: [
          { row: null, reason: '', extras: { row: 'three', reason: 'No.' } },
          { row: null, reason: '7' },
          { row: null, reason: 'null' },
          { row: null, reason: '["a"]' },
        ],
      },
    });
  });

  test('that counts and lists nothing is done, and nothing is invented', () => {
    expect(importOf({})).toMatchObject({
      value: { created: null, failed: null, repeated: null, raw: { failed: [], repeated: [] } },
    });
  });

  test.each([
    ['null', null],
    ['a text', 'done'],
    ['a list that is none', { failed_items: 'none' }],
    ['a count that is text', { created_count: '2' }],
  ])('answered with %s has an unknown effect, and is not sent again', (_, data) => {
    expect(importOf(data)).toMatchObject({ problem: { kind: 'unknown-shape', effect: 'unknown' } });
  });

  test.each([
    ['failed_items', 'data.failed is not a list'],
    ['repeated_items', 'data.repeated is not a list'],
  ])('names the place where %s is not a list', (key, summary) => {
    expect(importOf({ [key]: 'none' })).toMatchObject({ problem: { summary } });
  });

  test('without an answer is sent once, and its effect is unknown', () => {
    const { crm, asked } = clientOf([noAnswer]);
    expect(crm.importChannels(file, true, 'key-1')).toMatchObject({ problem: { kind: 'unreachable', effect: 'unknown' } });
    expect(asked).toHaveLength(1);
  });

  test('passes a list back as received for the report on it, and never both', () => {
    const { crm, asked } = clientOf([bytes(zip), bytes(zip)]);
    crm.importReport('failed', [{ row: 3, odd: null }]);
    crm.importReport('repeated', ['Row 4']);
    expect(asked.map(bodyOf)).toEqual([{ failed_items: [{ row: 3, odd: null }] }, { repeated_items: ['Row 4'] }]);
  });

  test('has a template in the language of the person, in the table’s words', () => {
    const { crm, asked } = clientOf([bytes(zip), bytes(zip)]);
    crm.importTemplate('zh');
    crm.importTemplate('en');
    expect(asked.map(({ url }) => url)).toEqual(['cn', 'en'].map((word) => `${origin}/crm/import-template?language=${word}`));
  });
});
