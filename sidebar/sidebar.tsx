// Starts the sidebar in its page, which also notices when the person comes back to it.

import { type Event, first, type Model } from './machine/model';
import { next } from './machine/next';
import { Panel } from './screens';
import { startPage } from './start-page';
import './styles/shared.css';
import './styles/sidebar.css';

startPage<Model, Event>({
  first,
  next,
  languageOf: ({ server }) => server?.language,
  draw: (model, language, act) => <Panel model={model} language={language} act={act} />,
  listen: (send) => {
    window.addEventListener('focus', () => send({ type: 'returned' }));
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && send({ type: 'returned' }));
    window.addEventListener('online', () => send({ type: 'tryNow' }));
  },
});
