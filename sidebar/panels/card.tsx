// One creator of the selected rows: its fields to edit, what else is known, what was changed.

import type { CreatorCard, CrmRow, PastChange, SelectedCard } from '../../src/rpc/creators';
import { wordsOfColumn } from '../../src/text/columns';
import { QuietButton } from '../components/button';
import { Fold, Pairs } from '../components/parts';
import { ProblemBanner } from '../components/problem-banner';
import { useClock, useWords } from '../components/words-context';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';
import { CardFields } from './card-fields';
import { PanelCard } from './panel-card';

type Props = ViewProps<'panel'>;

export function CardPanel({ screen, model, act }: Props) {
  const { card: t } = useWords().creators;
  const { editCreator } = screen.panel.answers;
  const read = (creatorId: string | null) => act({ type: 'ask', call: { call: 'readCard', args: { creatorId } } });
  return (
    <PanelCard title={t.title} model={model} act={act}>
      <WithAnswer of="readCard" screen={screen} act={act}>
        {(selected) => (
          <>
            <Places selected={selected} read={read} />
            {selected.card === null ? (
              <p>{t.nobody}</p>
            ) : (
              <Card key={selected.card.creatorId} card={selected.card} screen={screen} act={act} />
            )}
          </>
        )}
      </WithAnswer>
      {editCreator?.problem == null ? null : <ProblemBanner problem={editCreator.problem} />}
    </PanelCard>
  );
}

function Places({ selected, read }: { readonly selected: SelectedCard; readonly read: (creatorId: string) => void }) {
  const { card: t } = useWords().creators;
  const { creatorIds, card } = selected;
  const at = creatorIds.indexOf(card?.creatorId ?? '');
  const [before, after] = [creatorIds[at - 1], creatorIds[at + 1]];
  if (creatorIds.length < 2) return null;
  return (
    <div>
      <p class="faint">{t.place({ at: at + 1, n: creatorIds.length })}</p>
      <div class="links">
        <QuietButton off={before === undefined} onPress={() => before !== undefined && read(before)}>
          {t.previous}
        </QuietButton>
        <QuietButton off={after === undefined} onPress={() => after !== undefined && read(after)}>
          {t.next}
        </QuietButton>
      </div>
    </div>
  );
}

function Card({ card, screen, act }: Omit<Props, 'model'> & { readonly card: CreatorCard }) {
  const words = useWords();
  const { card: t } = words.creators;
  const { creatorId, membership, shown } = card;
  const { readCrmRow, readPastChanges } = screen.panel.answers;
  const askCrm = () => act({ type: 'ask', call: { call: 'readCrmRow', args: { creatorId } } });
  const askPast = () => act({ type: 'ask', call: { call: 'readPastChanges', args: { creatorId } } });
  return (
    <>
      <h3>{card.name || t.unnamed({ key: creatorId })}</h3>
      {membership === 'new' ? <p>{t.isNew}</p> : null}
      {membership === 'gone' ? <p>{t.gone}</p> : null}
      {membership === 'archived' ? <p>{t.archived}</p> : null}
      <CardFields card={card} screen={screen} act={act} />
      <Fold title={t.details}>
        <Lines lines={[{ field: 'creatorId', text: creatorId }, ...shown]} />
      </Fold>
      {readCrmRow?.args.creatorId === creatorId ? (
        <WithAnswer of="readCrmRow" screen={screen} act={act}>
          {(row) => <InCrm row={row} />}
        </WithAnswer>
      ) : (
        <QuietButton onPress={askCrm}>{t.askCrm}</QuietButton>
      )}
      {readPastChanges?.args.creatorId === creatorId ? (
        <WithAnswer of="readPastChanges" screen={screen} act={act}>
          {(changes) => <Past changes={changes} />}
        </WithAnswer>
      ) : (
        <QuietButton onPress={askPast}>{t.askHistory}</QuietButton>
      )}
    </>
  );
}

function InCrm({ row }: { readonly row: CrmRow }) {
  const { card: t } = useWords().creators;
  return (
    <section class="group">
      <h3>{t.inCrm}</h3>
      {row.found ? <Lines lines={row.fields} /> : <p>{t.notFound}</p>}
    </section>
  );
}

function Lines({ lines }: { readonly lines: CrmRow['fields'] }) {
  const words = useWords();
  const shown = (field: string, text: string): string => (field === 'platform' ? words.common.platform(text) : text);
  return <Pairs pairs={lines.map(({ field, text }) => [wordsOfColumn(field, words.cells).heading, shown(field, text)])} />;
}

function Past({ changes }: { readonly changes: readonly PastChange[] }) {
  const { creators, common, history } = useWords();
  const { card: t } = creators;
  const clock = useClock();
  return (
    <section class="group">
      <h3>{t.history}</h3>
      {changes.length === 0 ? <p>{t.noHistory}</p> : null}
      <ul class="waiting runs">
        {changes.map(({ when, who, isUndo, field, before, after, outcome }) => (
          <li key={`${when} ${field}`}>
            <p>{t.change({ field: field === 'archived' ? t.archived : common.field[field], before, after })}</p>
            <p class="faint">{common.beside({ parts: [clock(when), who, isUndo ? t.undo : '', history.outcome[outcome]] })}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
