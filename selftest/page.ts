// What is assumed about calls between a page and the script, and the page that tries it: google.script.run exists only there.

import type { Found } from './fact';

interface PageFact {
  readonly id: string;
  readonly assumed: string;
  readonly expected: Found;
  /** The function the page calls, and its arguments as JavaScript. */
  readonly fn: 'selfTestGives' | 'selfTestTakes';
  readonly args: string;
}

/** Stands for "the call failed". */
const FAILS = { fails: true } as const;

const gives = (what: keyof typeof GIVEN, assumed: string, expected: Found): PageFact => ({
  id: `page/gives-${what}`,
  assumed,
  expected,
  fn: 'selfTestGives',
  args: JSON.stringify(what),
});

const takes = (what: string, assumed: string, args: string, expected: Found): PageFact => ({
  id: `page/takes-${what}`,
  assumed,
  expected,
  fn: 'selfTestTakes',
  args,
});

/** What a function of the script returns to a page. */
const GIVEN = {
  number: () => 1.5,
  text: () => 'é\n"<b>"',
  nothing: () => undefined,
  nested: () => ({ a: [1, { b: 'c' }], d: null }),
  'undefined-inside': () => ({ a: 1, b: undefined }),
  date: () => new Date(0),
  'date-inside': () => ({ a: 1, b: [new Date(0)] }),
  'function-inside': () => ({ a: 1, b: () => 1 }),
  error: () => {
    throw new Error('thrown for a test');
  },
} as const;

export function answerFor(what: unknown): unknown {
  const given = Object.entries(GIVEN).find(([name]) => name === what);
  return given === undefined ? null : given[1]();
}

export const pageFacts: readonly PageFact[] = [
  gives('number', 'A number comes to the page as it is.', 1.5),
  gives('text', 'So does a text.', 'é\n"<b>"'),
  gives('nothing', 'undefined comes as null.', null),
  gives('nested', 'Objects and lists come as they are.', { a: [1, { b: 'c' }], d: null }),
  gives('undefined-inside', 'A key that is undefined is left out.', { a: 1 }),
  gives('date', 'A Date comes as null.', null),
  gives('date-inside', 'A Date anywhere inside makes the whole result null.', null),
  gives('function-inside', 'So does a function.', null),
  gives('error', 'What is thrown comes to the failure handler.', FAILS),
  takes('plain', 'Numbers, texts, null and booleans go to the script as they are.', '1, "é", null, true', [1, 'é', null, true]),
  takes('nested', 'So do objects and lists.', '{ a: { b: [1, "c"] } }', [{ a: { b: [1, 'c'] } }]),
  takes('undefined', 'undefined is refused.', 'undefined', FAILS),
  takes('undefined-inside', 'So is undefined inside of an object.', '{ a: undefined }', FAILS),
  takes('date', 'A Date is refused.', 'new Date(0)', FAILS),
  takes('date-inside', 'So is a Date inside of an object.', '{ a: new Date(0) }', FAILS),
  takes('function-inside', 'And a function.', '{ a: function () {} }', FAILS),
];

/** The little of a page that its script uses. */
interface PageWindow {
  readonly google: { readonly script: { readonly run: Runner } };
  readonly document: { body: { textContent: string } };
}

interface Runner {
  withSuccessHandler(handler: (value: unknown) => void): Runner;
  withFailureHandler(handler: (error: Error) => void): Runner;
  readonly [fn: string]: unknown;
}

/** Runs in the page, from its own source text, so it must not use anything from outside. */
function pageScript(page: PageWindow, probes: readonly Pick<PageFact, 'id' | 'fn' | 'args'>[]): void {
  const { run } = page.google.script;
  const found: { readonly id: string; readonly found: string; readonly said: string }[] = [];
  const call = (runner: Runner, fn: string, args: readonly unknown[]): void => {
    const method = runner[fn];
    if (typeof method === 'function') method.apply(runner, args);
  };
  const keep = (id: string, json: string, said: string): void => {
    found.push({ id, found: json, said });
    if (found.length < probes.length) return;
    const done = run.withSuccessHandler(() => {
      page.document.body.textContent = 'Done. You may close this.';
    });
    call(done, 'keepSelfTestPage', [found]);
  };
  for (const { id, fn, args } of probes) {
    const failed = (error: unknown): void => keep(id, '{"fails":true}', String(error));
    const runner = run.withSuccessHandler((value) => keep(id, JSON.stringify(value === undefined ? { undefined: true } : value), ''));
    try {
      call(runner.withFailureHandler(failed), fn, new Function(`return [${args}]`)());
    } catch (error) {
      failed(error);
    }
  }
}

/** JSON inside a script: nothing in it ends the script or looks like a comment. */
const inScript = (value: unknown): string => JSON.stringify(value).replace(/[<>/]/g, (mark) => `\\u00${mark.charCodeAt(0).toString(16)}`);

export const pageHtml = (): string =>
  `<body>Trying ...<script>\n(${pageScript.toString()})\n(window,\n${inScript(pageFacts.map(({ id, fn, args }) => ({ id, fn, args })))});\n</script></body>`;
