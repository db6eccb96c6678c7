// Adding creators: a pasted list, what the CRM knows of it, and rows for those it does not.

import { useState } from 'preact/hooks';
import type { CheckedList, ToCheck } from '../../src/rpc/creators';
import { Buttons, MainButton, QuietButton } from '../components/button';
import { Field, Progress } from '../components/parts';
import { StateCard } from '../components/state-card';
import { useWords } from '../components/words-context';
import { Messages } from '../views/messages';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';
import { CheckedCreators } from './checked-creators';

type Props = ViewProps<'panel'>;

export function AddCreatorsPanel(props: Props) {
  const { screen, model, act } = props;
  const { add: t } = useWords().people;
  const [text, setText] = useState('');
  /** The list that is being looked at; another paste is another one. */
  const [looking, setLooking] = useState(false);
  const answer = screen.panel.answers.checkCreators;
  const check = (asking: ToCheck) => {
    setLooking(true);
    act({ type: 'ask', call: { call: 'checkCreators', args: asking } });
  };
  const begin = () => check({ text, state: null, lookUp: false, asHandles: false });
  const checked = answer?.value;
  if (!looking) return <PasteForm {...props} text={text} setText={setText} begin={begin} />;
  const going = answer?.asking === true || checked === undefined;
  return (
    <StateCard key={String(going)} title={t.title}>
      {answer?.asking === true ? <Checking checked={answer.args.state === null ? undefined : checked} /> : null}
      <Messages model={model} />
      <WithAnswer answer={answer?.problem == null ? undefined : answer} again={() => answer && check(answer.args)}>
        {() => null}
      </WithAnswer>
      {going ? (
        <Buttons>
          <MainButton tone="halt" onPress={() => setLooking(false)}>
            {t.again}
          </MainButton>
        </Buttons>
      ) : (
        <CheckedCreators {...props} checked={checked} check={check} again={() => setLooking(false)} />
      )}
    </StateCard>
  );
}

function Checking({ checked }: { readonly checked: CheckedList | undefined }) {
  const { add: t } = useWords().people;
  const total = checked?.inputs.length ?? 0;
  const done = checked?.inputs.filter(({ outcome }) => outcome.is !== 'unread' && outcome.is !== 'to-look-up').length ?? 0;
  const label = t.checking({ done, total });
  return (
    <>
      <p>{label}</p>
      <Progress label={label} done={done} total={total === 0 ? null : total} />
    </>
  );
}

interface PasteFormProps extends Props {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly begin: () => void;
}

function PasteForm({ model, act, text, setText, begin }: PasteFormProps) {
  const { people, common } = useWords();
  const { add: t } = people;
  return (
    <StateCard title={t.title}>
      <Field label={t.box}>
        {(id) => <textarea id={id} rows={8} maxLength={200_000} value={text} onInput={(event) => setText(event.currentTarget.value)} />}
      </Field>
      <p class="faint">{t.how}</p>
      <Messages model={model} />
      <Buttons>
        <MainButton off={text.trim() === ''} onPress={begin}>
          {t.check}
        </MainButton>
        <QuietButton onPress={() => act({ type: 'idle' })}>{common.close}</QuietButton>
      </Buttons>
    </StateCard>
  );
}
