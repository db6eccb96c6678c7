// One edit of many rows: its count and examples are shown before cells are written, and it can be undone.

import { useState } from 'preact/hooks';
import type { BulkPreview } from '../../src/rpc/bulk-edit';
import type { BulkEdit } from '../../src/sync/bulk-edit';
import { Buttons, MainButton, QuietButton } from '../components/button';
import { Banner } from '../components/parts';
import { ProblemBanner } from '../components/problem-banner';
import { useWords } from '../components/words-context';
import type { Act, PanelAnswer, Scope } from '../machine/model';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';
import { BulkEditForm } from './bulk-edit-form';
import { PanelCard } from './panel-card';

/** What was requested to be previewed; another edit or other rows are another request. */
interface Asked {
  readonly edit: BulkEdit;
  readonly scope: Scope;
}

export function BulkEditPanel({ screen, model, act }: ViewProps<'panel'>) {
  const { bulkEdit: t } = useWords().panels;
  const [edit, setEdit] = useState<BulkEdit | null>(null);
  const [scope, setScope] = useState<Scope>('selected');
  const [asked, setAsked] = useState<Asked | null>(null);
  /** The last action: it stays visible, and can be undone, until something else is done. */
  const [done, setDone] = useState<'written' | 'taken-back' | null>(null);
  const { readBulkColumns: columns, previewBulkEdit: preview, writeBulkEdit: written, takeBackBulkEdit: back } = screen.panel.answers;
  // The selected rows are known as of the last reading of the sheet, and a reading in progress may find others.
  const others =
    scope === 'selected' &&
    columns?.asking === false &&
    preview?.value !== undefined &&
    columns.value?.selection !== preview.value.selection;
  const isCurrent = asked !== null && asked.edit === edit && asked.scope === scope && !others;
  const busy = preview?.asking === true || written?.asking === true || back?.asking === true;
  const ready = isCurrent && !busy && preview?.problem === null ? preview.value : undefined;
  const show = () => {
    if (edit === null) return;
    setAsked({ edit, scope });
    act({ type: 'ask', call: { call: 'readBulkColumns', args: {} } });
    act({ type: 'ask', call: { call: 'previewBulkEdit', args: { edit, scope } } });
  };
  const write = ({ digest }: BulkPreview) => {
    if (edit === null) return;
    setAsked(null);
    setDone('written');
    act({ type: 'ask', call: { call: 'writeBulkEdit', args: { edit, scope, digest } } });
  };
  const takeBack = () => {
    const undo = written?.value?.undo ?? null;
    if (undo === null) return;
    setAsked(null);
    setDone('taken-back');
    act({ type: 'ask', call: { call: 'takeBackBulkEdit', args: { undo } } });
  };
  const main =
    ready === undefined || ready.changing === 0 ? (
      <MainButton off={edit === null || busy} onPress={show}>
        {t.show}
      </MainButton>
    ) : (
      <MainButton onPress={() => write(ready)}>{t.write({ n: ready.changing })}</MainButton>
    );
  return (
    <PanelCard title={t.title} model={model} act={act} main={main}>
      <div role="status">
        {done === 'written' ? <Written answer={written} takeBack={takeBack} act={act} /> : null}
        {done === 'taken-back' ? <TakenBack answer={back} again={takeBack} /> : null}
      </div>
      <WithAnswer of="readBulkColumns" screen={screen} act={act}>
        {(offered) => (
          <WithAnswer of="readChoices" screen={screen} act={act}>
            {(lists) => (
              <BulkEditForm
                offered={offered}
                lists={lists}
                scope={scope}
                onChange={(next, rows) => {
                  setEdit(next);
                  setScope(rows);
                }}
              />
            )}
          </WithAnswer>
        )}
      </WithAnswer>
      <Preview answer={isCurrent ? preview : undefined} />
    </PanelCard>
  );
}

function Preview({ answer }: { readonly answer: PanelAnswer<'previewBulkEdit'> | undefined }) {
  const { panels, sidebar, common } = useWords();
  const { bulkEdit: t } = panels;
  if (answer === undefined) return null;
  if (answer.asking) return <p class="faint">{common.loading}</p>;
  if (answer.problem !== null) return <ProblemBanner problem={answer.problem} />;
  if (answer.value === undefined) return null;
  const { examples, leftOut, undoable } = answer.value;
  const blank = (text: string) => text || common.blank;
  return (
    <div role="status">
      <p>
        <strong>{t.counts(answer.value)}</strong>
      </p>
      <ul class="plain">
        {examples.map(({ name, before, after }, i) => (
          <li key={i}>{t.example({ name, before: blank(before), after: blank(after) })}</li>
        ))}
      </ul>
      {leftOut.length === 0 ? null : <p class="faint">{t.leftOut({ where: sidebar.edits.rowNumbers({ rows: leftOut }) })}</p>}
      {undoable ? null : <p class="faint">{t.notUndoable}</p>}
    </div>
  );
}

interface WrittenProps {
  readonly answer: PanelAnswer<'writeBulkEdit'> | undefined;
  readonly takeBack: () => void;
  readonly act: (act: Act) => void;
}

function Written({ answer, takeBack, act }: WrittenProps) {
  const { panels, sidebar, common } = useWords();
  const { bulkEdit: t } = panels;
  if (answer === undefined || answer.asking) return <p class="faint">{common.loading}</p>;
  if (answer.problem !== null) return <ProblemBanner problem={answer.problem} />;
  const { value } = answer;
  if (value === undefined) return null;
  return (
    <Banner tone={value.cells === 0 ? 'info' : 'good'}>
      <p>{t.written(value)}</p>
      {value.cells === 0 ? null : (
        <Buttons>
          <QuietButton onPress={() => act({ type: 'sync', scope: 'all' })}>{sidebar.resting.sync}</QuietButton>
          {value.undo === null ? null : <QuietButton onPress={takeBack}>{t.takeBack}</QuietButton>}
        </Buttons>
      )}
    </Banner>
  );
}

/** What could not be undone can be retried. */
function TakenBack({ answer, again }: { readonly answer: PanelAnswer<'takeBackBulkEdit'> | undefined; readonly again: () => void }) {
  const { panels, common } = useWords();
  if (answer === undefined || answer.asking) return <p class="faint">{common.loading}</p>;
  if (answer.problem !== null)
    return (
      <>
        <ProblemBanner problem={answer.problem} />
        <QuietButton onPress={again}>{common.tryAgain}</QuietButton>
      </>
    );
  return answer.value === undefined ? null : <Banner tone="good">{panels.bulkEdit.takenBack(answer.value)}</Banner>;
}
