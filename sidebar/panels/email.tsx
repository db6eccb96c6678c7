// The CRM's e-mail tasks, for adding the creators of the selected rows to one.

import { useState } from 'preact/hooks';
import type { TaskLine } from '../../src/rpc/files';
import { NAME_LIMIT } from '../../src/rpc/limits';
import { Buttons, MainButton, QuietButton } from '../components/button';
import { Field } from '../components/parts';
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
      <Field label={t.find}>
        {(id) => (
          <input id={id} type="search" maxLength={NAME_LIMIT} value={search} onInput={(event) => setSearch(event.currentTarget.value)} />
        )}
      </Field>
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

/** So many tasks are drawn at once; the search reaches the rest. */
const DRAWN = 100;

function TaskList({ tasks, search, act }: { readonly tasks: readonly TaskLine[]; readonly search: string; readonly act: Props['act'] }) {
  const { files, panels } = useWords();
  const { email: t } = files;
  const usable = tasks.filter(({ standalone }) => standalone);
  const fitting = usable.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()));
  const blank = tasks.length === 0 ? t.noneYet : usable.length === 0 ? t.onlyOthers : fitting.length === 0 ? t.none : null;
  return (
    <>
      {blank === null ? null : <p class="faint">{blank}</p>}
      <ul class="waiting runs">
        {fitting.slice(0, DRAWN).map(({ id, name }) => (
          <li key={`${typeof id}${id}`}>
            <strong>{name || String(id)}</strong>
            <div class="links">
              <QuietButton onPress={() => act({ type: 'startMutation', mutation: { what: 'add-to-email', taskId: id } })}>
                {t.add}
              </QuietButton>
            </div>
          </li>
        ))}
      </ul>
      {fitting.length > DRAWN ? <p class="faint">{panels.more({ n: fitting.length - DRAWN })}</p> : null}
      {usable.length === tasks.length || usable.length === 0 ? null : <p class="faint">{t.others({ n: tasks.length - usable.length })}</p>}
    </>
  );
}
