// Practicing with sample creators: the offer, the mark on every screen, and the steps that tick themselves off.

import { namesOf } from '../../contract/named';
import type { PracticeCard } from '../../src/rpc/shapes';
import { Buttons, MainButton, QuietButton } from '../components/button';
import { Question } from '../components/question';
import { StateCard } from '../components/state-card';
import { useWords } from '../components/words-context';
import { type Act, atWork, editsLeft, type Model, practises } from '../machine/model';
import { Messages } from './messages';
import { isWorking, type ViewProps } from './view';

interface Acting {
  readonly act: (act: Act) => void;
}

/** For people who have no key, or do not want to start with it. */
export function PractiseOffer({ off, act }: Acting & { readonly off: boolean }) {
  const { practising } = useWords();
  return (
    <div class="practise">
      <QuietButton off={off} onPress={() => act({ type: 'practise' })}>
        {practising.start}
      </QuietButton>
      <p class="faint">{practising.startWhat}</p>
    </div>
  );
}

/** Above everything a practice shows, including results. */
export function PracticeBanner({ model, act }: Acting & { readonly model: Model }) {
  const { practising } = useWords();
  if (!practises(model)) return null;
  const steps = model.server?.practice?.steps ?? null;
  const off = atWork(model) || isWorking(model);
  return (
    <section class="practice" aria-label={practising.title}>
      <p>
        <strong>{practising.lead}</strong> {practising.what}
      </p>
      {steps === null ? null : <Steps steps={steps} act={act} />}
      {model.asking === 'delete-practice' ? (
        <Question
          title={practising.remove}
          ask={practising.removeAsk({ n: editsLeft(model.server?.edits ?? null) })}
          yes={practising.remove}
          onYes={() => act({ type: 'deletePractice', sure: true })}
          no={practising.keep}
          onNo={() => act({ type: 'keepEdits' })}
        />
      ) : (
        <div class="links">
          <QuietButton off={off} onPress={() => act({ type: 'colleague' })}>
            {practising.colleague}
          </QuietButton>
          <QuietButton off={off} onPress={() => act({ type: 'deletePractice' })}>
            {practising.remove}
          </QuietButton>
        </div>
      )}
    </section>
  );
}

/** They follow what really happened, so nobody ticks them off. */
function Steps({ steps, act }: Acting & { readonly steps: NonNullable<PracticeCard['steps']> }) {
  const { practising } = useWords();
  const names = namesOf(steps);
  return (
    <>
      <h2>{practising.stepsTitle}</h2>
      <ol class="steps">
        {names.map((step) => (
          <li key={step} class={steps[step] ? 'done' : ''}>
            {practising.steps[step]} {steps[step] ? <span class="faint">{practising.stepDone}</span> : null}
          </li>
        ))}
      </ol>
      {names.every((step) => steps[step]) ? <p>{practising.stepsAllDone}</p> : null}
      <QuietButton onPress={() => act({ type: 'hideSteps' })}>{practising.hideSteps}</QuietButton>
    </>
  );
}

/** A copy of a practice tab, or a colleague's practice: it works with no CRM at all. */
export function PracticeCopyView({ model, act }: ViewProps<'practice-copy'>) {
  const { practising } = useWords();
  return (
    <StateCard title={practising.copyTitle}>
      <p>{practising.copyWhat}</p>
      <p>{practising.copyDo}</p>
      <Messages model={model} />
      <Buttons>
        <MainButton off={isWorking(model)} onPress={() => act({ type: 'practise' })}>
          {practising.start}
        </MainButton>
      </Buttons>
    </StateCard>
  );
}
