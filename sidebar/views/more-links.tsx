// Links beside a state's own buttons: the daily ones, and the sections folded under "More".

import { namesOf } from '../../contract/named';
import type { Language } from '../../src/rpc/shapes';
import { QuietButton } from '../components/button';
import { useWords } from '../components/words-context';
import type { Act } from '../machine/model';
import { type LinkPlace, OPENINGS, type PanelLink, panelsAt } from '../machine/openings';
import { isWorking, type ViewProps } from './view';

interface Link extends Omit<PanelLink, 'place'> {
  readonly act: Act;
  /** It starts a run: not while another waits for somebody, or a colleague is sending. */
  readonly startsRun?: boolean;
  /** It is only shown while the file uses this language. */
  readonly whenFileIs?: Language;
}

type Section = Exclude<LinkPlace, 'daily' | 'choosing'>;

const archive = (archived: boolean): Act => ({ type: 'archive', archived, creators: null });

/** The sections of "More" in order, with what follows the links of panels. */
const SECTIONS: Readonly<Record<Section, readonly Link[]>> = {
  selectedRows: [
    { name: ({ sidebar }) => sidebar.more.archive, act: archive(true), needsView: true, startsRun: true },
    { name: ({ sidebar }) => sidebar.more.restore, act: archive(false), needsView: true, startsRun: true },
  ],
  thisTab: [],
  inTheCrm: [],
  thisFile: [
    { name: ({ running }) => running.history.open, act: { type: 'history' } },
    { name: ({ running }) => running.history.changes, act: { type: 'openChanges' } },
    { name: ({ sidebar }) => sidebar.more.refreshLists, act: { type: 'refreshLists' } },
    { name: ({ sidebar }) => sidebar.more.fileLanguage.zh, act: { type: 'fileLanguage', language: 'zh' }, whenFileIs: 'en' },
    { name: ({ sidebar }) => sidebar.more.fileLanguage.en, act: { type: 'fileLanguage', language: 'en' }, whenFileIs: 'zh' },
  ],
  account: [
    { name: ({ practicing }) => practicing.start, act: { type: 'practice' } },
    { name: ({ sidebar }) => sidebar.more.signOut, act: { type: 'signOut' } },
  ],
};

const panelLinks = (place: LinkPlace): readonly Link[] =>
  panelsAt(place).map((panel) => ({ ...OPENINGS[panel].link, act: { type: 'openPanel', panel } }));

type LinksProps = Pick<ViewProps<'idle'>, 'model' | 'act'>;

interface RowProps extends Pick<LinksProps, 'act'> {
  readonly kind: 'links' | 'links daily';
  readonly links: readonly Link[];
  readonly off: boolean;
}

/** What marketers do every day besides editing and Sync, one click away: a row of links below the idle states. */
export const DailyLinks = ({ model, act }: LinksProps) => (
  <LinkRow kind="links daily" links={panelLinks('daily')} off={isWorking(model)} act={act} />
);

/** Where creators are chosen, among the buttons. */
export const ChoosingLinks = ({ act }: Pick<LinksProps, 'act'>) => <Buttons links={panelLinks('choosing')} off={false} act={act} />;

const LinkRow = ({ kind, ...links }: RowProps) => (
  <div class={kind}>
    <Buttons {...links} />
  </div>
);

function Buttons({ links, off, act }: Omit<RowProps, 'kind'>) {
  const words = useWords();
  return (
    <>
      {links.map((link) => (
        <QuietButton key={link.name(words)} off={off} onPress={() => act(link.act)}>
          {link.name(words)}
        </QuietButton>
      ))}
    </>
  );
}

export function MoreLinks({ model, act }: LinksProps) {
  const words = useWords();
  const hasView = model.server?.tab?.view != null;
  const spoken = model.server?.fileLanguage;
  const free = model.server?.run == null && model.server?.colleague == null;
  const fits = ({ needsView, startsRun, whenFileIs = spoken }: Link): boolean =>
    (hasView || needsView !== true) && (free || startsRun !== true) && whenFileIs === spoken;
  const sections = namesOf(SECTIONS)
    .map((section) => ({ section, links: [...panelLinks(section), ...SECTIONS[section]].filter(fits) }))
    .filter(({ links }) => links.length > 0);
  return (
    <>
      {sections.map(({ section, links }) => (
        <section key={section} class="more-section">
          <h3>{words.sidebar.more[section]}</h3>
          <LinkRow kind="links" links={links} off={false} act={act} />
        </section>
      ))}
    </>
  );
}
