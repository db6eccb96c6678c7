// The CRM's email tasks, for adding the creators of the selected rows to one.

import { useState } from 'preact/hooks';
import type { TaskLine } from '../../src/rpc/files';
import { QuietButton } from '../components/button';
import { Tick } from '../components/parts';
import { FoundList, SearchBox } from '../components/search-list';
import { useWords } from '../components/words-context';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';
import { PanelCard } from './panel-card';

type Props = ViewProps<'panel'>;

export function EmailPanel({ screen, model, act }: Props) {
  const { email: t } = useWords().panels;
  const [search, setSearch] = useState('');
  const [everybody, setEverybody] = useState(false);
  return (
    <PanelCard title={t.title} model={model} act={act}>
      <p>{t.about}</p>
      <SearchBox label={t.find} text={search} onSearch={setSearch} />
      <Tick name={t.everybody} on={everybody} onTick={setEverybody} />
      <WithAnswer of="readEmailTasks" screen={screen} act={act}>
        {({ tasks }) => <TaskList tasks={tasks} search={search.trim()} everybody={everybody} act={act} />}
      </WithAnswer>
    </PanelCard>
  );
}

interface TaskListProps extends Pick<Props, 'act'> {
  readonly tasks: readonly TaskLine[];
  readonly search: string;
  readonly everybody: boolean;
}

function TaskList({ tasks, search, everybody, act }: TaskListProps) {
  const { email: t } = useWords().panels;
  const usable = tasks.filter(({ standalone }) => standalone);
  const empty = tasks.length === 0 ? t.noneYet : t.onlyOthers;
  return (
    <>
      <FoundList items={usable} search={search} nameOf={({ name }) => name} empty={empty} none={t.none}>
        {({ id, name }) => (
          <li key={`${typeof id}${id}`}>
            <strong>{name || String(id)}</strong>
            <div class="links">
              <QuietButton onPress={() => act({ type: 'startMutation', mutation: { what: 'add-to-email', taskId: id, everybody } })}>
                {t.add}
              </QuietButton>
            </div>
          </li>
        )}
      </FoundList>
      {usable.length === tasks.length || usable.length === 0 ? null : <p class="faint">{t.others({ n: tasks.length - usable.length })}</p>}
    </>
  );
}
