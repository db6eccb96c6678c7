// What was done to the CRM outside of Sync, newest first.

import type { CallResults } from '../../src/commands/calls';
import { saidOf } from '../components/mutation';
import { useClock, useWords } from '../components/words-context';
import { LeftOut } from '../views/unreadable';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';
import { PanelCard } from './panel-card';

export function MutationsPanel({ screen, model, act }: ViewProps<'panel'>) {
  const { mutations } = useWords();
  return (
    <PanelCard title={mutations.list.open} model={model} act={act}>
      <WithAnswer of="readMutations" screen={screen} act={act}>
        {({ cards, unreadable }) => (
          <>
            <LeftOut n={unreadable} />
            {cards.length === 0 ? (
              <p>{mutations.list.empty}</p>
            ) : (
              <ul class="waiting runs">
                {cards.map((card) => (
                  <Card key={card.mutationId} card={card} />
                ))}
              </ul>
            )}
          </>
        )}
      </WithAnswer>
    </PanelCard>
  );
}

function Card({ card }: { readonly card: CallResults['readMutations']['cards'][number] }) {
  const words = useWords();
  const clock = useClock();
  const t = saidOf(words, card);
  return (
    <li>
      <strong>{clock(card.startedAt)}</strong>
      <p>{card.state === 'done' ? t.done : t.title}</p>
      {card.state === 'partly' ? <p>{words.mutations.list.notAll}</p> : null}
      {card.who === '' ? null : <p class="faint">{card.who}</p>}
    </li>
  );
}
