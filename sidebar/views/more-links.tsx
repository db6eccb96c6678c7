// Links beside a state's own buttons: the daily ones, and what lies folded under "More", in sections.

import type { Language } from '../../src/rpc/shapes';
import type { PageWords } from '../../src/text/pages-en';
import { QuietButton } from '../components/button';
import { useWords } from '../components/words-context';
import type { Act } from '../machine/model';
import { isWorking, type ViewProps } from './view';

interface Link {
  readonly name: (words: PageWords) => string;
  readonly act: Act;
  /** It works on the tab's creators, so it is there only when the tab has a view. */
  readonly needsView?: boolean;
  /** It begins a run: not while another waits for somebody, or a colleague sends. */
  readonly startsRun?: boolean;
  /** It is there only while the file speaks this language. */
  readonly whenFileIs?: Language;
}

interface Section {
  readonly title: (words: PageWords) => string;
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
    links: [{ name: ({ creators }) => creators.match.open, act: { type: 'openPanel', panel: 'match-list' }, needsView: true }],
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
      { name: ({ running }) => running.history.changes, act: { type: 'openChanges' } },
      { name: ({ mutations }) => mutations.list.open, act: { type: 'openPanel', panel: 'mutations' } },
      { name: ({ sidebar }) => sidebar.more.refreshLists, act: { type: 'refreshLists' } },
      { name: ({ sidebar }) => sidebar.more.fileLanguage.zh, act: { type: 'fileLanguage', language: 'zh' }, whenFileIs: 'en' },
      { name: ({ sidebar }) => sidebar.more.fileLanguage.en, act: { type: 'fileLanguage', language: 'en' }, whenFileIs: 'zh' },
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

/** What marketers do every day beside editing and Sync, one click away. */
const DAILY: readonly Link[] = [
  { name: ({ panels }) => panels.rowLabels.daily, act: { type: 'openPanel', panel: 'row-labels' } },
  { name: ({ creators }) => creators.lookUp.open, act: { type: 'openPanel', panel: 'look-up' } },
  { name: ({ creators }) => creators.card.open, act: { type: 'openPanel', panel: 'card' } },
  { name: ({ creators }) => creators.add.open, act: { type: 'openPanel', panel: 'add-creators' } },
];

type LinksProps = Pick<ViewProps<'idle'>, 'model' | 'act'>;

interface RowProps extends Pick<LinksProps, 'act'> {
  readonly kind: 'links' | 'links daily';
  readonly links: readonly Link[];
  readonly off: boolean;
}

/** A row of links under the states at rest. */
export const DailyLinks = ({ model, act }: LinksProps) => <LinkRow kind="links daily" links={DAILY} off={isWorking(model)} act={act} />;

function LinkRow({ kind, links, off, act }: RowProps) {
  const words = useWords();
  return (
    <div class={kind}>
      {links.map((link) => (
        <QuietButton key={link.name(words)} off={off} onPress={() => act(link.act)}>
          {link.name(words)}
        </QuietButton>
      ))}
    </div>
  );
}

export function MoreLinks({ model, act }: LinksProps) {
  const words = useWords();
  const hasView = model.server?.tab?.view != null;
  const spoken = model.server?.fileLanguage;
  const free = model.server?.run == null && model.server?.colleague == null;
  const sections = SECTIONS.map(({ title, links }) => ({
    title: title(words),
    links: links.filter(
      ({ needsView, startsRun, whenFileIs = spoken }) =>
        (hasView || needsView !== true) && (free || startsRun !== true) && whenFileIs === spoken,
    ),
  })).filter(({ links }) => links.length > 0);
  return (
    <>
      {sections.map(({ title, links }) => (
        <section key={title} class="more-section">
          <h3>{title}</h3>
          <LinkRow kind="links" links={links} off={false} act={act} />
        </section>
      ))}
    </>
  );
}
