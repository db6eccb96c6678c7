// What signing out would end, before it does.

import { MainButton, QuietButton } from '../components/button';
import { StateCard } from '../components/state-card';
import { useWords } from '../components/words-context';
import { Foot } from './messages';
import type { ViewProps } from './view';

export function LeavingView({ screen, model, act }: ViewProps<'leaving'>) {
  const { more } = useWords().sidebar;
  const { leaving: t } = more;
  const { schedule, run, elsewhere } = screen.ends;
  const lines = [schedule && t.schedule, run && t.run, elsewhere > 0 && t.elsewhere({ n: elsewhere })];
  return (
    <StateCard title={t.title}>
      <p>{t.what}</p>
      {lines.map((line) => (line === false ? null : <p key={line}>{line}</p>))}
      <Foot model={model}>
        <MainButton tone="danger" onPress={() => act({ type: 'signOut', sure: true })}>
          {more.signOut}
        </MainButton>
        <QuietButton onPress={() => act({ type: 'idle' })}>{t.stay}</QuietButton>
      </Foot>
    </StateCard>
  );
}
