// A mutation in the review, in the place of everything else until it is over.

import { REQUESTS_PER_MINUTE } from '../../contract/limits';
import type { MutationProgress } from '../../src/rpc/mutations';
import { Buttons, MainButton } from '../components/button';
import { endOf, MutationOutcome, MutationQuestion, saidOf } from '../components/mutation-parts';
import { Progress } from '../components/parts';
import { StateCard } from '../components/state-card';
import { Countdown } from '../components/waits';
import { useWords } from '../components/words-context';
import type { ReviewProps } from './view';

type Props = Omit<ReviewProps, 'review'>;

export function ReviewMutation(props: Props) {
  const { review } = useWords();
  const { mutation } = props.model;
  return (
    <main class="aside" data-phase="mutation" aria-busy={mutation?.state !== 'ready' && mutation?.state !== 'partly'}>
      <h1 class="unseen">{review.state.title}</h1>
      {mutation?.state === 'ready' ? <Question key="ready" mutation={mutation} {...props} /> : null}
      {mutation?.state === 'partly' ? <Ended key="partly" mutation={mutation} {...props} /> : null}
      {mutation?.state === 'ready' || mutation?.state === 'partly' ? null : <Going key="going" {...props} />}
    </main>
  );
}

type Known = Props & { readonly mutation: MutationProgress };

function Question({ mutation, act }: Known) {
  const words = useWords();
  return (
    <StateCard title={saidOf(words, mutation).title}>
      <MutationQuestion
        progress={mutation}
        onApprove={(number) => act({ type: 'approveMutation', number })}
        onCancel={() => act({ type: 'cancelMutation' })}
      >
        <p class="faint">{words.review.waiting.thenChecked}</p>
      </MutationQuestion>
    </StateCard>
  );
}

function Ended({ mutation, act }: Known) {
  const words = useWords();
  return (
    <StateCard title={endOf(words, mutation)}>
      <MutationOutcome progress={mutation} />
      <Buttons>
        <MainButton onPress={() => act({ type: 'closeMutation' })}>{words.common.close}</MainButton>
      </Buttons>
    </StateCard>
  );
}

function Going({ model, act }: Props) {
  const words = useWords();
  const { mutation, wait } = model;
  const doing = mutation?.state === 'doing';
  const title = doing ? saidOf(words, mutation).doing : mutation === null ? words.mutations.preparing : words.mutations.checking;
  return (
    <StateCard title={title}>
      <Progress label={title} done={0} total={null} />
      {doing ? null : <p class="faint">{words.mutations.nothingYet}</p>}
      {wait === null ? null : (
        <Countdown
          key={wait.token}
          ms={wait.ms}
          say={(seconds) =>
            (wait.why === 'limit' ? words.common.limitWait : words.common.retryWait)({ seconds, perMinute: REQUESTS_PER_MINUTE })
          }
        />
      )}
      <Buttons>
        <MainButton tone="halt" onPress={() => act({ type: 'cancelMutation' })}>
          {doing ? words.mutations.stop : words.common.cancel}
        </MainButton>
      </Buttons>
    </StateCard>
  );
}
