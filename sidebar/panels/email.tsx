// The CRM's e-mail tasks, for adding the creators of the selected rows to one.

import { useState } from 'preact/hooks';
import type { TaskLine } from '../../src/rpc/files';
import { Buttons, MainButton, QuietButton } from '../components/button';
import { FoundList, SearchBox } from '../components/search-list';
import { StateCard } from '../components/state-card';
import { useWords } from '../components/words-context';
import { Messages } from '../views/messages';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';

type Props = ViewProps<'panel'>;

export function EmailPanel({ screen, model, act }: Props) {
  const { files, common } = useWords();
  const { email: t } = files;
  const [search, setSearch] = useState('');
  const again = () => act({ type: 'ask', call: { call: 'readEmailTasks', args: {} } });
  return (
    <StateCard title={t.title}>
      <p>{t.about}</p>
      <SearchBox label={t.find} text={search} onSearch={setSearch} />
      <WithAnswer answer={screen.panel.answers.readEmailTasks} again={again}>
        {({ tasks }) => <TaskList tasks={tasks} search={search.trim()} act={act} />}
      </WithAnswer>
      <Messages model={model} />
      <Buttons>
        <MainButton tone="halt" onPress={() => act({ type: 'idle' })}>
          {common.close}
        </MainButton>
      </Buttons>
    </StateCard>
  );
}

function TaskList({ tasks, search, act }: { readonly tasks: readonly TaskLine[]; readonly search: string; readonly act: Props['act'] }) {
  const { email: t } = useWords().files;
  const usable = tasks.filter(({ standalone }) => standalone);
  const empty = tasks.length === 0 ? t.noneYet : t.onlyOthers;
  return (
    <>
      <FoundList items={usable} search={search} nameOf={({ name }) => name} empty={empty} none={t.none}>
        {({ id, name }) => (
          <li key={`${typeof id}${id}`}>
            <strong>{name || String(id)}</strong>
            <div class="links">
              <QuietButton onPress={() => act({ type: 'startMutation', mutation: { what: 'add-to-email', taskId: id } })}>
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
