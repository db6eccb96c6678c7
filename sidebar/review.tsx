// Starts the review dialog in its page: machine, bridge, language.

import { render } from 'preact';
import { clientOver, pageBridge } from './client';
import { noticeUse } from './components/state-card';
import { Dialog } from './review/dialog';
import { type Event, first, type Model } from './review/model';
import { next } from './review/next';
import { runMachine } from './run-machine';
import './styles/shared.css';
import './styles/review.css';

/** Until the server has said which language the person's account speaks, the browser's own counts. */
const languageOf = (model: Model) => model.review?.language ?? (navigator.language.startsWith('zh') ? 'zh' : 'en');

function start(root: HTMLElement): void {
  const bridge = pageBridge();
  const ctx = {
    client: clientOver(bridge),
    close: () => bridge.host.close(),
    later: (ms: number, work: () => void) => void setTimeout(work, ms),
  };
  const show = (model: Model) => {
    document.documentElement.lang = languageOf(model);
    render(<Dialog model={model} language={languageOf(model)} act={(act) => machine.send(act)} />, root);
  };
  const machine = runMachine<Model, Event>(first, next, ctx, show);
  noticeUse();
  show(first);
  machine.send({ type: 'opened' });
}

const root = document.getElementById('root');
if (root !== null) start(root);
