// What an add-on page finds as `google.script`: served ahead of the page's own HTML, inside its sandboxed frame.
// It talks only to the page around it, see FromAddOnPage in protocol.ts.

import type { FromAddOnPage, RunAnswer, ToAddOnPage } from '../protocol';
import type { PageSource } from '../runtime/messages';
import { frameClockScript, type PageClock } from './frame-clock';

/** As on the platform: further calls wait for their turn. */
const CALLS_AT_ONCE = 10;

/** The small part of a browser that the frame's code uses. */
interface FrameWindow {
  readonly parent: { postMessage(message: FromAddOnPage, to: string): void };
  readonly console: { error(text: string): void };
  google?: unknown;
  addEventListener(type: 'message', listener: (event: { readonly source: unknown; readonly data: ToAddOnPage | null }) => void): void;
}

interface Handlers {
  readonly success?: (value: unknown) => void;
  readonly failure?: (error: Error) => void;
}

/** Runs in the browser from its source text: it may use nothing from outside. */
function frame(page: FrameWindow, names: readonly string[], atOnce: number): void {
  const waiting = new Map<number, Handlers>();
  const queue: FromAddOnPage[] = [];
  let calls = 0;

  const post = (message: FromAddOnPage): void => page.parent.postMessage(message, '*');

  const illegal = (value: unknown): boolean => {
    if (typeof value === 'undefined' || typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') return true;
    if (typeof value !== 'object' || value === null) return false;
    const plain = Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]';
    return !plain || Object.values(value).some(illegal);
  };

  const next = (): void => {
    while (waiting.size < atOnce) {
      const message = queue.shift();
      if (message === undefined) return;
      if (message.addOn === 'run') waiting.set(message.call, handlersOf.get(message.call) ?? {});
      post(message);
    }
  };

  const handlersOf = new Map<number, Handlers>();

  const runner = (handlers: Handlers): object => {
    const run: Record<string, unknown> = {
      withSuccessHandler: (success: NonNullable<Handlers['success']>) => runner({ ...handlers, success }),
      withFailureHandler: (failure: NonNullable<Handlers['failure']>) => runner({ ...handlers, failure }),
    };
    for (const fn of names) {
      run[fn] = (...args: readonly unknown[]) => {
        const wrong = args.findIndex(illegal);
        if (wrong >= 0) throw new TypeError(`Failed due to illegal value in property: ${wrong}`);
        calls += 1;
        handlersOf.set(calls, handlers);
        queue.push({ addOn: 'run', call: calls, fn, args: JSON.parse(JSON.stringify(args)) });
        next();
      };
    }
    return run;
  };

  const finish = ({ success, failure }: Handlers, answer: RunAnswer): void => {
    if (answer.ok) {
      success?.(answer.value);
      return;
    }
    const error = new Error(answer.error.message);
    error.name = answer.error.name;
    if (failure === undefined) page.console.error(`Uncaught ${error.name}: ${error.message}`);
    else failure(error);
  };

  page.addEventListener('message', ({ source, data: message }) => {
    if (source !== page.parent || message?.addOn !== 'answer') return;
    const handlers = waiting.get(message.call);
    waiting.delete(message.call);
    handlersOf.delete(message.call);
    next();
    if (handlers !== undefined) finish(handlers, message.answer);
  });

  page.google = {
    script: {
      run: runner({}),
      host: { close: () => post({ addOn: 'close' }) },
    },
  };
}

/** The page as served: the clock and `google.script` first, then the add-on's HTML, which keeps its own doctype. */
export function framedPage({ html, functions }: PageSource, clock: PageClock): string {
  // No "</script>" can occur: the names are identifiers.
  const script = `<script>${frameClockScript(clock)}(${frame.toString()})(globalThis, ${JSON.stringify(functions)}, ${CALLS_AT_ONCE});</script>`;
  const head = /<head(\s[^>]*)?>/i.exec(html);
  const at = head === null ? afterDoctype(html) : head.index + head[0].length;
  return html.slice(0, at) + script + html.slice(at);
}

const afterDoctype = (html: string): number => /^\s*<!doctype[^>]*>/i.exec(html)?.[0].length ?? 0;

/** The same restrictions when somebody opens the page's address directly. */
export const FRAME_POLICY = 'sandbox allow-scripts allow-forms allow-popups allow-modals allow-downloads';
