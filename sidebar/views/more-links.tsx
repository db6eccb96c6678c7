// What lies folded under "More": one table of links, in sections.

import type { Words } from '../../src/text/en';
import { QuietButton } from '../components/button';
import { useWords } from '../components/words-context';
import type { Act, Model } from '../machine/model';

interface Link {
  readonly name: (words: Words) => string;
  readonly act: Act;
  /** It works on the tab's creators, so it is there only when the tab has a view. */
  readonly needsView?: boolean;
  /** It begins a run: not while another waits for somebody, or a colleague sends. */
  readonly startsRun?: boolean;
}

interface Section {
  readonly title: (words: Words) => string;
  readonly links: readonly Link[];
}

const archive = (archived: boolean): Act => ({ type: 'archive', archived, creators: null });

const SECTIONS: readonly Section[] = [
  {
    title: ({ sidebar }) => sidebar.more.selectedRows,
    links: [
      { name: ({ files }) => files.email.open, act: { type: 'openPanel', panel: 'email' }, needsView: true },
      { name: ({ sidebar }) => sidebar.more.archive, act: archive(true), needsView: true, startsRun: true },
      { name: ({ sidebar }) => sidebar.more.restore, act: archive(false), needsView: true, startsRun: true },
    ],
  },
  {
    title: ({ sidebar }) => sidebar.more.thisTab,
    links: [{ name: ({ people }) => people.match.open, act: { type: 'openPanel', panel: 'match-list' }, needsView: true }],
  },
  {
    title: ({ sidebar }) => sidebar.more.inTheCrm,
    links: [
      { name: ({ panels }) => panels.labels.open, act: { type: 'openPanel', panel: 'labels' } },
      { name: ({ panels }) => panels.groups.open, act: { type: 'openPanel', panel: 'groups' } },
      { name: ({ files }) => files.exports.open, act: { type: 'openPanel', panel: 'exports' } },
      { name: ({ files }) => files.imports.open, act: { type: 'openPanel', panel: 'imports' } },
    ],
  },
  {
    title: ({ sidebar }) => sidebar.more.thisFile,
    links: [
      { name: ({ sidebar }) => sidebar.resting.views, act: { type: 'openPanel', panel: 'views' } },
      { name: ({ running }) => running.history.open, act: { type: 'history' } },
      { name: ({ mutations }) => mutations.list.open, act: { type: 'openPanel', panel: 'mutations' } },
      { name: ({ sidebar }) => sidebar.more.refreshLists, act: { type: 'refreshLists' } },
    ],
  },
  {
    title: ({ sidebar }) => sidebar.more.account,
    links: [
      { name: ({ panels }) => panels.account.open, act: { type: 'openPanel', panel: 'account' } },
      { name: ({ sidebar }) => sidebar.more.signOut, act: { type: 'signOut' } },
    ],
  },
];

export function MoreLinks({ model, act }: { readonly model: Model; readonly act: (act: Act) => void }) {
  const words = useWords();
  const hasView = model.server?.tab?.view != null;
  const free = model.server?.run == null && model.server?.colleague == null;
  const sections = SECTIONS.map(({ title, links }) => ({
    title: title(words),
    links: links.filter(({ needsView, startsRun }) => (hasView || needsView !== true) && (free || startsRun !== true)),
  })).filter(({ links }) => links.length > 0);
  return (
    <>
      {sections.map(({ title, links }) => (
        <section key={title} class="more-section">
          <h3>{title}</h3>
          <div class="links">
            {links.map((link) => (
              <QuietButton key={link.name(words)} onPress={() => act(link.act)}>
                {link.name(words)}
              </QuietButton>
            ))}
          </div>
        </section>
      ))}
    </>
  );
}
