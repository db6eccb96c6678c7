// One edit for many rows: what it does is shown with its count and examples before cells are written, and can be taken back.

import { useState } from 'preact/hooks';
import type { BulkPreview } from '../../src/rpc/bulk-edit';

import type { BulkEdit } from '../../src/sync/bulk-edit';
import { Buttons, MainButton, QuietButton } from '../components/button';
import { Banner, PlainList } from '../components/parts';
import { ProblemBanner } from '../components/problem-banner';
import { useWords } from '../components/words-context';
import type { Scope } from '../machine/model';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';
import { BulkEditForm } from './bulk-edit-form';
import { PanelCard } from './panel-card';

/** What the person has come to: choosing, looking at what changes, or through. */
type Stage = 'choosing' | 'shown' | 'written' | 'taken-back';

export function BulkEditPanel({ screen, model, act }: ViewProps<'panel'>) {
  const { bulkEdit: t } = useWords().panels;
  const [stage, setStage] = useState<Stage>('choosing');
  const [edit, setEdit] = useState<BulkEdit | null>(null);
  const [scope, setScope] = useState<Scope>('selected');
  const { previewBulkEdit: preview, writeBulkEdit: written, takeBackBulkEdit: back } = screen.panel.answers;
  const choose = (next: BulkEdit | null, rows: Scope) => {
    setEdit(next);
    setScope(rows);
    setStage('choosing');
  };
  const ready = stage === 'shown' && preview?.asking === false && preview.problem === null ? preview.value : undefined;
  const show = () => {
    if (edit === null) return;
    setStage('shown');
    act({ type: 'ask', call: { call: 'previewBulkEdit', args: { edit, scope } } });
  };
  const write = ({ digest }: BulkPreview) => {
    if (edit === null) return;
    setStage('written');
    act({ type: 'ask', call: { call: 'writeBulkEdit', args: { edit, scope, digest } } });
  };
  const main =
    ready === undefined || ready.changing === 0 ? (
      <MainButton off={edit === null || preview?.asking === true} onPress={show}>
        {t.show}
      </MainButton>
    ) : (
      <MainButton onPress={() => write(ready)}>{t.write({ n: ready.changing })}</MainButton>
    );
  return (
    <PanelCard title={t.title} model={model} act={act} main={main}>
      {stage === 'written' ? (
        <Written
          answer={written}
          takeBack={(undo) => {
            setStage('taken-back');
            act({ type: 'ask', call: { call: 'takeBackBulkEdit', args: { undo } } });
          }}
          sync={() => act({ type: 'sync' })}
        />
      ) : null}
      {stage !== 'taken-back' ? null : back?.problem == null ? null : <ProblemBanner problem={back.problem} />}
      {stage === 'taken-back' && back?.value !== undefined && !back.asking ? <Banner tone="good">{t.takenBack(back.value)}</Banner> : null}
      <WithAnswer of="readBulkColumns" screen={screen} act={act}>
        {(offered) => (
          <WithAnswer of="readChoices" screen={screen} act={act}>
            {(lists) => <BulkEditForm offered={offered} lists={lists} scope={scope} onChange={choose} />}
          </WithAnswer>
        )}
      </WithAnswer>
      {stage === 'shown' ? (
        <WithAnswer of="previewBulkEdit" screen={screen} act={act}>
          {(shown) => (ready === undefined ? null : <Preview shown={shown} />)}
        </WithAnswer>
      ) : null}
    </PanelCard>
  );
}

function Preview({ shown }: { readonly shown: BulkPreview }) {
  const { panels, sidebar, common } = useWords();
  const { bulkEdit: t } = panels;
  const blank = (text: string) => text || common.blank;
  const lines = shown.examples.map(({ name, before, after }) => t.example({ name, before: blank(before), after: blank(after) }));
  return (
    <div role="status">
      <p>
        <strong>{t.counts(shown)}</strong>
      </p>
      <PlainList lines={lines} />
      {shown.leftOut.length === 0 ? null : <p class="faint">{t.leftOut({ where: sidebar.edits.rowNumbers({ rows: shown.leftOut }) })}</p>}
    </div>
  );
}

type Answers = ViewProps<'panel'>['screen']['panel']['answers'];
type WriteAnswer = NonNullable<Answers['writeBulkEdit']>;

interface WrittenProps {
  readonly answer: WriteAnswer | undefined;
  readonly takeBack: (undo: NonNullable<WriteAnswer['value']>['undo']) => void;
  readonly sync: () => void;
}

function Written({ answer, takeBack, sync }: WrittenProps) {
  const { panels, sidebar, common } = useWords();
  const { bulkEdit: t } = panels;
  if (answer === undefined || answer.asking) return <p class="faint">{common.loading}</p>;
  if (answer.problem !== null) return <ProblemBanner problem={answer.problem} />;
  const { value } = answer;
  if (value === undefined) return null;
  return (
    <Banner tone="good">
      <p>{t.written(value)}</p>
      {value.cells === 0 ? null : (
        <Buttons>
          <QuietButton onPress={sync}>{sidebar.resting.sync}</QuietButton>
          <QuietButton onPress={() => takeBack(value.undo)}>{t.takeBack}</QuietButton>
        </Buttons>
      )}
    </Banner>
  );
}
