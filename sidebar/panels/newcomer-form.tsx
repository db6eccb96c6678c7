// What new creators begin with: a status, labels, an owner.

import { useState } from 'preact/hooks';
import type { Id } from '../../contract/records';
import { Buttons, MainButton } from '../components/button';
import { Choice } from '../components/parts';
import { useWords } from '../components/words-context';
import type { PanelAnswer } from '../machine/model';
import { LabelChoice } from '../views/label-choice';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';

interface NewcomerFormProps {
  readonly creatorIds: readonly string[];
  readonly choices: PanelAnswer<'readChoices'> | undefined;
  readonly busy: boolean;
  readonly act: ViewProps<'panel'>['act'];
}

export function NewcomerForm({ creatorIds, choices, busy, act }: NewcomerFormProps) {
  const { add: t } = useWords().people;
  const [status, setStatus] = useState<Id | undefined>(undefined);
  const [labels, setLabels] = useState<readonly Id[]>([]);
  const [owner, setOwner] = useState<Id | undefined>(undefined);
  const named = (list: readonly { readonly id: Id; readonly name: string }[]) =>
    list.map(({ id, name }) => ({ value: id, name: name || String(id) }));
  const ready = (status !== undefined || labels.length > 0) && !busy;
  const add = () => {
    const beginning = { labels: [...labels], ...(status === undefined ? {} : { status }), ...(owner === undefined ? {} : { owner }) };
    act({ type: 'ask', call: { call: 'addCreators', args: { creatorIds: [...creatorIds], ...beginning } } });
  };
  return (
    <fieldset class="filters">
      <legend>{t.begin}</legend>
      <WithAnswer answer={choices} again={() => act({ type: 'ask', call: { call: 'readChoices', args: { fresh: false } } })}>
        {(lists) => (
          <>
            <Choice label={t.status} none={t.none} options={named(lists.statuses)} chosen={status} onChoose={setStatus} />
            <LabelChoice labels={lists.labels} chosen={labels} onChoose={setLabels} />
            <Choice label={t.owner} none={t.none} options={named(lists.members)} chosen={owner} onChoose={setOwner} />
          </>
        )}
      </WithAnswer>
      {status === undefined && labels.length === 0 ? <p class="faint">{t.needs}</p> : null}
      <Buttons>
        <MainButton off={!ready} onPress={add}>
          {t.addFresh({ n: creatorIds.length })}
        </MainButton>
      </Buttons>
    </fieldset>
  );
}
