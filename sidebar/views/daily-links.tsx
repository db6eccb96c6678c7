// What marketers do every day beside editing and Sync, one click away: a row of links under the states at rest.

import { QuietButton } from '../components/button';
import { useWords } from '../components/words-context';
import type { PanelName } from '../machine/openings';
import { isWorking, type ViewProps } from './view';

export function DailyLinks({ model, act }: Pick<ViewProps<'idle'>, 'model' | 'act'>) {
  const { people, panels: t } = useWords();
  const links: readonly (readonly [PanelName, string])[] = [
    ['row-labels', t.rowLabels.daily],
    ['look-up', people.lookUp.open],
    ['card', people.card.open],
    ['add-creators', people.add.open],
  ];
  return (
    <div class="links daily">
      {links.map(([panel, name]) => (
        <QuietButton key={panel} off={isWorking(model)} onPress={() => act({ type: 'openPanel', panel })}>
          {name}
        </QuietButton>
      ))}
    </div>
  );
}
