// What the sidebar says aloud: the state when it changes, and progress at each quarter.

import type { Words } from '../src/text/en';
import type { Model } from './machine/model';
import type { Screen } from './machine/screen';

interface News {
  /** Two equal keys are one piece of news. */
  readonly key: string;
  readonly text: string;
}

/** Problems and notices are said before the state, because they explain it. */
export function newsOf(screen: Screen, model: Model, words: Words): News {
  const { problem, wait } = model;
  const text = problem === null ? textOf(screen, words) : words.problem(problem).sentence;
  return { key: [screen.show, quarterOf(screen), problem?.kind, wait?.why].join(), text };
}

function textOf(screen: Screen, { sidebar, running }: Words): string {
  switch (screen.show) {
    case 'pulling':
      return `${screen.pull.refresh ? sidebar.pull.refreshTitle : sidebar.pull.title}. ${sidebar.pull.progress(screen.pull)}`;
    case 'pulled':
      return sidebar.pull.doneTitle(screen.report);
    case 'history':
      return running.history.title;
    case 'checking':
      return `${running.check.title}. ${running.check.what}`;
    case 'nothing':
      return sidebar.resting.nothing;
    case 'reviewing':
      return running.reviewing.what;
    case 'sending':
      return screen.send.progress === null
        ? running.send.starting
        : running.send.title({ done: screen.send.progress.applied, total: screen.send.progress.total });
    case 'unclear':
      return running.send.unclear({ n: screen.send.progress?.unknown ?? 0 });
    case 'done':
      return running.result.done({ changes: screen.progress.applied });
    case 'partly':
      return running.result.partlyTitle({ sent: screen.progress.applied, notSent: screen.progress.results?.notSent.length ?? 0 });
    default:
      return '';
  }
}

/** 0 to 4: how many quarters of the work are done. */
function quarterOf(screen: Screen): number {
  if (screen.show === 'pulling') return quarters(screen.pull.done, screen.pull.total);
  if (screen.show === 'sending') return quarters(screen.send.progress?.applied ?? 0, screen.send.progress?.total ?? null);
  return 0;
}

const quarters = (done: number, total: number | null): number => (total === null || total === 0 ? 0 : Math.floor((4 * done) / total));
