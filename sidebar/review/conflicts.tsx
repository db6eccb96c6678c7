// Values that the person and the CRM both changed, each with the choice of what to keep.

import type { ConflictAnswer, ConflictRow, Shown } from '../../src/rpc/shapes';
import { QuietButton } from '../components/button';
import { OneOf } from '../components/parts';
import { useWords } from '../components/words-context';
import type { Act } from './model';
import { Paged } from './paged';
import { ShownValue } from './shown-value';
import type { ReviewProps } from './view';

export function ConflictList({ model, review, act }: ReviewProps) {
  const { conflicts } = useWords().review;
  const numbers = review.conflicts.map(({ n }) => n);
  const title = conflicts.title({ n: numbers.length });
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {numbers.length < 2 ? null : (
        <div class="links">
          <QuietButton onPress={() => act({ type: 'answer', numbers, answer: 'mine' })}>{conflicts.allMine}</QuietButton>
          <QuietButton onPress={() => act({ type: 'answer', numbers, answer: 'theirs' })}>{conflicts.allTheirs}</QuietButton>
        </div>
      )}
      <Paged rows={review.conflicts}>
        {(page) =>
          page.map((conflict) => (
            <Conflict key={conflict.n} conflict={conflict} answer={model.answers.get(conflict.n) ?? conflict.answer} act={act} />
          ))
        }
      </Paged>
    </section>
  );
}

interface ConflictProps {
  readonly conflict: ConflictRow;
  readonly answer: ConflictAnswer;
  readonly act: (act: Act) => void;
}

function Conflict({ conflict, answer, act }: ConflictProps) {
  const words = useWords();
  const { conflicts, table } = words.review;
  const { n, creator, creatorId, field, was, mine, theirs, answers } = conflict;
  return (
    <fieldset class="conflict">
      <legend>{conflicts.legend({ creator: creator || creatorId, field: words.common.field[field] })}</legend>
      <dl>
        {was === null ? null : <Side name={conflicts.was} value={was} beside={[mine, theirs]} />}
        <Side name={conflicts.mine} value={mine} beside={[was, theirs]} />
        <Side name={conflicts.theirs} value={theirs} beside={[was, mine]} />
      </dl>
      <div class="answers">
        <OneOf
          group={`conflict-${n}`}
          options={answers.map((one) => ({ value: one, name: conflicts.answer[one] }))}
          chosen={answer}
          onChoose={(one) => act({ type: 'answer', numbers: [n], answer: one })}
        />
        <QuietButton onPress={() => act({ type: 'goTo', creatorId, field })}>
          {table.goToCell({ creator: creator || creatorId })}
        </QuietButton>
      </div>
    </fieldset>
  );
}

interface SideProps {
  readonly name: string;
  readonly value: Shown;
  readonly beside: readonly (Shown | null)[];
}

function Side({ name, value, beside }: SideProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <ShownValue value={value} beside={beside} />
      </dd>
    </div>
  );
}
