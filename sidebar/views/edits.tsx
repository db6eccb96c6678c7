// The state with edits: how many, where, which of them to send, what waits, and discarding.

import type { EditCount } from '../../src/rpc/shapes';
import type { PageWords } from '../../src/text/pages-en';
import { Buttons, MainButton, QuietButton } from '../components/button';
import { Fold, OneOf } from '../components/parts';
import { Question } from '../components/question';
import { StateCard } from '../components/state-card';
import { WaitingList } from '../components/waiting-list';
import { useWords } from '../components/words-context';
import type { Model, Scope } from '../machine/model';
import { DailyLinks } from './more-links';
import { CountedAt, News, RefreshAndChoose } from './resting';
import { isWorking, type ViewProps } from './view';

type Props = ViewProps<'edits'>;

export function EditsView(props: Props) {
  const { edits } = props.screen;
  const words = useWords();
  const { edits: t } = words.sidebar;
  const title = edits.edits === 0 ? t.waitingTitle({ rows: edits.waitingRows }) : t.title(edits);
  return (
    <StateCard title={title}>
      {edits.edits === 0 ? <p>{t.onlyWaiting}</p> : <FieldCounts edits={edits} />}
      {edits.labelsRemoved === 0 ? null : <p>{t.labelsRemoved({ n: edits.labelsRemoved })}</p>}
      {edits.edits === 0 ? null : <ScopeChoice {...props} />}
      <Waiting {...props} />
      <CountedAt model={props.model} />
      <News {...props} />
      {props.model.asking === 'discard' ? <DiscardQuestion {...props} /> : <EditButtons {...props} />}
    </StateCard>
  );
}

function FieldCounts({ edits }: { readonly edits: EditCount }) {
  const words = useWords();
  const { edits: t } = words.sidebar;
  return (
    <ul class="chips">
      {edits.byField.map(({ field, edits: n, clears }) => (
        <li key={field}>
          {clears === n ? words.common.field[field] : t.field({ name: words.common.field[field], n: n - clears })}
          {clears === 0 ? null : <em> {t.cleared({ n: clears })}</em>}
        </li>
      ))}
    </ul>
  );
}

function ScopeChoice({ screen, model, act }: Props) {
  const { edits: t } = useWords().sidebar;
  const { rows, visibleRows, selectedRows } = screen.edits;
  const scopes: readonly { readonly value: Scope; readonly name: string; readonly off?: boolean }[] = [
    { value: 'all', name: t.all({ rows }) },
    { value: 'visible', name: seenText(model, screen.edits, t), off: visibleRows === 0 },
    { value: 'selected', name: t.selected({ rows: selectedRows }), off: selectedRows === 0 },
  ];
  return (
    <fieldset class="scope">
      <legend>{t.send}</legend>
      <OneOf group="scope" options={scopes} chosen={model.scope} onChoose={(scope) => act({ type: 'scope', scope })} />
    </fieldset>
  );
}

function Waiting({ screen, model, act }: Props) {
  const { edits: t } = useWords().sidebar;
  const { waiting, waitingTotal, waitingRows: rows, edits } = screen.edits;
  if (waitingTotal === 0) return null;
  return (
    <Fold
      title={
        edits === 0 ? t.waitingTitle({ rows }) : t.notIncluded({ n: waitingTotal, whole: waiting.some(({ field }) => field === null) })
      }
      open={edits === 0}
    >
      <WaitingList waiting={waiting} off={isWorking(model)} act={act} />
      {waitingTotal > waiting.length ? <p class="faint">{t.waitingMore({ n: waitingTotal - waiting.length })}</p> : null}
    </Fold>
  );
}

function EditButtons({ screen, model, act }: Props) {
  const words = useWords();
  const { edits: t } = words.sidebar;
  const off = isWorking(model);
  const waitingRows = screen.edits.waiting.flatMap(({ rows }) => rows);
  return (
    <>
      {screen.edits.edits === 0 ? null : <p class="faint">{t.youCheck}</p>}
      <Buttons>
        {screen.edits.edits === 0 ? (
          <MainButton onPress={() => act({ type: 'showRows', rows: waitingRows })}>{t.correct}</MainButton>
        ) : (
          <MainButton off={off} onPress={() => act({ type: 'sync' })}>
            {syncText(model.scope, screen.edits, words)}
          </MainButton>
        )}
        {screen.edits.edits === 0 || screen.edits.onlySome ? null : (
          <QuietButton off={off} onPress={() => act({ type: 'showOnly', rows: 'edited' })}>
            {t.showOnly}
          </QuietButton>
        )}
        <QuietButton off={off} onPress={() => act({ type: 'askDiscard' })}>
          {t.discard}
        </QuietButton>
        <RefreshAndChoose model={model} act={act} />
      </Buttons>
      <DailyLinks model={model} act={act} />
    </>
  );
}

function DiscardQuestion({ screen, model, act }: Props) {
  const { edits: t } = useWords().sidebar;
  const which = t.discardWhich;
  const { edits, waitingCells: fixes, selectedRows, visibleRows } = screen.edits;
  const text = {
    all: which.all({ edits, fixes }),
    visible: which.visible({ rows: visibleRows }),
    selected: which.selected({ rows: selectedRows }),
  }[model.scope];
  return (
    <Question
      title={t.discard}
      ask={t.discardAsk({ edits, fixes, part: model.scope !== 'all' })}
      yes={text}
      onYes={() => act({ type: 'discard' })}
      no={t.keep}
      onNo={() => act({ type: 'keepEdits' })}
    />
  );
}

/** With many rows, the number grows while they are being counted. */
function seenText({ counting }: Model, { visibleRows }: EditCount, t: PageWords['sidebar']['edits']): string {
  return visibleRows === null && counting !== null && counting.after > 0 ? t.visibleSoFar(counting) : t.visible({ rows: visibleRows });
}

function syncText(scope: Scope, { edits, selectedRows, visibleRows }: EditCount, { sidebar }: PageWords): string {
  if (scope === 'all') return sidebar.edits.sync({ edits });
  return scope === 'visible' ? sidebar.edits.syncVisible({ rows: visibleRows }) : sidebar.edits.syncSelected({ rows: selectedRows });
}
