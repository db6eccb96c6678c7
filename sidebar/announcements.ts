// What the sidebar announces: the state when it changes, and progress at each quarter.

import type { PageWords } from '../src/text/pages-en';
import type { Model } from './machine/model';
import type { Screen } from './machine/screen';
import { doneText, partlyTitle } from './views/result';
import { sendingTitle } from './views/send';

interface Announcement {
  /** Equal keys are the same piece of news. */
  readonly key: string;
  readonly text: string;
}

/** Problems and notices are announced before the state, because they explain it. */
export function announcementOf(screen: Screen, model: Model, words: PageWords): Announcement {
  const { problem, wait } = model;
  const text = problem === null ? textOf(screen, words) : words.problem(problem).sentence;
  return { key: [screen.show, quarterOf(screen), problem?.kind, wait?.why].join(), text };
}

const TEXTS: { readonly [S in Screen['show']]?: (screen: Screen & { readonly show: S }, words: PageWords) => string } = {
  pulling: ({ pull }, { sidebar: { pull: t } }) => `${pull.refresh ? t.refreshTitle : t.title}. ${t.progress(pull)}`,
  pulled: ({ report }, { sidebar }) => sidebar.pull.doneTitle(report),
  history: (_, { running }) => running.history.title,
  checking: (_, { running }) => `${running.check.title}. ${running.check.what}`,
  nothing: (_, { sidebar }) => sidebar.resting.nothing,
  reviewing: (_, { running }) => running.reviewing.what,
  sending: ({ send }, { running }) => sendingTitle(send.progress, running.send),
  unclear: ({ send }, { running }) => running.send.unclear({ n: send.progress?.unknown ?? 0 }),
  done: ({ progress }, { running }) => doneText(progress, running.result),
  partly: ({ progress }, { running }) =>
    progress.results === null ? running.result.unreadableTitle(progress) : partlyTitle(progress, progress.results, running.result),
};

const textOf = <S extends Screen['show']>(screen: Screen & { readonly show: S }, words: PageWords): string =>
  TEXTS[screen.show]?.(screen, words) ?? '';

/** 0 to 4: how many quarters of the work are done. */
function quarterOf(screen: Screen): number {
  if (screen.show === 'pulling') return quarters(screen.pull.done, screen.pull.total);
  if (screen.show === 'sending') return quarters(screen.send.progress?.applied ?? 0, screen.send.progress?.total ?? null);
  return 0;
}

const quarters = (done: number, total: number | null): number => (total === null || total === 0 ? 0 : Math.floor((4 * done) / total));
