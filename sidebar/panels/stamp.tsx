// The stamp after an email task: offered, previewed, written.

import type { FollowUpsLook, StampPreview } from '../../src/rpc/follow-ups';
import { QuietButton } from '../components/button';
import { Banner, PlainList } from '../components/parts';
import { useWords } from '../components/words-context';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';

interface OfferProps extends Pick<ViewProps<'panel'>, 'screen' | 'act'> {
  readonly look: FollowUpsLook;
  readonly off: boolean;
  readonly onWrite: () => void;
}

export function StampOffer({ look: { email }, screen, off, onWrite, act }: OfferProps) {
  const { stamp: t } = useWords().panels.followUps;
  if (email === null) return null;
  const { mutationId, task, creators } = email;
  return (
    <Banner tone="info">
      <p>{t.offer({ task, n: creators })}</p>
      <QuietButton off={off} onPress={() => act({ type: 'ask', call: { call: 'previewStamp', args: { mutationId } } })}>
        {t.show}
      </QuietButton>
      <WithAnswer of="previewStamp" screen={screen} act={act}>
        {(preview) => <Preview preview={preview} off={off} onWrite={onWrite} />}
      </WithAnswer>
    </Banner>
  );
}

function Preview({ preview, off, onWrite }: Pick<OfferProps, 'off' | 'onWrite'> & { readonly preview: StampPreview }) {
  const { panels, sidebar } = useWords();
  const { stamp: t } = panels.followUps;
  const { rows, same, leftOut, notAcknowledged, elsewhere, examples } = preview;
  const lines = [
    ...(same === 0 ? [] : [t.same({ n: same })]),
    ...(leftOut.length === 0 ? [] : [t.leftOut({ where: sidebar.edits.rowNumbers({ rows: leftOut }) })]),
    ...(notAcknowledged === 0 ? [] : [t.notAcknowledged({ n: notAcknowledged })]),
    ...(elsewhere === 0 ? [] : [t.elsewhere({ n: elsewhere })]),
    ...(preview.undoable ? [] : [t.notUndoable]),
  ];
  return (
    <>
      <p>
        <strong>{t.counts(preview)}</strong>
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
