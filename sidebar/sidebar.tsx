// Starts the sidebar in its page: machine, bridge, language, and the page's own events.

import { render } from 'preact';
import { clientOver, pageBridge } from './client';
import { noticeUse } from './components/state-card';
import { type Event, first, type Model } from './machine/model';
import { next } from './machine/next';
import { runMachine } from './run-machine';
import { Panel } from './screens';
import './styles/shared.css';
import './styles/sidebar.css';

/** Until the server has said which language the person's account speaks, the browser's own counts. */
const languageOf = (model: Model) => model.server?.language ?? (navigator.language.startsWith('zh') ? 'zh' : 'en');

function start(root: HTMLElement): void {
  const bridge = pageBridge();
  const ctx = {
    client: clientOver(bridge),
    close: () => bridge.host.close(),
    later: (ms: number, work: () => void) => void setTimeout(work, ms),
  };
  const show = (model: Model) => {
    document.documentElement.lang = languageOf(model);
    render(<Panel model={model} language={languageOf(model)} act={(act) => machine.send(act)} />, root);
  };
  const machine = runMachine<Model, Event>(first, next, ctx, show);
  noticeUse();
  show(first);
  machine.send({ type: 'opened' });
  window.addEventListener('focus', () => machine.send({ type: 'returned' }));
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && machine.send({ type: 'returned' }));
  window.addEventListener('online', () => machine.send({ type: 'tryNow' }));
}

const root = document.getElementById('root');
if (root !== null) start(root);
