// Adding creators: a pasted list, what the CRM knows of it, and rows for those it does not.

import { useState } from 'preact/hooks';
import type { CheckedList, ToCheck } from '../../src/rpc/creators';
import { HaltButtons } from '../components/button';
import { Progress } from '../components/parts';
import { StateCard } from '../components/state-card';
import { useWords } from '../components/words-context';
import { Messages } from '../views/messages';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';
import { CheckedCreators } from './checked-creators';
import { PasteForm } from './paste-form';

export function AddCreatorsPanel(props: ViewProps<'panel'>) {
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
  const checked = answer?.value;
  const again = () => setLooking(false);
  if (!looking) {
    const begin = () => check({ text, state: null, lookUp: false, asHandles: false });
    const words = { title: t.title, box: t.box, how: t.how, button: t.check } as const;
    return <PasteForm {...words} most={200_000} text={text} setText={setText} begin={begin} screen={screen} model={model} act={act} />;
  }
  const problem = answer?.problem == null ? null : <WithAnswer of="checkCreators" screen={screen} act={act} />;
  if (answer?.asking !== true && checked !== undefined) {
    return (
      <CheckedCreators {...props} checked={checked} check={check} again={again}>
        {problem}
      </CheckedCreators>
    );
  }
  return (
    <StateCard key="checking" title={t.title}>
      {answer?.asking === true ? <Checking checked={answer.args.state === null ? undefined : checked} /> : null}
      <Messages model={model} />
      {problem}
      <HaltButtons onTry={null} onHalt={again}>
        {t.again}
      </HaltButtons>
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
