// Looking up a creator in the whole CRM: one box, a short list, and the way into this tab.

import { useEffect, useState } from 'preact/hooks';
import type { LookUpAnswer } from '../../src/rpc/creators';
import { Buttons, MainButton, QuietButton } from '../components/button';
import { Banner, Field } from '../components/parts';
import { StateCard } from '../components/state-card';
import { useWords } from '../components/words-context';
import { Messages } from '../views/messages';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';
import { CreatorLine, WayToRow } from './creator-line';

type Props = ViewProps<'panel'>;

export function LookUpPanel({ screen, model, act }: Props) {
  const { creators, common } = useWords();
  const { lookUp: t } = creators;
  const [text, setText] = useState('');
  const answer = screen.panel.answers.lookUp;
  const asking = answer?.asking === true;
  const find = (words: string, archived: boolean) => act({ type: 'ask', call: { call: 'lookUp', args: { text: words, archived } } });
  const submit = () => text.trim() !== '' && !asking && find(text.trim(), false);
  return (
    <StateCard title={t.title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field label={t.box}>
          {(id) => <input id={id} type="search" maxLength={300} value={text} onInput={(event) => setText(event.currentTarget.value)} />}
        </Field>
        <p class="faint">{t.what}</p>
        <Messages model={model} />
        <Buttons>
          <MainButton off={text.trim() === '' || asking} onPress={submit}>
            {asking ? t.busy : t.button}
          </MainButton>
          <QuietButton onPress={() => act({ type: 'idle' })}>{common.close}</QuietButton>
        </Buttons>
      </form>
      <WithAnswer of="lookUp" screen={screen} act={act}>
        {(found) => <Hits found={found} asked={answer?.args.text ?? ''} find={find} screen={screen} act={act} />}
      </WithAnswer>
    </StateCard>
  );
}

interface HitsProps extends Pick<Props, 'screen' | 'act'> {
  readonly found: LookUpAnswer;
  readonly asked: string;
  readonly find: (text: string, archived: boolean) => void;
}

function Hits({ found, asked, find, screen, act }: HitsProps) {
  const { lookUp: t } = useWords().creators;
  const added = screen.panel.answers.addToTab;
  const { among, hits, total, canAdd } = found;
  const here = useAdded(added?.value?.here);
  return (
    <>
      {hits.length === 0 ? <p>{among === 'archived' ? t.nobody : t.nobodyArchived}</p> : null}
      {hits.length > 0 && among === 'archived' ? <p>{t.onlyArchived}</p> : null}
      <ul class="waiting runs">
        {hits.map((hit) => (
          <CreatorLine key={hit.creatorId} creator={hit}>
            <WayToRow
              creatorId={hit.creatorId}
              here={hit.here || here.includes(hit.creatorId)}
              canAdd={canAdd && added?.asking !== true}
              act={act}
            />
          </CreatorLine>
        ))}
      </ul>
      {total !== null && total > hits.length ? <p class="faint">{t.more({ n: total })}</p> : null}
      <WithAnswer of="addToTab" screen={screen} act={act}>
        {({ here: rows }) => <Banner tone="good">{t.added({ n: rows.length })}</Banner>}
      </WithAnswer>
      {among === 'archived' ? null : <QuietButton onPress={() => find(asked, true)}>{t.askArchived}</QuietButton>}
    </>
  );
}

/** Everybody added since the list was made. */
function useAdded(latest: readonly string[] | undefined): readonly string[] {
  const [all, setAll] = useState<readonly string[]>([]);
  useEffect(() => {
    if (latest !== undefined) setAll((before) => [...before, ...latest]);
  }, [latest]);
  return all;
}
