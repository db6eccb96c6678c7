// Earlier runs of this file, newest first, each of which can be viewed or undone.

import type { RunCard } from '../../src/rpc/shapes';
import { MainButton, QuietButton } from '../components/button';
import { StateCard } from '../components/state-card';
import { useClock, useWords } from '../components/words-context';
import { Foot } from './messages';
import type { ViewProps } from './view';

type Props = ViewProps<'history'>;

export function HistoryView({ screen, model, act }: Props) {
  const { running, common } = useWords();
  const { history } = running;
  const { runs } = screen;
  return (
    <StateCard title={history.title}>
      {runs === null ? <p class="faint">{common.loading}</p> : null}
      {runs?.length === 0 ? <p>{history.empty}</p> : null}
      <ul class="waiting runs">
        {(runs ?? []).map((run) => (
          <Run key={run.runId} run={run} act={act} />
        ))}
      </ul>
      {runs?.some(canBeUndone) ? <p class="faint">{history.undoHint}</p> : null}
      <Foot model={model}>
        <MainButton onPress={() => act({ type: 'idle' })}>{common.close}</MainButton>
      </Foot>
    </StateCard>
  );
}

function Run({ run, act }: { readonly run: RunCard; readonly act: Props['act'] }) {
  const { running, common } = useWords();
  const { history } = running;
  const clock = useClock();
  const { runId, startedAt, who, tab, applied, total, isUndo, archives } = run;
  const counts = [
    total === 0 ? history.nothingSent : isUndo ? history.undone({ n: applied }) : history.sent({ n: applied }),
    total > applied ? (isUndo ? history.notUndone : history.notSent)({ n: total - applied }) : '',
    archives === null ? '' : archives ? history.archives : history.restores,
  ];
  return (
    <li>
      <strong>{clock(startedAt)}</strong>
      <p>{common.beside({ parts: counts })}</p>
      <p class="faint">{common.beside({ parts: [tab, who] })}</p>
      <div class="links">
        {total === 0 ? null : <QuietButton onPress={() => act({ type: 'showRun', runId })}>{history.show}</QuietButton>}
        {hasUnsent(run) ? <QuietButton onPress={() => act({ type: 'showNotSent', runId })}>{history.showNotSent}</QuietButton> : null}
        {hasUnsent(run) ? <QuietButton onPress={() => act({ type: 'retry', runId })}>{history.tryThese}</QuietButton> : null}
        {canBeUndone(run) ? <QuietButton onPress={() => act({ type: 'undo', runId })}>{history.undo}</QuietButton> : null}
      </div>
    </li>
  );
}

/** Something was refused, moved, or lost, and the run is over. */
const hasUnsent = ({ state, failed, unknown }: RunCard): boolean => state === 'partly' && failed + unknown > 0;

/** Only what arrived can be undone, and only once the run is over. */
function canBeUndone({ state, applied }: RunCard): boolean {
  return applied > 0 && (state === 'done' || state === 'partly');
}
