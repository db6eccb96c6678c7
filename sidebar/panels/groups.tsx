// The CRM's groups: finding one, opening it, and creating a new one.

import { useEffect, useState } from 'preact/hooks';
import type { GroupLine } from '../../src/rpc/groups';
import { QuietButton } from '../components/button';
import { FoundList, isNamed, SearchBox } from '../components/search-list';
import { useWords } from '../components/words-context';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';
import { GroupCard } from './group-card';
import { PanelCard } from './panel-card';

type Props = ViewProps<'panel'>;

export function GroupsPanel(props: Props) {
  const { screen, act } = props;
  const { readGroups } = screen.panel.answers;
  const [openId, setOpenId] = useState<GroupLine['id'] | null>(() => idIn(screen.panel.draft));
  const read = (id: GroupLine['id']) => act({ type: 'ask', call: { call: 'readGroup', args: { id } } });
  const show = (id: GroupLine['id']) => {
    setOpenId(id);
    read(id);
  };
  useEffect(() => {
    if (openId !== null) read(openId);
  }, []);
  const open = readGroups?.value?.groups.find(({ id }) => id === openId);
  return open === undefined ? (
    <AllGroups show={show} {...props} />
  ) : (
    <GroupCard key={String(open.id)} group={open} onBack={() => setOpenId(null)} {...props} />
  );
}

/** The group that was open when a mutation took its place. */
const idIn = (draft: string): GroupLine['id'] | null => (draft === '' ? null : JSON.parse(draft));

type ShowGroup = (id: GroupLine['id']) => void;

function AllGroups({ screen, model, act, show }: Props & { readonly show: ShowGroup }) {
  const { groups: t } = useWords().panels;
  const [search, setSearch] = useState('');
  return (
    <PanelCard title={t.title} model={model} act={act}>
      <SearchBox label={t.find} text={search} onSearch={setSearch} />
      <WithAnswer of="readGroups" screen={screen} act={act}>
        {({ groups }) => <GroupList groups={groups} search={search.trim()} show={show} model={model} act={act} />}
      </WithAnswer>
    </PanelCard>
  );
}

interface ListProps extends Pick<Props, 'model' | 'act'> {
  readonly groups: readonly GroupLine[];
  readonly search: string;
  readonly show: ShowGroup;
}

function GroupList({ groups, search, show, model, act }: ListProps) {
  const { groups: t } = useWords().panels;
  const taken = groups.some(({ name }) => isNamed(name, search));
  const hasView = model.server?.tab?.view != null;
  const create = (selected: boolean) => act({ type: 'startMutation', mutation: { what: 'create-group', name: search, selected } });
  return (
    <>
      <FoundList items={groups} search={search} nameOf={({ written }) => written} empty={t.noneYet} none={t.none}>
        {(group) => <GroupEntry key={`${typeof group.id}${group.id}`} group={group} show={show} hasView={hasView} act={act} />}
      </FoundList>
      {search === '' || taken ? null : (
        <div class="links">
          {hasView ? <QuietButton onPress={() => create(true)}>{t.createSelected({ name: search })}</QuietButton> : null}
          <QuietButton onPress={() => create(false)}>{t.createEmpty({ name: search })}</QuietButton>
        </div>
      )}
    </>
  );
}

interface EntryProps extends Pick<ListProps, 'show' | 'act'> {
  readonly group: GroupLine;
  readonly hasView: boolean;
}

function GroupEntry({ group, show, hasView, act }: EntryProps) {
  const { groups: t } = useWords().panels;
  const { id, written, channelCount } = group;
  return (
    <li>
      <strong>{written}</strong>
      {channelCount === null ? null : <p class="faint">{t.holds({ n: channelCount })}</p>}
      <div class="links">
        <QuietButton onPress={() => show(id)}>{t.show}</QuietButton>
        {hasView ? (
          <QuietButton onPress={() => act({ type: 'startMutation', mutation: { what: 'add-to-group', id } })}>{t.add}</QuietButton>
        ) : null}
      </div>
    </li>
  );
}
