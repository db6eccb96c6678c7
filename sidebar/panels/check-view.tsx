// The check of a list with the CRM: its progress, a way to stop it, and what it found.

import type { CheckedList, ToCheck } from '../../src/rpc/creators';
import { HaltButtons } from '../components/button';
import { Progress } from '../components/parts';
import { StateCard } from '../components/state-card';
import { useWords } from '../components/words-context';
import { Messages } from '../views/messages';
import { tryNow, type ViewProps } from '../views/view';
import { WithAnswer } from './answer';
import { CheckedCreators } from './checked-creators';

interface CheckViewProps extends ViewProps<'panel'> {
  readonly title: string;
  /** The label for going back, and where it leads. */
  readonly back: string;
  readonly onBack: () => void;
}

export function CheckView(props: CheckViewProps) {
  const { title, onBack, screen, model, act } = props;
  const { common } = useWords();
  const answer = screen.panel.answers.checkCreators;
  const checked = answer?.value;
  const check = (asking: ToCheck) => act({ type: 'ask', call: { call: 'checkCreators', args: asking } });
  const problem = answer?.problem == null ? null : <WithAnswer of="checkCreators" screen={screen} act={act} />;
  const fresh = answer?.args.state === null;
  if (answer?.asking !== true && checked !== undefined && !(fresh && problem !== null)) {
    return (
      <CheckedCreators {...props} checked={checked} check={check}>
        {problem}
      </CheckedCreators>
    );
  }
  /** What the CRM has answered is kept; until it has answered about every id, there is nothing to show. */
  const halt = () => {
    act({ type: 'stopAsking', call: 'checkCreators' });
    if (fresh || checked === undefined || checked.inputs.some(({ outcome }) => outcome.is === 'unread')) onBack();
  };
  return (
    <StateCard key="checking" title={title}>
      {answer?.asking === true ? <Checking checked={fresh ? undefined : checked} /> : null}
      <Messages model={model} />
      {problem}
      <HaltButtons onTry={tryNow(model, act)} onHalt={halt}>
        {common.cancel}
      </HaltButtons>
    </StateCard>
  );
}

function Checking({ checked }: { readonly checked: CheckedList | undefined }) {
  const { add: t } = useWords().creators;
  const total = checked?.inputs.length ?? 0;
  const done = checked?.inputs.filter(({ outcome }) => outcome.is !== 'unread' && outcome.is !== 'to-look-up').length ?? 0;
  const label = total === 0 ? t.beginning : t.checking({ done, total });
  return (
    <>
      <p>{label}</p>
      <Progress label={label} done={done} total={total === 0 ? null : total} />
    </>
  );
}
