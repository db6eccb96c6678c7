// The review dialog for one model: head, counts that filter, the list, the foot; or what is shown when there is no list.

import { useEffect, useRef } from 'preact/hooks';
import type { Language, Review } from '../../src/rpc/shapes';
import type { PageWords } from '../../src/text/pages-en';
import { count } from '../../src/text/phrase';
import { MainButton } from '../components/button';
import { MutationCard } from '../components/mutation';
import { Banner, Choice, Progress, Tick } from '../components/parts';
import { ProblemBanner } from '../components/problem-banner';
import { SearchBox } from '../components/search-list';
import { Countdown, Live } from '../components/waits';
import { SpeechProvider, speechIn, useClock, useWords } from '../components/words-context';
import { Foot } from './foot';
import type { Act, Filter, Model } from './model';
import { countsOf, fieldsOf, fitting, ownersOf, sendable } from './rows';
import { Sections } from './sections';
import type { ReviewProps } from './view';

interface DialogProps {
  readonly model: Model;
  readonly language: Language;
  readonly act: (act: Act) => void;
}

export function Dialog({ model, language, act }: DialogProps) {
  const speech = speechIn(language, new Date().toISOString());
  const { review, phase } = model;
  const open = review !== null && (phase === 'ready' || phase === 'confirming' || phase === 'checking');
  return (
    <SpeechProvider value={speech}>
      {open ? <OpenReview model={model} review={review} act={act} /> : null}
      {phase === 'mutation' ? <ReviewMutation model={model} act={act} /> : null}
      {open || phase === 'mutation' ? null : <Aside model={model} act={act} />}
      <Live news={newsKey(model)} text={newsText(model, speech.words)} />
    </SpeechProvider>
  );
}

function OpenReview(props: ReviewProps) {
  const { phase, problem } = props.model;
  return (
    <div class="review" data-phase={phase} aria-busy={phase !== 'ready'}>
      <Head review={props.review} />
      <Filters {...props} />
      <main>
        <Narrow {...props} />
        {phase === 'checking' ? <Checking model={props.model} /> : null}
        <ArchiveMeaning review={props.review} />
        {problem === null ? null : <ProblemBanner problem={problem} />}
        <div class="list">
          <Sections {...props} />
        </div>
      </main>
      <Foot {...props} />
    </div>
  );
}

/** Google shows "Check before sending" above the page; only a run that is not a Sync has to say what it is. */
function Head({ review }: { readonly review: Review }) {
  const {
    review: { state },
    practicing,
  } = useWords();
  const clock = useClock();
  const { tab, undoes, archives } = review;
  const plain = undoes === null && archives === null;
  const heading = useRef<HTMLHeadingElement>(null);
  // The person has just asked for this window, so it takes keyboard focus.
  useEffect(() => heading.current?.focus(), []);
  return (
    <header>
      <h1 ref={heading} tabIndex={-1} class={plain ? 'unseen' : ''}>
        {titleOf(review, state, clock)}
      </h1>
      <p class="faint">{state.of({ tab })}</p>
      {review.practice ? <Banner tone="info">{practicing.review}</Banner> : null}
    </header>
  );
}

/** What archiving does, for somebody who does it once a year. */
function ArchiveMeaning({ review: { archives } }: Pick<ReviewProps, 'review'>) {
  const { state } = useWords().review;
  return archives === null ? null : <p>{archives ? state.archiveWhat : state.restoreWhat}</p>;
}

function titleOf({ undoes, archives }: Review, state: PageWords['review']['state'], clock: (iso: string) => string): string {
  if (undoes !== null) return state.undoTitle({ time: clock(undoes.at) });
  if (archives === null) return state.title;
  return archives ? state.archiveTitle : state.restoreTitle;
}

const filters: readonly Filter[] = ['changes', 'created', 'clears', 'surprising', 'needsYou'];

/** A filter that leaves nothing cannot be pressed, but stays readable. */
function Filters({ model, review, act }: ReviewProps) {
  const { filter: t } = useWords().review;
  const counts = countsOf(review);
  return (
    <nav aria-label={t.title}>
      {filters.map((filter) => (
        <button
          key={filter}
          type="button"
          class="filter"
          aria-pressed={model.filter === filter}
          aria-disabled={counts[filter] === 0 && filter !== 'changes'}
          onClick={counts[filter] === 0 && filter !== 'changes' ? undefined : () => act({ type: 'narrow', to: { filter } })}
        >
          <span>{t[filter]}</span> <b>{count(counts[filter])}</b>
        </button>
      ))}
    </nav>
  );
}

function Narrow({ model, review, act }: ReviewProps) {
  const { review: t, common } = useWords();
  const { filter } = t;
  const fields = fieldsOf(review).map((value) => ({ value, name: common.field[value] }));
  const owners = ownersOf(review).map((value) => ({ value, name: value || filter.noOwner }));
  const all = sendable(review);
  if (all.length === 0) return null;
  return (
    <div class="narrow">
      <SearchBox label={filter.search} text={model.search} onSearch={(search) => act({ type: 'narrow', to: { search } })} />
      <Choice
        label={filter.owner}
        none={filter.everyOwner}
        options={owners}
        chosen={model.owner ?? undefined}
        onChoose={(owner) => act({ type: 'narrow', to: { owner: owner ?? null } })}
      />
      <Choice
        label={filter.column}
        none={filter.everyColumn}
        options={fields}
        chosen={model.field ?? undefined}
        onChoose={(field) => act({ type: 'narrow', to: { field: field ?? null } })}
      />
      <Tick name={filter.grouped} on={model.grouped} onTick={(grouped) => act({ type: 'narrow', to: { grouped } })} />
      <p class="faint">{filter.shown({ n: fitting(all, model).length, of: all.length })}</p>
    </div>
  );
}

function Checking({ model }: { readonly model: Model }) {
  const { review } = useWords();
  const { check, wait } = model;
  return (
    <div class="banner info">
      <div>
        <p>{review.state.checking({ done: check?.done ?? 0, total: check?.total ?? 0 })}</p>
        <Progress label={review.state.title} done={check?.done ?? 0} total={check === null || check.total === 0 ? null : check.total} />
        {wait === null ? null : <Countdown wait={wait} />}
      </div>
    </div>
  );
}

/** Replaces everything else until it is over. */
function ReviewMutation({ model: { mutation, wait }, act }: Omit<DialogProps, 'language'>) {
  const { review } = useWords();
  const asking = mutation?.state === 'ready';
  return (
    <main class="aside" data-phase="mutation" aria-busy={!asking && mutation?.state !== 'partly'}>
      <h1 class="unseen">{review.state.title}</h1>
      <MutationCard progress={mutation} act={act} onTry={null}>
        {asking ? <p class="faint">{review.waiting.thenChecked}</p> : null}
        {wait === null ? null : <Countdown wait={wait} />}
      </MutationCard>
    </main>
  );
}

/** What the window says when there is no list to show. */
function Aside({ model, act }: Omit<DialogProps, 'language'>) {
  const { review, common } = useWords();
  const { phase, problem } = model;
  return (
    <main class="aside" data-phase={phase} aria-busy={phase === 'loading'}>
      <h1>{phase === 'nothing' ? review.state.nothingTitle : review.state.title}</h1>
      <p>{asideText(phase, review.state)}</p>
      {problem === null ? null : <ProblemBanner problem={problem} />}
      {phase === 'loading' ? null : (
        <MainButton onPress={() => act({ type: phase === 'failed' ? 'reload' : 'close' })}>
          {phase === 'failed' ? common.tryAgain : common.close}
        </MainButton>
      )}
    </main>
  );
}

function asideText(phase: Model['phase'], state: ReturnType<typeof useWords>['review']['state']): string {
  const texts: Readonly<Partial<Record<Model['phase'], string>>> = {
    loading: state.loading,
    confirmed: state.confirmed,
    cancelled: state.cancelled,
    none: state.noRun,
    nothing: state.nothing,
  };
  return texts[phase] ?? '';
}

function newsKey({ phase, problem, repaired, typedConfirmation, mutation }: Model): string {
  return [phase, problem?.kind, repaired, typedConfirmation, mutation?.state].join();
}

function newsText(model: Model, words: ReturnType<typeof useWords>): string {
  if (model.problem !== null) return words.problem(model.problem).sentence;
  if (model.phase === 'checking') return words.review.state.checking({ done: 0, total: model.check?.total ?? 0 });
  if (model.phase === 'ready' && model.repaired > 0) return words.review.waiting.repaired({ rows: model.repaired });
  return asideText(model.phase, words.review.state);
}
