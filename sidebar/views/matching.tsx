// Reads creators for a tab of the person's own, and then shows whose its rows are, before anything is written.

import type { MatchFound } from '../../src/rpc/own-tab';
import { HaltButtons, MainButton, QuietButton } from '../components/button';
import { Progress } from '../components/parts';
import { StateCard } from '../components/state-card';
import { useWords } from '../components/words-context';
import { Foot, Messages } from './messages';
import { tryNow, type ViewProps } from './view';

export function MatchingView({ screen, model, act }: ViewProps<'matching'>) {
  const { panels, common, sidebar } = useWords();
  const { ownTab } = panels;
  const done = screen.progress?.done ?? 0;
  const total = screen.progress?.total ?? null;
  const found = screen.progress?.found ?? null;
  const cancel = () => act({ type: 'idle' });
  if (found !== null) {
    return (
      <StateCard title={ownTab.found({ matched: found.matchedRows, rows: found.rows })}>
        <Found found={found} />
        <p class="faint">{ownTab.what}</p>
        <Foot model={model}>
          <MainButton onPress={() => act({ type: 'bindTab' })}>{ownTab.use}</MainButton>
          <QuietButton onPress={() => act({ type: 'openPanel', panel: 'own-tab' })}>{sidebar.pull.chooseAgain}</QuietButton>
          <QuietButton onPress={cancel}>{common.cancel}</QuietButton>
        </Foot>
      </StateCard>
    );
  }
  return (
    <StateCard title={ownTab.reading}>
      <p>{sidebar.pull.progress({ done, total })}</p>
      <Progress label={ownTab.reading} done={done} total={total} />
      <p class="faint">{ownTab.readingWhat}</p>
      <Messages model={model} />
      <HaltButtons onTry={tryNow(model, act)} onHalt={cancel}>
        {common.cancel}
      </HaltButtons>
    </StateCard>
  );
}

function Found({ found }: { readonly found: MatchFound }) {
  const { panels, common } = useWords();
  const { ownTab } = panels;
  const { matchedRows, creators, unmatchedRows, ambiguous, ambiguousRows, appended } = found;
  return (
    <>
      <ul class="plain">
        {matchedRows === 0 ? null : <li>{ownTab.matched({ rows: matchedRows, creators })}</li>}
        {unmatchedRows === 0 ? null : <li>{ownTab.unmatched({ n: unmatchedRows })}</li>}
        {appended === 0 ? null : <li>{ownTab.appended({ n: appended })}</li>}
      </ul>
      {ambiguousRows === 0 ? null : (
        <>
          <p>{ownTab.ambiguous({ n: ambiguousRows })}</p>
          <ul class="waiting">
            {ambiguous.map(({ row, creators: names }) => (
              <li key={row}>{ownTab.ambiguousRow({ row, names: names.join(common.comma) })}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
