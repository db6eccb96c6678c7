// The CRM's counts beside ours, part by part: sums over parts would count creators twice.

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
            {bodies.length === 1 ? '' : counts.nth({ n: i + 1 })}
            {partText(body, words)}
            {body.problem === null ? null : <Technical problem={body.problem} />}
          </li>
        ))}
        {withoutPreview === 0 ? null : <li>{counts.withoutPreview({ n: withoutPreview })}</li>}
      </ul>
    </Fold>
  );
}

/** A count from the CRM that is not ours, neither with nor without those it refused. */
export function differs({ existing, creatable, ...ours }: BodyCheck): boolean {
  const isOurs = (count: number | null, our: number, refused: number): boolean =>
    count === null || (count <= our && count >= our - refused);
  return !isOurs(existing, ours.ourExisting, ours.refusedExisting) || !isOurs(creatable, ours.ourCreatable, ours.refusedCreatable);
}

const isSilent = ({ existing, creatable }: BodyCheck): boolean => existing === null && creatable === null;

function summaryOf({ bodies, withoutPreview: alone }: Review, { review }: PageWords): string {
  const { counts } = review;
  if (bodies.some(differs)) return counts.differs;
  if (bodies.some(({ problem }) => problem !== null)) return counts.refused;
  if (bodies.length === 0) return counts.nonePreviewed({ alone });
  return bodies.every(isSilent) ? counts.notSaid : counts.allAgree({ alone });
}

function partText(body: BodyCheck, words: PageWords): string {
  const { counts } = words.review;
  const { existing, creatable, ourExisting, ourCreatable, refusedExisting, refusedCreatable, creators: ours, problem } = body;
  if (problem !== null) return words.problem(problem).sentence;
  const told = { existing, creatable, ours, ourExisting, ourCreatable, refused: refusedExisting + refusedCreatable };
  if (isSilent(body)) return counts.partSilent(told);
  return differs(body) ? counts.partDiffers(told) : counts.part(told);
}
