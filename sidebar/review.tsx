// Starts the review dialog in its page.

import { Dialog } from './review/dialog';
import { type Event, first, type Model } from './review/model';
import { next } from './review/next';
import { startPage } from './start-page';
import './styles/shared.css';
import './styles/review.css';

startPage<Model, Event>({
  first,
  next,
  tabOf: ({ review }) => review?.tabId,
  languageOf: ({ review }) => review?.language,
  draw: (model, language, act) => <Dialog model={model} language={language} act={act} />,
  listen: (send) => {
    window.addEventListener('focus', () => send({ type: 'returned' }));
    window.addEventListener('keydown', ({ key, defaultPrevented }) => {
      if (key === 'Escape' && !defaultPrevented) send({ type: 'close' });
    });
  },
});
