// What was done to the CRM outside of Sync, newest first.

import type { MutationCard } from '../../src/rpc/mutations';
import { Buttons, MainButton } from '../components/button';
import { saidOf } from '../components/mutation';
import { StateCard } from '../components/state-card';
import { useLanguage, useWords } from '../components/words-context';
import { clockTime } from '../times';
import { LeftOut } from '../views/unreadable';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';

export function MutationsPanel({ screen, model, act }: ViewProps<'panel'>) {
  const { mutations, common } = useWords();
  const again = () => act({ type: 'ask', call: { call: 'readMutations', args: {} } });
  return (
    <StateCard title={mutations.list.open}>
      <WithAnswer answer={screen.panel.answers.readMutations} again={again}>
        {({ cards, unreadable }) => (
          <>
            <LeftOut n={unreadable} />
            {cards.length === 0 ? (
              <p>{mutations.list.empty}</p>
            ) : (
              <ul class="waiting runs">
                {cards.map((card) => (
                  <Card key={card.mutationId} card={card} now={model.server?.now ?? card.startedAt} />
                ))}
              </ul>
            )}
          </>
        )}
      </WithAnswer>
      <Buttons>
        <MainButton onPress={() => act({ type: 'idle' })}>{common.close}</MainButton>
      </Buttons>
    </StateCard>
  );
}

function Card({ card, now }: { readonly card: MutationCard; readonly now: string }) {
  const words = useWords();
  const language = useLanguage();
  const t = saidOf(words, card);
  return (
    <li>
      <strong>{clockTime(card.startedAt, now, language)}</strong>
      <p>{card.state === 'done' ? t.done : t.title}</p>
      {card.state === 'partly' ? <p>{words.mutations.list.notAll}</p> : null}
      {card.who === '' ? null : <p class="faint">{card.who}</p>}
    </li>
  );
}
