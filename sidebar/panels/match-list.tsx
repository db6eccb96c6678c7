// Matching a pasted list with the tab: what its columns are, what it would bring, and writing that into cells.

import { useState } from 'preact/hooks';
import type { ListAsked } from '../../src/rpc/creators';
import { Buttons, MainButton, QuietButton } from '../components/button';
import { Banner, Field } from '../components/parts';
import { ProblemBanner } from '../components/problem-banner';
import { StateCard } from '../components/state-card';
import { useWords } from '../components/words-context';
import { Messages } from '../views/messages';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';
import { ListColumns } from './list-columns';
import { ListResult } from './list-result';

type Props = ViewProps<'panel'>;

const AS_IT_LOOKS = { header: null, roles: null, labels: 'add', notes: 'append' } as const;

export function MatchListPanel({ screen, model, act }: Props) {
  const { match: t } = useWords().people;
  const [text, setText] = useState('');
  const [comparing, setComparing] = useState(false);
  const { previewList, writeMatched } = screen.panel.answers;
  const look = (asking: ListAsked) => {
    setComparing(true);
    act({ type: 'ask', call: { call: 'previewList', args: asking } });
  };
  if (!comparing) return <PasteForm text={text} setText={setText} model={model} act={act} look={() => look({ text, ...AS_IT_LOOKS })} />;
  const asked = previewList?.args;
  /** What was written belongs to the very question that was looked at. */
  const written = writeMatched?.args === asked ? writeMatched : undefined;
  return (
    <StateCard key="compared" title={t.title}>
      <Messages model={model} />
      {written?.problem == null ? null : <ProblemBanner problem={written.problem} />}
      {written?.value === undefined ? null : <Banner tone="good">{t.written({ n: written.value.cells })}</Banner>}
      <WithAnswer answer={previewList} again={() => asked && look(asked)}>
        {(preview) => (
          <>
            <ListColumns preview={preview} asked={asked as ListAsked} look={look} />
            {written?.value === undefined ? <ListResult preview={preview} /> : null}
          </>
        )}
      </WithAnswer>
      <MatchButtons screen={screen} act={act} again={() => setComparing(false)} done={written?.value !== undefined} />
    </StateCard>
  );
}

/** The one main button: write, while there is something to be written, else close. */
function MatchButtons({
  screen,
  act,
  again,
  done,
}: Pick<Props, 'screen' | 'act'> & { readonly again: () => void; readonly done: boolean }) {
  const { people, common } = useWords();
  const { match: t } = people;
  const { previewList, writeMatched } = screen.panel.answers;
  const cells = previewList?.value?.cells ?? 0;
  const busy = previewList?.asking === true || writeMatched?.asking === true;
  const close = () => act({ type: 'idle' });
  return (
    <Buttons>
      {done || cells === 0 ? (
        <MainButton tone="halt" onPress={close}>
          {common.close}
        </MainButton>
      ) : (
        <MainButton off={busy} onPress={() => previewList && act({ type: 'ask', call: { call: 'writeMatched', args: previewList.args } })}>
          {t.write({ n: cells })}
        </MainButton>
      )}
      <QuietButton onPress={again}>{t.again}</QuietButton>
      {done || cells === 0 ? null : <QuietButton onPress={close}>{common.close}</QuietButton>}
    </Buttons>
  );
}

interface PasteFormProps extends Pick<Props, 'model' | 'act'> {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly look: () => void;
}

function PasteForm({ text, setText, model, act, look }: PasteFormProps) {
  const { people, common } = useWords();
  const { match: t } = people;
  return (
    <StateCard title={t.title}>
      <Field label={t.box}>
        {(id) => <textarea id={id} rows={8} maxLength={1_000_000} value={text} onInput={(event) => setText(event.currentTarget.value)} />}
      </Field>
      <p class="faint">{t.how}</p>
      <Messages model={model} />
      <Buttons>
        <MainButton off={text.trim() === ''} onPress={look}>
          {t.look}
        </MainButton>
        <QuietButton onPress={() => act({ type: 'idle' })}>{common.close}</QuietButton>
      </Buttons>
    </StateCard>
  );
}
