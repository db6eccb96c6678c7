// The parts of the list: changes, removals, conflicts, waiting rows. The filter decides which are shown.

import { count } from '../../src/text/phrase';
import { QuietButton } from '../components/button';
import { Banner } from '../components/parts';
import { WaitingList } from '../components/waiting-list';
import { useWords } from '../components/words-context';
import { ChangeTable } from './change-table';
import { ConflictList } from './conflicts';
import { fitting, listed, nothingToSend, rowKey, rowsThatWait, sendable, takenIn, takesAway } from './rows';
import { isBusy, type ReviewProps } from './view';

export function Sections(props: ReviewProps) {
  const { filter } = props.model;
  return (
    <>
      {filter === 'changes' || filter === 'created' || filter === 'surprising' || sendable(props.review).length === 0 ? (
        <Changes {...props} />
      ) : null}
      {filter === 'changes' || filter === 'clears' ? <Clears {...props} /> : null}
      {filter === 'changes' || filter === 'needsYou' ? <NeedsYou {...props} /> : null}
    </>
  );
}

/**
 * New creators, and surprising ones, are shown with all their changes, including removals; otherwise, removals are in a part of their own.
 */
function Changes({ model, review, act }: ReviewProps) {
  const { table, filter } = useWords().review;
  const isPart = model.filter === 'created' || model.filter === 'surprising';
  const rows = listed(model).filter((row) => isPart || !takesAway(row));
  const caption = isPart ? filter[model.filter] : table.changes;
  if (sendable(review).length === 0)
    return (
      <section aria-label={caption}>
        <p>{table.nothingToSend[nothingToSend(review)]({ n: takenIn(review) })}</p>
      </section>
    );
  if (rows.length === 0 && !isPart && sendable(review).every(takesAway)) return null;
  return (
    <section aria-label={caption}>
      <h2>
        {caption} <span class="faint">{count(rows.length)}</span>
      </h2>
      <ChangeTable caption={caption} rows={rows} model={model} act={act} />
    </section>
  );
}

function Clears({ model, review, act }: ReviewProps) {
  const { clears } = useWords().review;
  const all = sendable(review).filter(takesAway);
  const rows = fitting(all, model);
  const keys = rows.map(rowKey);
  const allTicked = keys.length > 0 && keys.every((key) => model.ticked.has(key));
  if (all.length === 0 && !review.keepsLabels) return null;
  const title = all.length === 0 ? clears.nothingRemoved : clears.title({ n: all.length });
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <KeepLabels model={model} review={review} act={act} />
      {all.length === 0 ? null : <p>{review.undoes === null ? clears.what : clears.takenBack}</p>}
      {keys.length === 0 ? null : (
        <QuietButton onPress={() => act({ type: 'tick', keys, on: !allTicked })}>
          {allTicked ? clears.untickAll : clears.tickAll({ n: keys.length })}
        </QuietButton>
      )}
      {all.length === 0 ? null : <ChangeTable caption={title} rows={rows} model={model} act={act} />}
    </section>
  );
}

/** A fill or paste over many cells often means "these labels too", not "only these". */
function KeepLabels({ model, review, act }: ReviewProps) {
  const { clears } = useWords().review;
  const off = isBusy(model);
  if (review.keepsLabels) {
    return (
      <p>
        {sendable(review).some(takesAway) ? `${clears.keepsLabels} ` : ''}
        <QuietButton off={off} onPress={() => act({ type: 'keepLabels', keep: false })}>
          {clears.removeLabels}
        </QuietButton>
      </p>
    );
  }
  const { labelsRemoved, labelsOverwritten } = review;
  if (labelsRemoved === 0) return null;
  if (labelsOverwritten === 0) return <p>{clears.labelsRemoved({ n: labelsRemoved })}</p>;
  return (
    <p>
      {clears.labelsRemoved({ n: labelsRemoved })}{' '}
      {labelsOverwritten < labelsRemoved ? clears.labelsOverwritten({ n: labelsOverwritten }) : ''}{' '}
      <QuietButton off={off} onPress={() => act({ type: 'keepLabels', keep: true })}>
        {clears.keepLabels}
      </QuietButton>
    </p>
  );
}

function NeedsYou(props: ReviewProps) {
  const { model, review, act } = props;
  const { waiting, table } = useWords().review;
  const rows = rowsThatWait(review);
  const ofEdits = review.undoes === null && review.archives === null;
  const title = ofEdits ? waiting.title({ rows }) : waiting.leftOut({ rows });
  const nothing = review.waiting.length + model.repaired === 0;
  if (review.conflicts.length === 0 && nothing) {
    return model.filter === 'needsYou' ? <p class="faint">{table.nothingHere}</p> : null;
  }
  return (
    <>
      {review.conflicts.length === 0 ? null : <ConflictList {...props} />}
      {nothing ? null : (
        <section aria-label={title}>
          {rows === 0 ? null : (
            <>
              <h2>{title}</h2>
              <p>{ofEdits ? waiting.what : waiting.leftOutWhat}</p>
            </>
          )}
          {model.repaired === 0 ? null : <Banner tone="good">{waiting.repaired({ rows: model.repaired })}</Banner>}
          <QuietButton off={isBusy(model)} onPress={() => act({ type: 'checkAgain' })}>
            {waiting.checkAgain}
          </QuietButton>
          <WaitingList waiting={review.waiting} off={isBusy(model)} act={act} />
        </section>
      )}
    </>
  );
}
