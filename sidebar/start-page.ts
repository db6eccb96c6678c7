// Starts a page: its state machine over Google's bridge, rendered in the person's language.

import { type ComponentChild, render } from 'preact';
import type { CallName } from '../src/commands/calls';
import type { Language } from '../src/rpc/shapes';
import type { Answered, Step } from './calls';
import { clientOver, pageBridge } from './client';
import { keepFocus } from './focus';
import { holdPress, pressOnce } from './presses';
import { runMachine } from './run-machine';

interface StartedPage<Model, Event> {
  readonly first: Model;
  readonly next: (model: Model, event: Event | Answered) => Step<Model, Event>;
  /** The language of the person's account; until the server has said it, the browser's own. */
  readonly languageOf: (model: Model) => Language | undefined;
  /** The tab a call is about, so that it applies there whatever tab the person has turned to; undefined = the active one. */
  readonly tabOf: (model: Model, call: CallName) => number | undefined;
  readonly draw: (model: Model, language: Language, act: (event: Event) => void) => ComponentChild;
  /** The page's own events. */
  readonly listen?: (send: (event: Event) => void) => void;
}

export function startPage<Model, Event>(page: StartedPage<Model, Event | { readonly type: 'opened' }>): void {
  const root = document.getElementById('root');
  if (root === null) return;
  const bridge = pageBridge();
  const ctx = {
    client: clientOver(bridge),
    tabOf: page.tabOf,
    close: () => bridge.host.close(),
    later: (ms: number, work: () => void) => void setTimeout(work, ms),
  };
  keepFocus(root);
  holdPress(document);
  pressOnce(document);
  const send = runMachine(page.first, page.next, ctx, (model, act) => {
    const language = page.languageOf(model) ?? (navigator.language.startsWith('zh') ? 'zh' : 'en');
    document.documentElement.lang = language;
    render(page.draw(model, language, act), root);
  });
  send({ type: 'opened' });
  page.listen?.(send);
}
