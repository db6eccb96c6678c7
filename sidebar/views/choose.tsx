// The state in which creators are chosen: filters, how many they leave, and the pull. It must not know how they are counted.

import type { Choices } from '../../src/rpc/shapes';
import type { Words } from '../../src/text/words';
import { Buttons, MainButton, QuietButton } from '../components/button';
import { Choice, Field } from '../components/parts';
import { StateCard } from '../components/state-card';
import { useWords } from '../components/words-context';
import type { Model, Query } from '../machine/model';
import { LabelChoice } from './label-choice';
import { Messages } from './messages';
import type { ViewProps } from './view';

export function ChooseView({ model, act }: ViewProps<'choose'>) {
  const words = useWords();
  const { choose } = words.sidebar;
  const { choices, query } = model;
  const lists = typeof choices === 'object' ? choices : null;
  const empty = model.viewCount?.state === 'known' && model.viewCount.total === 0;
  const set = (change: { readonly [K in keyof Query]?: Query[K] | undefined }) => act({ type: 'query', query: queryWith(query, change) });
  return (
    <StateCard title={choose.title}>
      {lists === null ? null : <Filters lists={lists} query={query} set={set} />}
      {choices === 'asked' ? <p class="faint">{words.common.loading}</p> : null}
      {choices === 'failed' ? null : <p class="count">{countText(model, words)}</p>}
      <p class="faint">{choose.ownColumns}</p>
      <Messages model={model} />
      <Buttons>
        {choices === 'failed' ? (
          <MainButton onPress={() => act({ type: 'reload' })}>{words.common.tryAgain}</MainButton>
        ) : (
          <MainButton off={empty} onPress={() => act({ type: 'pull', name: viewName(query, lists, words) })}>
            {pullText(model, words)}
          </MainButton>
        )}
        {model.activity.doing === 'choosing' ? (
          <QuietButton onPress={() => act({ type: 'rest' })}>{words.common.cancel}</QuietButton>
        ) : null}
      </Buttons>
    </StateCard>
  );
}

/** The query with a change; what is undefined, blank or false does not filter and is left out. */
export function queryWith(query: Query, change: { readonly [K in keyof Query]?: Query[K] | undefined }): Query {
  const entries = Object.entries({ ...query, ...change }).filter(
    ([, value]) => value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(entries);
}

interface FiltersProps {
  readonly lists: Choices;
  readonly query: Query;
  readonly set: (change: { readonly [K in keyof Query]?: Query[K] | undefined }) => void;
}

function Filters({ lists, query, set }: FiltersProps) {
  const { sidebar, common } = useWords();
  const { choose } = sidebar;
  const platforms = lists.platforms.map((value) => ({ value, name: common.platform(value) }));
  const named = (list: Choices['statuses']) => list.map(({ id, name }) => ({ value: id, name: name || String(id) }));
  return (
    <div class="filters">
      <Choice
        label={choose.platform}
        none={choose.any}
        options={platforms}
        chosen={query.platform}
        onChoose={(platform) => set({ platform })}
      />
      <Choice
        label={choose.status}
        none={choose.any}
        options={named(lists.statuses)}
        chosen={query.status}
        onChoose={(status) => set({ status })}
      />
      <Choice
        label={choose.owner}
        none={choose.any}
        options={named(lists.members)}
        chosen={query.owner}
        onChoose={(owner) => set({ owner })}
      />
      <LabelChoice labels={lists.labels} chosen={query.labels ?? []} onChoose={(labels) => set({ labels })} />
      <Field label={choose.keyword}>
        {(id) => (
          <input
            id={id}
            type="search"
            maxLength={200}
            value={query.keyword ?? ''}
            onInput={(event) => set({ keyword: event.currentTarget.value })}
          />
        )}
      </Field>
      <label class="check">
        <input type="checkbox" checked={query.archived === true} onChange={(event) => set({ archived: event.currentTarget.checked })} />
        {choose.archived}
      </label>
    </div>
  );
}

function countText({ viewCount }: Model, { sidebar, common }: Words): string {
  const { choose } = sidebar;
  if (viewCount === null || viewCount.state === 'asked') return choose.counting;
  if (viewCount.state === 'failed' || viewCount.total === null) return choose.notCounted;
  if (viewCount.total === 0) return choose.nobody;
  const { total, requests, seconds } = viewCount;
  return choose.counted({ creators: total, requests, seconds: common.span({ seconds }) });
}

function pullText({ viewCount }: Model, { sidebar, common }: Words): string {
  if (viewCount?.state !== 'known' || !viewCount.total) return sidebar.choose.pullUncounted;
  return sidebar.choose.pull({ creators: viewCount.total, seconds: common.span(viewCount) });
}

/** What the view is called: its filters in words. */
export function viewName(query: Query, lists: Choices | null, { sidebar, common }: Words): string {
  const nameOf = (list: Choices['statuses'] | undefined, id: unknown) => list?.find((one) => one.id === id)?.name ?? '';
  const parts = [
    query.platform === undefined ? '' : common.platform(query.platform),
    nameOf(lists?.statuses, query.status),
    nameOf(lists?.members, query.owner),
    ...(query.labels ?? []).map((id) => nameOf(lists?.labels, id)),
    query.keyword === undefined ? '' : `“${query.keyword}”`,
    query.archived === true ? sidebar.choose.archivedName : '',
  ].filter((part) => part !== '');
  return sidebar.choose.viewName({ parts: parts.length === 0 ? [sidebar.choose.everyone] : parts });
}
