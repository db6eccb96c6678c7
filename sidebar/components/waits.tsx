// Time-dependent parts: a countdown in seconds, an estimate of the time left, announcements for screen readers.

import { useEffect, useRef, useState } from 'preact/hooks';
import { REQUESTS_PER_MINUTE } from '../../contract/limits';
import type { Wait } from '../flows/steps';
import { secondsLeft } from '../times';
import { useWords } from './words-context';

/** Why a step waits, and the whole seconds left; never below 1, because the wait ends on its own. */
export function Countdown({ wait }: { readonly wait: Wait }) {
  const { common } = useWords();
  const { ms, why } = wait;
  const [left, setLeft] = useState(ms);
  useEffect(() => {
    const end = Date.now() + ms;
    setLeft(ms);
    const timer = setInterval(() => setLeft(end - Date.now()), 1000);
    return () => clearInterval(timer);
  }, [wait]);
  const seconds = Math.max(1, Math.ceil(left / 1000));
  if (why === 'limit') return <span>{common.limitWait({ seconds, perMinute: REQUESTS_PER_MINUTE })}</span>;
  return <span>{why === 'settling' ? common.settlingWait({ seconds }) : common.retryWait({ seconds })}</span>;
}

/** An estimate from the pace since this part appeared; null while there is none. */
export function useSecondsLeft(done: number, total: number | null): number | null {
  const begun = useRef({ at: Date.now(), done });
  const { at, done: doneThen } = begun.current;
  return secondsLeft(done - doneThen, total === null ? null : total - doneThen, (Date.now() - at) / 1000);
}

/** Announces a text to screen readers when `key` changes, not whenever the text does: progress is only news once in a while. */
export function Live({ news, text }: { readonly news: string; readonly text: string }) {
  const said = useRef({ news: '', text: '' });
  if (said.current.news !== news) said.current = { news, text };
  return (
    <div class="unseen" role="status">
      {said.current.text}
    </div>
  );
}
