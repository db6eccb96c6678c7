// Requests through the platform: what is asked of it, and which of its answers and failures become data.

import { http } from '../../src/sheets/http';
import { fetchingApp, withServices } from './platform-stubs';

const request = { method: 'PATCH', url: 'https://crm.example/api', headers: { Accept: 'application/json' }, body: '{"a":1}' } as const;

describe('a request', () => {
  it('accepts every status as an answer, follows no redirect and has a timeout', () => {
    const app = fetchingApp({ status: 200, headers: {}, body: '' });
    withServices({ UrlFetchApp: app }, () => void http(request));
    expect(app.calls).toEqual([
      {
        url: 'https://crm.example/api',
        options: {
          method: 'patch',
          headers: { Accept: 'application/json' },
          muteHttpExceptions: true,
          followRedirects: false,
          timeoutSeconds: 60,
          contentType: 'application/json',
          payload: '{"a":1}',
        },
      },
    ]);
  });

  it('without a body carries none, and has its sender’s timeout', () => {
    const app = fetchingApp({ status: 200, headers: {}, body: '' });
    withServices({ UrlFetchApp: app }, () => void http({ method: 'GET', url: 'https://crm.example', headers: {}, timeoutSeconds: 30 }));
    expect(app.calls[0]?.options).toEqual({
      method: 'get',
      headers: {},
      muteHttpExceptions: true,
      followRedirects: false,
      timeoutSeconds: 30,
    });
  });
});

describe('a form', () => {
  it('is sent as an object with its file as a blob, so that the platform generates the boundary and states the type', () => {
    const app = fetchingApp({ status: 200, headers: {}, body: '' });
    const form = [
      { name: 'own', text: 'ä' },
      { name: 'sheet', fileName: 'ü.xlsx', type: 'application/x-own', base64: 'UEsDBA==' },
    ];
    const Utilities = {
      base64Decode: (text: string) => [...Buffer.from(text, 'base64')],
      newBlob: (bytes: readonly number[], type: string, name: string) => ({ bytes, type, name }),
    };
    withServices(
      { UrlFetchApp: app, Utilities },
      () => void http({ method: 'POST', url: 'https://crm.example', headers: { A: 'b' }, form }),
    );
    expect(app.calls[0]?.options).toEqual({
      method: 'post',
      headers: { A: 'b' },
      muteHttpExceptions: true,
      followRedirects: false,
      timeoutSeconds: 60,
      payload: { own: 'ä', sheet: { bytes: [80, 75, 3, 4], type: 'application/x-own', name: 'ü.xlsx' } },
    });
  });
});

describe('an answer', () => {
  it('has its headers in lowercase, repeated ones joined, and its body read as UTF-8', () => {
    const app = fetchingApp({ status: 429, headers: { 'Retry-After': '7', 'Set-Cookie': ['a', 'b'] }, body: '作' });
    withServices({ UrlFetchApp: app }, () => {
      expect(http(request)).toEqual({ answered: true, status: 429, headers: { 'retry-after': '7', 'set-cookie': 'a, b' }, body: '作' });
    });
  });

  it('includes its bytes on request', () => {
    const app = fetchingApp({ status: 200, headers: {}, body: 'PK', content: [80, 75, -1] });
    const Utilities = { base64Encode: (bytes: readonly number[]) => Buffer.from(bytes).toString('base64') };
    withServices({ UrlFetchApp: app, Utilities }, () => {
      expect(http({ ...request, bytes: true })).toMatchObject({ body: 'PK', base64: 'UEv/' });
      expect(http(request)).not.toHaveProperty('base64');
    });
  });

  it.each(['DNS error: https://crm.example', 'Address unavailable: https://crm.example', 'Request timed out'])(
    'that does not arrive is reported with the reason %j',
    (reason) => {
      withServices({ UrlFetchApp: fetchingApp(new Error(reason)) }, () => {
        expect(http(request)).toEqual({ answered: false, reason });
      });
    },
  );

  it('that can never arrive, because the platform refuses to send, is thrown', () => {
    for (const message of [
      'You do not have permission to call UrlFetchApp.fetch.',
      'Service invoked too many times for one day: urlfetch.',
    ]) {
      withServices({ UrlFetchApp: fetchingApp(new Error(message)) }, () => {
        expect(() => http(request)).toThrow(message);
      });
    }
  });
});
