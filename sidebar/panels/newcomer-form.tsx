// The initial values of new creators: a status, labels, an owner.

import { useState } from 'preact/hooks';
import type { Id } from '../../contract/records';
import { Buttons, MainButton } from '../components/button';
import { Choice, named } from '../components/parts';
import { useWords } from '../components/words-context';
import { LabelChoice } from '../views/label-choice';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';

interface NewcomerFormProps extends Pick<ViewProps<'panel'>, 'screen' | 'act'> {
  readonly creatorIds: readonly string[];
}

export function NewcomerForm({ creatorIds, screen, act }: NewcomerFormProps) {
  const { add: t } = useWords().creators;
  const [status, setStatus] = useState<Id | undefined>(undefined);
  const [labels, setLabels] = useState<readonly Id[]>([]);
  const [owner, setOwner] = useState<Id | undefined>(undefined);
  const ready = (status !== undefined || labels.length > 0) && screen.panel.answers.addCreators?.asking !== true;
  const add = () => {
    const beginning = { labels: [...labels], ...(status === undefined ? {} : { status }), ...(owner === undefined ? {} : { owner }) };
    act({ type: 'ask', call: { call: 'addCreators', args: { creatorIds: [...creatorIds], ...beginning } } });
  };
  return (
    <fieldset class="filters">
      <legend>{t.begin}</legend>
      <WithAnswer of="readChoices" screen={screen} act={act}>
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
