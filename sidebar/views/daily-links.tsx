// What marketers do every day beside editing and Sync, one click away: a row of links under the states at rest. It must not know the tools.

import { QuietButton } from '../components/button';
import { useWords } from '../components/words-context';
import type { ToolName } from '../machine/model';
import { isWorking, type ViewProps } from './view';

export function DailyLinks({ model, act }: Pick<ViewProps<'idle'>, 'model' | 'act'>) {
  const { people, tools: said } = useWords();
  const links: readonly (readonly [ToolName, string])[] = [
    ['row-labels', said.rowLabels.daily],
    ['look-up', people.lookUp.open],
    ['card', people.card.open],
    ['add-creators', people.add.open],
  ];
  return (
    <div class="links daily">
      {links.map(([tool, name]) => (
        <QuietButton key={tool} off={isWorking(model)} onPress={() => act({ type: 'openTool', tool })}>
          {name}
        </QuietButton>
      ))}
    </div>
  );
}
