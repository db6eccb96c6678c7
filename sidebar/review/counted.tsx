// What the CRM counted beside what we count, part by part: sums over parts would count creators twice.

import type { BodyCheck, Review } from '../../src/rpc/shapes';
import type { PageWords } from '../../src/text/pages-en';
import { Fold } from '../components/parts';
import { Technical } from '../components/problem-banner';
import { useWords } from '../components/words-context';
import type { ReviewProps } from './view';

export function Counted({ review }: Pick<ReviewProps, 'review'>) {
  const words = useWords();
  const { counts } = words.review;
  const { bodies, withoutPreview } = review;
  if (bodies.length === 0 && withoutPreview === 0) return null;
  const strange = bodies.some((body) => differs(body) || body.problem !== null);
  return (
    <Fold title={summaryOf(review, words)} open={strange}>
      <ul class="plain">
        {bodies.map((body, i) => (
          <li key={body.n}>
            {partText(body, i + 1, words)}
            {body.problem === null ? null : <Technical problem={body.problem} />}
          </li>
        ))}
        {withoutPreview === 0 ? null : <li>{counts.withoutPreview({ n: withoutPreview })}</li>}
      </ul>
    </Fold>
  );
}

/** A count that the CRM gives and that is not ours. */
export function differs({ existing, creatable, ourExisting, ourCreatable }: BodyCheck): boolean {
  return (existing !== null && existing !== ourExisting) || (creatable !== null && creatable !== ourCreatable);
}

const isSilent = ({ existing, creatable }: BodyCheck): boolean => existing === null && creatable === null;

function summaryOf({ bodies, checked, withoutPreview: alone }: Review, { review }: PageWords): string {
  const { counts } = review;
  if (bodies.some(differs)) return counts.differs;
  if (bodies.some(({ problem }) => problem !== null)) return counts.refused;
  if (bodies.length === 0) return counts.nonePreviewed({ alone });
  return bodies.every(isSilent) ? counts.notSaid : counts.allAgree({ n: checked, alone });
}

function partText(body: BodyCheck, n: number, words: PageWords): string {
  const { counts } = words.review;
  const { existing, creatable, ourExisting, ourCreatable, creators: ours, problem } = body;
  if (problem !== null) return counts.partProblem({ n, sentence: words.problem(problem).sentence });
  if (isSilent(body)) return counts.partSilent({ n, existing, creatable, ours, ourExisting, ourCreatable });
  const t = differs(body) ? counts.partDiffers : counts.part;
  return t({ n, existing, creatable, ours, ourExisting, ourCreatable });
}
