// A deed in the review, in the place of everything else until it is over. It must not know any kind of deed.

import type { DeedProgress } from '../../src/rpc/deeds';
import { Buttons, MainButton } from '../components/button';
import { DeedOutcome, DeedQuestion, endOf, saidOf } from '../components/deed-parts';
import { Progress } from '../components/parts';
import { StateCard } from '../components/state-card';
import { Countdown } from '../components/waits';
import { useWords } from '../components/words-context';
import type { ReviewProps } from './view';

type Props = Omit<ReviewProps, 'review'>;

export function ReviewDeed(props: Props) {
  const { review } = useWords();
  const { deed } = props.model;
  return (
    <main class="aside" data-phase="deed" aria-busy={deed?.state !== 'ready' && deed?.state !== 'partly'}>
      <h1 class="unseen">{review.state.title}</h1>
      {deed?.state === 'ready' ? <Question key="ready" deed={deed} {...props} /> : null}
      {deed?.state === 'partly' ? <Ended key="partly" deed={deed} {...props} /> : null}
      {deed?.state === 'ready' || deed?.state === 'partly' ? null : <Going key="going" {...props} />}
    </main>
  );
}

type Known = Props & { readonly deed: DeedProgress };

function Question({ deed, act }: Known) {
  const words = useWords();
  return (
    <StateCard title={saidOf(words, deed).title}>
      <DeedQuestion
        progress={deed}
        onApprove={(number) => act({ type: 'approveDeed', number })}
        onCancel={() => act({ type: 'cancelDeed' })}
      >
        <p class="faint">{words.review.waiting.thenChecked}</p>
      </DeedQuestion>
    </StateCard>
  );
}

function Ended({ deed, act }: Known) {
  const words = useWords();
  return (
    <StateCard title={endOf(words, deed)}>
      <DeedOutcome progress={deed} />
      <Buttons>
        <MainButton onPress={() => act({ type: 'closeDeed' })}>{words.common.close}</MainButton>
      </Buttons>
    </StateCard>
  );
}

function Going({ model, act }: Props) {
  const words = useWords();
  const { deed, wait } = model;
  const doing = deed?.state === 'doing';
  const title = doing ? saidOf(words, deed).doing : deed === null ? words.deeds.preparing : words.deeds.checking;
  return (
    <StateCard title={title}>
      <Progress label={title} done={0} total={null} />
      {doing ? null : <p class="faint">{words.deeds.nothingYet}</p>}
      {wait === null ? null : (
        <Countdown
          key={wait.token}
          ms={wait.ms}
          say={(seconds) => (wait.why === 'limit' ? words.common.limitWait : words.common.retryWait)({ seconds })}
        />
      )}
      <Buttons>
        <MainButton tone="halt" onPress={() => act({ type: 'cancelDeed' })}>
          {doing ? words.deeds.stop : words.common.cancel}
        </MainButton>
      </Buttons>
    </StateCard>
  );
}
