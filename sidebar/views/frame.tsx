// What surrounds every state: the add-on's name, the account, the tab, and the fold "More".

import { useState } from 'preact/hooks';
import type { TabCard } from '../../src/rpc/shapes';
import { VERSION } from '../../src/rpc/version';
import { Banner, Fold } from '../components/parts';
import { Technical } from '../components/problem-banner';
import { useWords } from '../components/words-context';
import type { Act, Model } from '../machine/model';
import { atWork, practices } from '../machine/model';
import { secondsBetween } from '../machine/screen';
import { MoreLinks } from './more-links';

/** Google shows the add-on's name above the page; it is repeated in the page for those who cannot see it. */
export function Header({ model }: { readonly model: Model }) {
  const { common, sidebar } = useWords();
  const { server } = model;
  const who = server === null ? '' : server.person || (server.account === null ? sidebar.more.notConnected : '');
  return (
    <header class={who === '' ? 'unseen' : ''}>
      <h1 class="unseen">{common.addOn}</h1>
      {who === '' ? null : <p class="faint">{who}</p>}
    </header>
  );
}

export function TabSummary({ tab, now }: { readonly tab: TabCard; readonly now: string }) {
  const { sidebar, common } = useWords();
  const { resting } = sidebar;
  const { view } = tab;
  return (
    <div class="card tab">
      <p>
        <span class="unseen">{resting.tab} </span>
        <strong>{tab.name}</strong>
      </p>
      {view === null ? null : <p>{resting.view(view)}</p>}
      {view === null || view.pulledAt === null ? null : (
        <p class="faint">
          {resting.readAgo({ ago: common.ago({ seconds: secondsBetween(view.pulledAt, now) }), refreshed: view.refreshed === true })}
        </p>
      )}
    </div>
  );
}

/** What is pressed here is answered above, even if the state stays the same: the fold closes so that the answer is visible. */
export function More({ model, act }: { readonly model: Model; readonly act: (act: Act) => void }) {
  const words = useWords();
  const { more } = words.sidebar;
  const account = model.server?.account ?? null;
  const [pressed, setPressed] = useState(0);
  const actAndFold = (what: Act): void => {
    setPressed(pressed + 1);
    act(what);
  };
  if (account === null && model.lastProblem === null) return null;
  return (
    <Fold key={pressed} title={more.title}>
      {account === null || practices(model) ? null : <p>{more.key(account)}</p>}
      {account === null || atWork(model) ? null : <MoreLinks model={model} act={actAndFold} />}
      {model.lastProblem === null ? null : <LastProblem problem={model.lastProblem} />}
      <p class="faint">{more.version({ version: VERSION })}</p>
    </Fold>
  );
}

/** The script was updated after this page was opened, so they may not understand each other. */
export function Updated({ model }: { readonly model: Model }) {
  const { more } = useWords().sidebar;
  const version = model.server?.version ?? VERSION;
  return version === VERSION ? null : (
    <Banner tone="warn">
      <p>{more.updated({ version })}</p>
    </Banner>
  );
}

function LastProblem({ problem }: { readonly problem: NonNullable<Model['lastProblem']> }) {
  const words = useWords();
  return (
    <>
      <p class="faint">{words.sidebar.more.lastProblem({ title: words.problem(problem).title })}</p>
      <Technical problem={problem} />
    </>
  );
}
