// The state in which creators are chosen: filters, how many they leave, and the pull or the change of a view.

import { useState } from 'preact/hooks';
import { VIEW_NAME_LIMIT } from '../../src/rpc/limits';
import type { Choices } from '../../src/rpc/shapes';
import type { PageWords } from '../../src/text/pages-en';
import { Buttons, MainButton, QuietButton } from '../components/button';
import { NameForm } from '../components/name-form';
import { Banner } from '../components/parts';
import { StateCard } from '../components/state-card';
import { useWords } from '../components/words-context';
import type { Model } from '../machine/model';
import { ChoiceText } from './choice-text';
import { Filters, type FiltersProps, Quick } from './filters';
import { Messages } from './messages';
import { ChoosingLinks } from './more-links';
import type { ViewProps } from './view';
import { nameForFile, queryWith, withFilter } from './view-name';

type Props = Pick<ViewProps<'choose'>, 'model' | 'act'>;

export function ChooseView({ model, act }: ViewProps<'choose'>) {
  const words = useWords();
  const { choose } = words.sidebar;
  const { choices, query, viewCount } = model;
  const lists = listsOf(model);
  const editing = editedView(model);
  const to = (next: Model['query']) => act({ type: 'query', query: next });
  const filters: FiltersProps = {
    lists: lists ?? NO_LISTS,
    query,
    act,
    to,
    set: (change) => to(queryWith(query, change)),
    setFilter: (name, said) => to(withFilter(query, name, said)),
  };
  return (
    <StateCard title={editing === null ? choose.title : choose.changeTitle(editing)}>
      {editing === null && model.server?.tab?.isCopy === true ? <Banner tone="warn">{choose.copiedTab}</Banner> : null}
      {lists === null ? null : <Quick counts={model.counts} {...filters} />}
      {lists === null ? null : <Filters {...filters} />}
      {choices === 'asked' ? <p class="faint">{words.common.loading}</p> : null}
      {choices === 'failed' ? null : <p class="count">{countText(model, words)}</p>}
      {choices === 'failed' ? null : <FirstFit model={model} />}
      <p class="faint">{editing === null ? choose.ownColumns : choose.changeWhat}</p>
      <Messages model={model} />
      <ChooseButtons model={model} act={act} />
      {lists === null ? null : <ChoiceText text={viewCount?.state === 'known' ? viewCount.text : null} act={act} />}
    </StateCard>
  );
}

/** None of them is rendered. */
const NO_LISTS: Choices = { platforms: [], statuses: [], labels: [], members: [], groups: null, me: null, readAt: '' };

const listsOf = ({ choices }: Model) => (typeof choices === 'object' ? choices : null);
const editedView = ({ activity }: Model) => (activity.doing === 'choosing' ? activity.editing : null);

function ChooseButtons({ model, act }: Props) {
  const words = useWords();
  const [saving, setSaving] = useState(false);
  const { choose } = words.sidebar;
  const editing = editedView(model);
  const name = nameForFile(model, words);
  if (model.choices === 'failed') {
    return (
      <Buttons>
        <MainButton onPress={() => act({ type: 'reload' })}>{words.common.tryAgain}</MainButton>
      </Buttons>
    );
  }
  const save = (given: string) => {
    setSaving(false);
    act({ type: 'saveView', name: given });
  };
  const leave = () => setSaving(false);
  return (
    <>
      {saving ? (
        <NameForm label={choose.saveAs} button={choose.saveIt} begin={name} most={VIEW_NAME_LIMIT} onName={save} onLeave={leave} />
      ) : null}
      <Buttons>
        <MainButton
          off={isEmpty(model) || isUnfiltered(model)}
          onPress={() => act(editing === null ? { type: 'pull', name } : { type: 'changeView', name })}
        >
          {goText(model, words)}
        </MainButton>
        {editing !== null || saving ? null : <QuietButton onPress={() => setSaving(true)}>{choose.save}</QuietButton>}
        {editing === null ? <ChoosingLinks act={act} /> : null}
        {editing === null ? (
          <QuietButton onPress={() => act({ type: 'openPanel', panel: 'views' })}>{words.sidebar.resting.views}</QuietButton>
        ) : null}
        {model.activity.doing === 'choosing' ? (
          <QuietButton onPress={() => act({ type: 'idle' })}>{words.common.cancel}</QuietButton>
        ) : null}
      </Buttons>
    </>
  );
}

/** Pulling nobody makes no sense; a view may well be changed to a choice nobody matches yet. */
const isEmpty = (model: Model): boolean => editedView(model) === null && model.viewCount?.state === 'known' && model.viewCount.total === 0;

/** The CRM sends creators that the choice excludes: nobody wants those. */
const isUnfiltered = ({ problem }: Model): boolean => problem?.kind === 'filter-ignored';

/** What is known about how many will match, before they are read. */
function FirstFit({ model: { viewCount } }: Pick<Props, 'model'>) {
  const { filters: t } = useWords();
  const tested = viewCount?.state === 'known' && viewCount.total === null ? viewCount.tested : undefined;
  return tested === undefined || tested.of === 0 ? null : <p class="faint">{t.firstFit(tested)}</p>;
}

function countText({ viewCount }: Model, { sidebar, common, filters: t }: PageWords): string {
  const { choose } = sidebar;
  if (viewCount === null || viewCount.state === 'asked') return choose.counting;
  if (viewCount.state === 'known' && viewCount.total === null && viewCount.tested !== undefined) {
    const { tested, requests, seconds } = viewCount;
    return t.reads({ filters: tested.filters, n: tested.reads, all: tested.all, requests, seconds: common.span({ seconds }) });
  }
  if (viewCount.state === 'failed' || viewCount.total === null) return choose.notCounted;
  if (viewCount.total === 0) return choose.nobody;
  const { total, requests, seconds } = viewCount;
  return choose.counted({ creators: total, requests, seconds: common.span({ seconds }) });
}

function goText(model: Model, { sidebar, common, filters: t }: PageWords): string {
  const { choose } = sidebar;
  const { viewCount } = model;
  const editing = editedView(model) !== null;
  if (viewCount?.state === 'known' && viewCount.total === null && viewCount.tested !== undefined) {
    const seconds = common.span(viewCount);
    return editing ? t.change({ seconds }) : t.pull({ seconds });
  }
  if (viewCount?.state !== 'known' || !viewCount.total) return editing ? choose.changeUncounted : choose.pullUncounted;
  const counted = { creators: viewCount.total, seconds: common.span(viewCount) };
  return editing ? choose.change(counted) : choose.pull(counted);
}
