// The foot of the review: the CRM's counts, other facts, the number that must be typed, and the buttons.

import type { Review, ReviewRow } from '../../src/rpc/shapes';
import type { PageWords } from '../../src/text/pages-en';
import { Buttons, MainButton, QuietButton } from '../components/button';
import { Field, focusOnce } from '../components/parts';
import { useWords } from '../components/words-context';
import { Counted } from './counted';
import {
  creatorsOf,
  FIRST_TRY,
  isFiling,
  mainDoes,
  newAnswers,
  offersTrial,
  sendable,
  takenIn,
  tickedOutOfSight,
  tickedRows,
} from './rows';
import { isBusy, type ReviewProps } from './view';

export function Foot(props: ReviewProps) {
  const words = useWords();
  return (
    <footer>
      <Counted review={props.review} />
      {props.model.typedConfirmation === null ? null : <TypedConfirmation {...props} number={props.model.typedConfirmation} />}
      <FootButtons {...props} />
      <ul class="facts">
        {factsOf(props, words).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </footer>
  );
}

function factsOf({ model, review }: ReviewProps, { review: t, common }: PageWords): readonly string[] {
  const { foot } = t;
  const ticked = tickedRows(model);
  const left = sendable(review).length - ticked.length;
  const staying = creatorsOf(ticked.filter(({ creates }) => creates));
  const lasting = ticked.filter(({ creates, undoable }) => !creates && !undoable).length;
  // Unticked archiving is not recorded in any cell.
  const unticked = sendable(review).some(isFiling) ? 0 : left;
  const facts: readonly (readonly [n: number, fact: string])[] = [
    [
      ticked.length > 0 || mainDoes(model) === 'take' ? review.requests : 0,
      foot.cost({ requests: review.requests, seconds: common.span(review), atMost: left > 0 }),
    ],
    [unticked, foot.unticked({ n: unticked })],
    [review.hiddenRows ?? Number.POSITIVE_INFINITY, foot.hidden({ rows: review.hiddenRows })],
    [staying, foot.newStay({ n: staying })],
    [lasting, foot.cannotUndo({ n: lasting })],
    [review.drift, foot.takenIn({ n: review.drift })],
  ];
  const decided = newAnswers(model).length > 0 ? [t.conflicts.saveHint] : [];
  return [...decided, ...facts.filter(([n]) => n > 0).map(([, fact]) => fact)];
}

function TypedConfirmation({ model, review, act, number }: ReviewProps & { readonly number: number }) {
  const { review: t, common } = useWords();
  const { foot } = t;
  const why = review.typedConfirmation?.why ?? 'many';
  const question = foot.typedConfirmation[why]({
    number,
    field: review.typedConfirmation === null ? '' : common.field[review.typedConfirmation.field],
  });
  return (
    <div class="typed-confirmation">
      <Field label={question}>
        {(id) => (
          <>
            <input
              id={id}
              type="text"
              inputMode="numeric"
              autocomplete="off"
              value={model.typed}
              aria-invalid={model.typedWrong}
              aria-describedby={model.typedWrong ? `${id}-wrong` : undefined}
              ref={focusOnce}
              onInput={(event) => act({ type: 'type', text: event.currentTarget.value })}
              onKeyDown={(event) => event.key === 'Enter' && act({ type: 'send', only: null })}
            />
            <p class="wrong" id={`${id}-wrong`}>
              {model.typedWrong ? foot.confirmationWrong({ number }) : ''}
            </p>
          </>
        )}
      </Field>
    </div>
  );
}

function FootButtons(props: ReviewProps) {
  const { review: t, common } = useWords();
  const { model, act } = props;
  const answers = newAnswers(model);
  const tries = offersTrial(model) && model.typedConfirmation === null && model.problem === null && answers.length === 0;
  const onlyClose = mainDoes(model) === 'close';
  return (
    <Buttons>
      <FootMain {...props} />
      {tries ? (
        <QuietButton off={isBusy(model)} onPress={() => act({ type: 'send', only: FIRST_TRY })}>
          {t.foot.tryFirst({ n: FIRST_TRY })}
        </QuietButton>
      ) : null}
      {onlyClose ? null : (
        <QuietButton off={isBusy(model)} onPress={() => act({ type: 'cancel' })}>
          {common.cancel}
        </QuietButton>
      )}
    </Buttons>
  );
}

function FootMain(props: ReviewProps) {
  const { review: t, common } = useWords();
  const { model, review, act } = props;
  const off = isBusy(model);
  switch (mainDoes(model)) {
    case 'check':
      return <MainButton onPress={() => act({ type: 'checkAgain' })}>{t.waiting.checkAgain}</MainButton>;
    case 'decide':
      return (
        <MainButton off={off} onPress={() => act({ type: 'applyAnswers' })}>
          {t.conflicts.save({ n: newAnswers(model).length })}
        </MainButton>
      );
    case 'send':
      return <SendButton {...props} />;
    case 'take':
      return (
        <MainButton off={off} onPress={() => act({ type: 'send', only: null })}>
          {model.phase === 'confirming' ? t.foot.sending : t.foot.applyRemote({ n: takenIn(review) })}
        </MainButton>
      );
    case 'close':
      return (
        <MainButton off={off} onPress={() => act({ type: 'cancel' })}>
          {common.close}
        </MainButton>
      );
  }
}

function SendButton({ model, review, act }: ReviewProps) {
  const { foot } = useWords().review;
  const rows = tickedRows(model);
  const unseen = tickedOutOfSight(model);
  const some = sendText(rows, review, foot);
  const text = rows.length === 0 ? foot.sendNothing : unseen === 0 ? some : foot.outOfSight({ text: some, n: unseen });
  return (
    <MainButton off={isBusy(model) || rows.length === 0} onPress={() => act({ type: 'send', only: null })}>
      {model.phase === 'confirming' ? foot.sending : text}
    </MainButton>
  );
}

/** Archiving is named explicitly, so that nobody mistakes it for a Sync. */
function sendText(rows: readonly ReviewRow[], { undoes }: Review, foot: PageWords['review']['foot']): string {
  const creators = creatorsOf(rows);
  const some = undoes === null ? foot.send({ changes: rows.length, creators }) : foot.takeBack({ changes: rows.length });
  if (!rows.every(isFiling)) return some;
  if (rows.every(({ kind }) => kind === 'archive')) return foot.archive({ creators });
  return rows.every(({ kind }) => kind === 'restore') ? foot.restore({ creators }) : some;
}
