// Parts that move with time: seconds counted down, an estimate of what is left, news for screen readers.

import { useEffect, useRef, useState } from 'preact/hooks';
import { secondsLeft } from '../times';

/** Whole seconds until `ms` after this part appeared; never below 1, because the wait ends by itself. Give it a key per wait. */
export function Countdown({ ms, say }: { readonly ms: number; readonly say: (seconds: number) => string }) {
  const [left, setLeft] = useState(ms);
  useEffect(() => {
    const end = Date.now() + ms;
    const timer = setInterval(() => setLeft(end - Date.now()), 1000);
    return () => clearInterval(timer);
  }, [ms]);
  return <span>{say(Math.max(1, Math.ceil(left / 1000)))}</span>;
}

/** An estimate from the pace since this part appeared; null while there is none. */
export function useSecondsLeft(done: number, total: number | null): number | null {
  const begun = useRef({ at: Date.now(), done });
  const { at, done: doneThen } = begun.current;
  return secondsLeft(done - doneThen, total === null ? null : total - doneThen, (Date.now() - at) / 1000);
}

/** Says a text to screen readers when `key` changes, not whenever the text does: progress is news once in a while only. */
export function Live({ news, text }: { readonly news: string; readonly text: string }) {
  const said = useRef({ news: '', text: '' });
  if (said.current.news !== news) said.current = { news, text };
  return (
    <div class="unseen" role="status">
      {said.current.text}
    </div>
  );
}
