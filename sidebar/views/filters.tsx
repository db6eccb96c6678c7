// The filters of a choice: quick ones first, the usual ones next, the rest in a fold.

import { useRef, useState } from 'preact/hooks';
import { namesOf } from '../../contract/named';
import type { Choices } from '../../src/rpc/shapes';
import { QuietButton } from '../components/button';
import { Choice, Field, Fold, named, Tick } from '../components/parts';
import { useWords } from '../components/words-context';
import type { Act, Model, Query } from '../machine/model';
import { countKey } from '../machine/pulling';
import { LabelChoice } from './label-choice';
import { beginOf, dayOf, type QueryChange } from './view-name';

interface FiltersProps {
  readonly lists: Choices;
  readonly query: Query;
  readonly set: (change: QueryChange) => void;
  readonly act: (act: Act) => void;
}

type QuickProps = FiltersProps & { readonly counts: Model['counts'] };

/** Everybody, or one's own creators, in one click. */
export function Quick({ lists, query, counts, act }: QuickProps) {
  const { choose } = useWords().sidebar;
  const [asking, setAsking] = useState(false);
  const { me } = lists;
  const mine: Query | null = me === null ? null : { owner: me };
  const numberOf = (wanted: Query) => {
    const count = counts[countKey(wanted)];
    return count?.state === 'known' ? count.total : null;
  };
  const chosen = (wanted: Query | null) => wanted !== null && countKey(query) === countKey(wanted);
  const pressed = mine === null ? () => setAsking(!asking) : () => act({ type: 'query', query: mine });
  return (
    <>
      <fieldset class="quick" aria-label={choose.quick}>
        <button type="button" aria-pressed={chosen({})} onClick={() => act({ type: 'query', query: {} })}>
          {choose.all({ n: numberOf({}) })}
        </button>
        <button type="button" aria-pressed={chosen(mine)} onClick={pressed}>
          {choose.mine({ n: mine === null ? null : numberOf(mine) })}
        </button>
      </fieldset>
      {asking && me === null ? <WhoAmI members={lists.members} act={act} /> : null}
    </>
  );
}

function WhoAmI({ members, act }: { readonly members: Choices['members']; readonly act: FiltersProps['act'] }) {
  const { choose } = useWords().sidebar;
  const [member, setMember] = useState<Choices['me'] | undefined>(undefined);
  return (
    <div class="card">
      <Choice label={choose.whoAmI} none={choose.noMember} options={named(members)} chosen={member} onChoose={setMember} />
      <p class="faint">{choose.whoAmIWhy}</p>
      <QuietButton off={member === undefined} onPress={() => act({ type: 'iAm', member: member ?? null })}>
        {choose.iAm}
      </QuietButton>
    </div>
  );
}

export function Filters(props: FiltersProps) {
  const { lists, query, set } = props;
  const { sidebar, common } = useWords();
  const { choose } = sidebar;
  const platforms = lists.platforms.map((value) => ({ value, name: common.platform(value) }));
  const one = { none: choose.any } as const;
  return (
    <div class="filters">
      <div class="pair">
        <Choice {...one} label={choose.platform} options={platforms} chosen={query.platform} onChoose={(platform) => set({ platform })} />
        <Choice
          {...one}
          label={choose.status}
          options={named(lists.statuses)}
          chosen={query.status}
          onChoose={(status) => set({ status })}
        />
      </div>
      <Choice {...one} label={choose.owner} options={named(lists.members)} chosen={query.owner} onChoose={(owner) => set({ owner })} />
      <LabelChoice labels={lists.labels} chosen={query.labels ?? []} onChoose={(labels) => set({ labels })} />
      <GroupChoice {...props} />
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
      <RareFilters {...props} />
    </div>
  );
}

/** Groups cost a request, so their names come when somebody wants to choose by them. */
function GroupChoice({ lists, query, set, act }: FiltersProps) {
  const { choose } = useWords().sidebar;
  if (lists.groups === null) return <QuietButton onPress={() => act({ type: 'groupNames' })}>{choose.groupNames}</QuietButton>;
  return (
    <Choice
      label={choose.group}
      none={choose.any}
      options={named(lists.groups)}
      chosen={query.group}
      onChoose={(group) => set({ group })}
    />
  );
}

function RareFilters({ lists, query, set, act }: FiltersProps) {
  const { choose } = useWords().sidebar;
  const orders = namesOf(choose.sortBy).map((value) => ({ value, name: choose.sortBy[value] }));
  const used = useRef(false);
  // Once one of them is used the fold stays open: it must not close under the hand that takes the last one away.
  used.current ||= query.archived === true || query.updatedSince !== undefined || query.sort !== undefined;
  return (
    <Fold title={choose.moreFilters} open={used.current}>
      <Field label={choose.changedSince}>
        {(id) => (
          <input
            id={id}
            type="date"
            value={query.updatedSince === undefined ? '' : dayOf(query.updatedSince)}
            onChange={(event) => set({ updatedSince: beginOf(event.currentTarget.value) })}
          />
        )}
      </Field>
      <Choice
        label={choose.sort}
        none={choose.sortNone}
        options={orders}
        chosen={orders.find(({ value }) => value === query.sort)?.value}
        onChoose={(sort) => set({ sort })}
      />
      {query.sort === undefined ? null : <p class="faint">{choose.sortNote}</p>}
      <Tick name={choose.archived} on={query.archived === true} onTick={(archived) => set({ archived })} />
      {lists.me === null ? null : <QuietButton onPress={() => act({ type: 'iAm', member: null })}>{choose.notMe}</QuietButton>}
    </Fold>
  );
}
