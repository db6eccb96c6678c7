// Practicing with sample creators: the offer, the mark on every screen, and the steps that tick themselves off.

import { namesOf } from '../../contract/named';
import type { PracticeCard } from '../../src/rpc/shapes';
import { MainButton, QuietButton } from '../components/button';
import { Question } from '../components/question';
import { StateCard } from '../components/state-card';
import { useWords } from '../components/words-context';
import { type Act, atWork, editsLeft, type Model, practices } from '../machine/model';
import { Foot } from './messages';
import { isWorking, type ViewProps } from './view';

interface Acting {
  readonly act: (act: Act) => void;
}

/** For people who have no key, or do not want to start with it. */
export function PracticeOffer({ off, act }: Acting & { readonly off: boolean }) {
  const { practicing } = useWords();
  return (
    <div class="practice-offer">
      <QuietButton off={off} onPress={() => act({ type: 'practice' })}>
        {practicing.start}
      </QuietButton>
      <p class="faint">{practicing.startWhat}</p>
    </div>
  );
}

/** Above everything a practice shows, including results. */
export function PracticeBanner({ model, act }: Acting & { readonly model: Model }) {
  const { practicing } = useWords();
  if (!practices(model)) return null;
  const steps = model.server?.practice?.steps ?? null;
  const off = atWork(model) || isWorking(model);
  return (
    <section class="practice" aria-label={practicing.title}>
      <p>
        <strong>{practicing.lead}</strong> {practicing.what}
      </p>
      {steps === null ? null : <Steps steps={steps} act={act} />}
      {model.asking === 'delete-practice' ? (
        <Question
          title={practicing.remove}
          ask={practicing.removeAsk({ n: editsLeft(model.server?.edits ?? null) })}
          yes={practicing.remove}
          onYes={() => act({ type: 'deletePractice', sure: true })}
          no={practicing.keep}
          onNo={() => act({ type: 'keepEdits' })}
        />
      ) : (
        <div class="links">
          <QuietButton off={off} onPress={() => act({ type: 'colleague' })}>
            {practicing.colleague}
          </QuietButton>
          <QuietButton off={off} onPress={() => act({ type: 'deletePractice' })}>
            {practicing.remove}
          </QuietButton>
        </div>
      )}
    </section>
  );
}

/** They follow what really happened, so nobody ticks them off. */
function Steps({ steps, act }: Acting & { readonly steps: NonNullable<PracticeCard['steps']> }) {
  const { practicing } = useWords();
  const names = namesOf(steps);
  return (
    <>
      <h2>{practicing.stepsTitle}</h2>
      <ol class="steps">
        {names.map((step) => (
          <li key={step} class={steps[step] ? 'done' : ''}>
            {practicing.steps[step]} {steps[step] ? <span class="faint">{practicing.stepDone}</span> : null}
          </li>
        ))}
      </ol>
      {names.every((step) => steps[step]) ? <p>{practicing.stepsAllDone}</p> : null}
      <QuietButton onPress={() => act({ type: 'hideSteps' })}>{practicing.hideSteps}</QuietButton>
    </>
  );
}

/** A copy of a practice tab, or a colleague's practice: it works with no CRM at all. */
export function PracticeCopyView({ model, act }: ViewProps<'practice-copy'>) {
  const { practicing } = useWords();
  return (
    <StateCard title={practicing.copyTitle}>
      <p>{practicing.copyWhat}</p>
      <p>{practicing.copyDo}</p>
      <Foot model={model}>
        <MainButton off={isWorking(model)} onPress={() => act({ type: 'practice' })}>
          {practicing.start}
        </MainButton>
      </Foot>
    </StateCard>
  );
}
