// Google's bridge as promises that never reject.

import { type Bridge, clientOver, problemOf, type Runner } from '../../sidebar/client';
import { idle } from './samples';

/** A bridge that ends every call in the same way. */
function bridge(end: (done: (answer: unknown) => void, failed: (error: unknown) => void) => void, heard: unknown[] = []): Bridge {
  const runner = (done: (answer: unknown) => void, failed: (error: unknown) => void): Runner => ({
    withSuccessHandler: (next) => runner(next, failed),
    withFailureHandler: (next) => runner(done, next),
    answer: (call, args) => {
      heard.push([call, args]);
      end(done, failed);
    },
  });
  const silent = () => undefined;
  return { run: runner(silent, silent), host: { close: silent } };
}

const read = (over: Bridge) => clientOver(over)('readState', { withEdits: true });

describe('a call of a page', () => {
  it('goes through the one entry, with its name and its arguments as one object', async () => {
    const heard: unknown[] = [];
    await read(bridge((done) => done({ ok: true, value: idle }), heard));
    expect(heard).toEqual([['readState', { withEdits: true }]]);
  });

  it('hands over no key without a value: the bridge may refuse the whole call for it', async () => {
    const heard: unknown[] = [];
    const over = bridge((done) => done({ ok: true, value: idle }), heard);
    await clientOver(over)('startRefresh', { all: undefined } as never);
    expect(heard).toStrictEqual([['startRefresh', {}]]);
  });

  it('turns a call that the bridge refuses at once into a problem', async () => {
    const thrown = bridge(() => {
      throw new TypeError('Failed due to illegal value in property: 1');
    });
    expect(await read(thrown)).toMatchObject({ ok: false, problem: { kind: 'google-refused' } });
  });

  it('returns the reply as received', async () => {
    expect(await read(bridge((done) => done({ ok: true, value: idle })))).toEqual({ ok: true, value: idle });
  });

  it('does not take silence for an answer: a Date inside makes Google answer null for everything', async () => {
    expect(await read(bridge((done) => done(null)))).toMatchObject({ ok: false, problem: { kind: 'internal' } });
  });

  it('turns what the bridge throws into a problem', async () => {
    const thrown = bridge((_, failed) => failed(new Error('NetworkError: Connection failure due to HTTP 0')));
    expect(await read(thrown)).toMatchObject({ ok: false, problem: { kind: 'unreachable' } });
  });
});

describe("a text from Google's bridge", () => {
  it.each([
    ["We're sorry, a server error occurred while reading from storage. Error code PERMISSION_DENIED.", 'several-accounts'],
    ['NetworkError: Connection failure due to HTTP 0', 'unreachable'],
    ['Exceeded maximum execution time', 'google-busy'],
    ['Service Spreadsheets timed out while accessing document', 'google-busy'],
    ["We're sorry, a server error occurred. Please wait a bit and try again.", 'google-busy'],
    ['TypeError: x is not a function', 'internal'],
  ])('"%s" means %s', (text, kind) => {
    expect(problemOf(new Error(text))).toMatchObject({ kind, technical: { summary: text } });
  });
});
