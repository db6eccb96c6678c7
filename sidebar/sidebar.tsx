// Starts the sidebar in its page, and notices when the person leaves it and returns.

import { type Event, first, type Model } from './machine/model';
import { next } from './machine/next';
import { Panel } from './screens';
import { startPage } from './start-page';
import './styles/shared.css';
import './styles/sidebar.css';

/** A reading reads the tab, so the pointer triggers one no more often than this. */
const LOOK_AGAIN_MS = 10_000;

/** Activity in the page is reported no more often than this. */
const TOUCHED_MS = 1_000;

const isTyping = (): boolean => document.hasFocus() && (document.activeElement?.matches('input, textarea, select') ?? false);

startPage<Model, Event>({
  first,
  next,
  tabOf: ({ server }, call) => (call === 'readState' || call === 'readFront' ? undefined : server?.tab?.id),
  languageOf: ({ server }) => server?.language,
  draw: (model, language, act) => <Panel model={model} language={language} act={act} />,
  listen: (send) => {
    let lookedAt = Date.now();
    const look = (): void => {
      lookedAt = Date.now();
      send({ type: 'returned' });
    };
    window.addEventListener('focus', look);
    document.addEventListener('visibilitychange', () => (document.visibilityState === 'visible' ? look() : send({ type: 'left' })));
    // The pointer arrives before focus does. Not while somebody is typing here, and not on every crossing.
    document.documentElement.addEventListener('pointerenter', () => {
      if (Date.now() - lookedAt >= LOOK_AGAIN_MS && !isTyping()) look();
    });
    let touchedAt = 0;
    for (const event of ['pointermove', 'pointerdown', 'keydown']) {
      document.addEventListener(event, () => {
        if (Date.now() - touchedAt < TOUCHED_MS) return;
        touchedAt = Date.now();
        send({ type: 'touched' });
      });
    }
    window.addEventListener('online', () => send({ type: 'tryNow' }));
  },
});
