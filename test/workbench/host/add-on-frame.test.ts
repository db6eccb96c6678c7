// google.script as found by an add-on page, without a browser: its code runs against a window of the test's own.

import vm from 'node:vm';
import { framedPage } from '../../../workbench/host/add-on-frame';
import type { FromAddOnPage, RunAnswer } from '../../../workbench/protocol';

/** The clock of a stand-in at normal speed. */
const MACHINE = { speed: 1, since: 0, lead: 0 };

interface Frame {
  readonly posted: FromAddOnPage[];
  readonly errors: string[];
  /** Evaluates an expression inside the frame. */
  does(expression: string): unknown;
  /** The outer page answers a call. */
  answer(call: number, answer: RunAnswer): void;
}

function frame(functions: readonly string[]): Frame {
  const [posted, errors]: [FromAddOnPage[], string[]] = [[], []];
  const listeners: ((event: { source: unknown; data: unknown }) => void)[] = [];
  const parent = { postMessage: (message: FromAddOnPage) => posted.push(JSON.parse(JSON.stringify(message))) };
  const context = vm.createContext({
    parent,
    console: { error: (text: string) => errors.push(text) },
    addEventListener: (_: string, listener: (typeof listeners)[number]) => listeners.push(listener),
  });
  const html = framedPage({ html: '<html><head></head><body></body></html>', functions }, MACHINE);
  vm.runInContext(/<script>(.*)<\/script>/s.exec(html)?.[1] ?? '', context);
  return {
    posted,
    errors,
    does: (expression) => vm.runInContext(expression, context) as unknown,
    answer: (call, answer) => {
      for (const listener of listeners) listener({ source: parent, data: { addOn: 'answer', call, answer } });
    },
  };
}

test('a call goes to the surrounding page with its name and arguments, and its answer to the success handler', () => {
  const { does, posted, answer } = frame(['pull']);
  does(`var got; google.script.run.withSuccessHandler((value) => { got = value; }).pull(1, { a: [true, null] })`);
  expect(posted).toEqual([{ addOn: 'run', call: 1, fn: 'pull', args: [1, { a: [true, null] }] }]);
  answer(1, { ok: true, value: 'fine' });
  expect(does('got')).toBe('fine');
});

test('an error goes to the failure handler with name and message, or to the console', () => {
  const { does, answer, errors } = frame(['pull']);
  does('var got; google.script.run.withFailureHandler(error => { got = [error instanceof Error, error.name, error.message]; }).pull()');
  answer(1, { ok: false, error: { name: 'Exception', message: 'no' } });
  expect(does('JSON.stringify(got)')).toBe('[true,"Exception","no"]');
  does('google.script.run.pull()');
  answer(2, { ok: false, error: { name: 'Exception', message: 'again' } });
  expect(errors).toEqual(['Uncaught Exception: again']);
});

test('only the functions that pages may call exist', () => {
  expect(frame(['pull']).does(`[typeof google.script.run.pull, typeof google.script.run.secret_].join()`)).toBe('function,undefined');
});

test.each(['undefined', '{ at: undefined }', 'new Date()', '{ at: new Date() }', '[() => 1]', 'new Map()'])(
  'the argument %s fails and nothing is posted',
  (argument) => {
    const { does, posted } = frame(['pull']);
    expect(() => does(`google.script.run.pull(1, ${argument})`)).toThrow('Failed due to illegal value in property: 1');
    expect(posted).toEqual([]);
  },
);

test('ten calls are in flight at once, the others wait for their turn', () => {
  const { does, posted, answer } = frame(['pull']);
  does('for (let i = 0; i < 12; i++) google.script.run.pull(i)');
  expect(posted).toHaveLength(10);
  answer(4, { ok: true, value: null });
  expect(posted).toHaveLength(11);
});

test('what another window posts is not an answer', () => {
  const { does, answer } = frame(['pull']);
  does('var got = 0; google.script.run.withSuccessHandler(() => { got += 1; }).pull()');
  answer(99, { ok: true, value: null });
  expect(does('got')).toBe(0);
});

test('the frame can close itself', () => {
  const { does, posted } = frame([]);
  does('google.script.host.close()');
  expect(posted).toEqual([{ addOn: 'close' }]);
});

test('the code comes first in the head, and a page without a head gets it after its doctype', () => {
  expect(framedPage({ html: '<head lang="x"><meta>', functions: [] }, MACHINE)).toMatch(/^<head lang="x"><script>.*<\/script><meta>$/s);
  expect(framedPage({ html: '<!doctype html><header>', functions: [] }, MACHINE)).toMatch(/^<!doctype html><script>.*<\/script><header>$/s);
});
