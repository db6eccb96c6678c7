// The filters of a choice: quick ones first, then the usual ones, the rest in a fold.

import { useRef, useState } from 'preact/hooks';
import { namesOf } from '../../contract/named';
import { SETS } from '../../src/fields/filters';
import type { Choices } from '../../src/rpc/shapes';
import { QuietButton } from '../components/button';
import { Choice, Field, Fold, named, Tick } from '../components/parts';
import { useWords } from '../components/words-context';
import type { Act, Model, Query } from '../machine/model';
import { countKey } from '../machine/pulling';
import { OwnFilters, type OwnFiltersProps } from './own-filters';
import { SeveralChoice, SeveralFields } from './several-choice';
import { beginOf, dayOf, type QueryChange, queryWith, withFilter } from './view-name';

export interface FiltersProps extends Pick<OwnFiltersProps, 'setFilter'> {
  readonly lists: Choices;
  readonly query: Query;
  readonly to: (query: Query) => void;
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

/** A creator has only one of these, so nobody has all of several. */
const ONE_OF = ['any', 'none'] as const;

export function Filters(props: FiltersProps) {
  const { lists, query, to, set, setFilter } = props;
  const { sidebar, common, filters: t } = useWords();
  const { choose } = sidebar;
  const where = query.where ?? {};
  const platforms = lists.platforms.map((value) => ({ value, name: common.platform(value) }));
  const owned = (wanted: boolean) => to(withFilter(queryWith(query, { owner: undefined }), 'owned', wanted));
  return (
    <div class="filters">
      <SeveralChoice
        label={choose.platform}
        options={platforms}
        ways={ONE_OF}
        single={query.platform}
        onSingle={(platform) => to(withFilter(queryWith(query, { platform }), 'platforms', undefined))}
        several={where.platforms}
        onSeveral={(said) => to(withFilter(queryWith(query, { platform: undefined }), 'platforms', said))}
      />
      <SeveralChoice
        label={choose.status}
        options={named(lists.statuses)}
        ways={ONE_OF}
        single={query.status}
        onSingle={(status) => to(withFilter(queryWith(query, { status }), 'statuses', undefined))}
        several={where.statuses}
        onSeveral={(said) => to(withFilter(queryWith(query, { status: undefined }), 'statuses', said))}
      />
      <SeveralChoice
        label={choose.owner}
        options={named(lists.members)}
        ways={ONE_OF}
        single={query.owner}
        onSingle={(owner) => to(withFilter(withFilter(queryWith(query, { owner }), 'owners', undefined), 'owned', undefined))}
        several={where.owners}
        onSeveral={(said) => to(withFilter(withFilter(queryWith(query, { owner: undefined }), 'owners', said), 'owned', undefined))}
        more={[
          { name: t.noOwner, on: where.owned === false, onChoose: () => owned(false) },
          { name: t.withOwner, on: where.owned === true, onChoose: () => owned(true) },
        ]}
      />
      <OwnRows {...props} />
      <Labels {...props} />
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
      <RareFilters {...props} where={where} setFilter={setFilter} />
    </div>
  );
}

/** Combines with any other filter; for a tab of one's own. */
function OwnRows({ lists: { me }, query, to }: FiltersProps) {
  const { filters: t } = useWords();
  if (me === null) return null;
  const tick = (on: boolean) =>
    to(withFilter(withFilter(queryWith(query, { owner: on ? me : undefined }), 'owners', undefined), 'owned', undefined));
  return <Tick name={t.ownRows} on={query.owner === me} onTick={tick} />;
}

/** A single label is the CRM's own filter. For several, it is not known whether the CRM means any or all, so the add-on says which. */
function Labels({ lists, query, to }: FiltersProps) {
  const { sidebar, filters: t } = useWords();
  const what = sidebar.choose.labels;
  const said = query.where?.labels ?? (query.labels === undefined ? undefined : { is: 'any' as const, of: query.labels });
  const [open] = useState(said !== undefined);
  if (lists.labels.length === 0) return null;
  const say = (next: typeof said) => {
    const isOne = next?.is === 'any' && next.of.length === 1;
    to(withFilter(queryWith(query, { labels: isOne ? next.of : undefined }), 'labels', isOne ? undefined : next));
  };
  return (
    <Fold title={said === undefined ? what : t.chosen[said.is]({ what, n: said.of.length })} open={open}>
      <SeveralFields label={what} options={named(lists.labels)} ways={SETS} several={said} onSeveral={say} />
    </Fold>
  );
}

/** Groups cost a request, so their names are read when somebody wants to choose by them. */
function GroupChoice({ lists, query, to, act }: FiltersProps) {
  const { choose } = useWords().sidebar;
  if (lists.groups === null) return <QuietButton onPress={() => act({ type: 'groupNames' })}>{choose.groupNames}</QuietButton>;
  return (
    <SeveralChoice
      label={choose.group}
      options={named(lists.groups)}
      ways={SETS}
      single={query.group}
      onSingle={(group) => to(withFilter(queryWith(query, { group }), 'groups', undefined))}
      several={query.where?.groups}
      onSeveral={(said) => to(withFilter(queryWith(query, { group: undefined }), 'groups', said))}
    />
  );
}

function RareFilters({ lists, query, set, act, where, setFilter }: FiltersProps & OwnFiltersProps) {
  const { choose } = useWords().sidebar;
  const orders = namesOf(choose.sortBy).map((value) => ({ value, name: choose.sortBy[value] }));
  const used = useRef(false);
  // Once one of them has been used, the fold stays open: it must not close while the last one is being removed.
  const own = [where.email, where.followers, where.countries, where.changed, where.created].some((said) => said !== undefined);
  used.current ||= own || query.archived === true || query.updatedSince !== undefined || query.sort !== undefined;
  return (
    <Fold title={choose.moreFilters} open={used.current}>
      <OwnFilters where={where} setFilter={setFilter} />
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
