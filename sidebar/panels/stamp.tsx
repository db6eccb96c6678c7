// The stamp after an email task: offered, previewed, written.

import type { FollowUpsLook, StampPreview } from '../../src/rpc/follow-ups';
import { QuietButton } from '../components/button';
import { Banner, PlainList } from '../components/parts';
import { useWords } from '../components/words-context';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';
import { columnsIn } from './due-report';

interface OfferProps extends Pick<ViewProps<'panel'>, 'screen' | 'act'> {
  readonly look: FollowUpsLook;
  readonly off: boolean;
  readonly onWrite: () => void;
}

export function StampOffer({ look, screen, off, onWrite, act }: OfferProps) {
  const { stamp: t } = useWords().panels.followUps;
  if (look.email === null) return null;
  const { mutationId, task, creators } = look.email;
  return (
    <Banner tone="info">
      <p>{t.offer({ task, n: creators, columns: columnsIn(look) })}</p>
      <QuietButton off={off} onPress={() => act({ type: 'ask', call: { call: 'previewStamp', args: { mutationId } } })}>
        {t.show}
      </QuietButton>
      <WithAnswer of="previewStamp" screen={screen} act={act}>
        {(preview) => <Preview look={look} preview={preview} off={off} onWrite={onWrite} />}
      </WithAnswer>
    </Banner>
  );
}

function Preview({ look, preview, off, onWrite }: Pick<OfferProps, 'look' | 'off' | 'onWrite'> & { readonly preview: StampPreview }) {
  const { panels, sidebar } = useWords();
  const { stamp: t } = panels.followUps;
  const columns = columnsIn(look);
  const { rows, same, leftOut, notAcknowledged, elsewhere, examples } = preview;
  const lines = [
    ...(same === 0 ? [] : [t.same({ n: same })]),
    ...(leftOut.length === 0 ? [] : [t.leftOut({ where: sidebar.edits.rowNumbers({ rows: leftOut }), columns })]),
    ...(notAcknowledged === 0 ? [] : [t.notAcknowledged({ n: notAcknowledged })]),
    ...(elsewhere === 0 ? [] : [t.elsewhere({ n: elsewhere })]),
    ...(preview.undoable ? [] : [t.notUndoable]),
  ];
  return (
    <>
      <p>
        <strong>{t.counts({ ...preview, columns })}</strong>
      </p>
      <ul class="plain">
        {examples.map((example, i) => (
          <li key={i}>{panels.bulkEdit.example(example)}</li>
        ))}
      </ul>
      <PlainList lines={lines} />
      {rows === 0 ? null : (
        <QuietButton off={off} onPress={onWrite}>
          {t.write({ n: rows })}
        </QuietButton>
      )}
    </>
  );
}
