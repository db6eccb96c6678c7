// What was done to the CRM outside of Sync, newest first. It must not know any kind of deed.

import type { DeedCard } from '../../src/rpc/deeds';
import { Buttons, MainButton } from '../components/button';
import { saidOf } from '../components/deed-parts';
import { StateCard } from '../components/state-card';
import { useLanguage, useWords } from '../components/words-context';
import { clockTime } from '../times';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';

export function DeedsTool({ screen, model, act }: ViewProps<'tool'>) {
  const { deeds, common } = useWords();
  const again = () => act({ type: 'ask', call: { call: 'readDeeds', args: {} } });
  return (
    <StateCard title={deeds.list.open}>
      <WithAnswer answer={screen.tool.answers.readDeeds} again={again}>
        {(cards) =>
          cards.length === 0 ? (
            <p>{deeds.list.empty}</p>
          ) : (
            <ul class="waiting runs">
              {cards.map((card) => (
                <Card key={card.deedId} card={card} now={model.server?.now ?? card.startedAt} />
              ))}
            </ul>
          )
        }
      </WithAnswer>
      <Buttons>
        <MainButton onPress={() => act({ type: 'rest' })}>{common.close}</MainButton>
      </Buttons>
    </StateCard>
  );
}

function Card({ card, now }: { readonly card: DeedCard; readonly now: string }) {
  const words = useWords();
  const language = useLanguage();
  const said = saidOf(words, card);
  return (
    <li>
      <strong>{clockTime(card.startedAt, now, language)}</strong>
      <p>{card.state === 'done' ? said.done : said.title}</p>
      {card.state === 'partly' ? <p>{words.deeds.list.notAll}</p> : null}
      {card.who === '' ? null : <p class="faint">{card.who}</p>}
    </li>
  );
}
