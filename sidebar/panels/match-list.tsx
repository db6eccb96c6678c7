// Matching a pasted list with the tab: what its columns are, what it would bring, and writing that into cells.

import { useState } from 'preact/hooks';
import type { ListAsked } from '../../src/rpc/creators';
import { MainButton, QuietButton } from '../components/button';
import { Banner } from '../components/parts';
import { ProblemBanner } from '../components/problem-banner';
import { useWords } from '../components/words-context';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';
import { CheckView } from './check-view';
import { ListColumns } from './list-columns';
import { ListMeanings } from './list-meanings';
import { ListResult } from './list-result';
import { PanelCard } from './panel-card';
import { PasteForm } from './paste-form';

const AS_IT_LOOKS = { header: null, roles: null, labels: 'add', notes: 'append' } as const;

export function MatchListPanel(props: ViewProps<'panel'>) {
  const { screen, model, act } = props;
  const { match: t } = useWords().creators;
  const [before] = useState(() => askedIn(screen.panel.draft));
  const [text, setText] = useState(before?.text ?? '');
  const [comparing, setComparing] = useState(false);
  const [elsewhere, setElsewhere] = useState(false);
  const { previewList, writeMatched } = screen.panel.answers;
  const look = (asking: ListAsked) => {
    setComparing(true);
    act({ type: 'ask', call: { call: 'previewList', args: asking } });
  };
  if (!comparing) {
    const words = { title: t.title, box: t.box, how: t.how, button: t.look } as const;
    const begin = () => look(text === before?.text ? before : { text, ...AS_IT_LOOKS, means: [] });
    return <PasteForm {...words} most={1_000_000} text={text} setText={setText} begin={begin} screen={screen} model={model} act={act} />;
  }
  const asked = previewList?.args;
  if (elsewhere) {
    /** Creators added there now match a row. */
    const back = () => {
      setElsewhere(false);
      if (asked !== undefined) look(asked);
    };
    return <CheckView {...props} title={t.title} back={t.back} onBack={back} />;
  }
  const createLabel = (name: string) =>
    act({ type: 'startMutation', mutation: { what: 'create-label', name }, draft: JSON.stringify(asked) });
  const lookElsewhere = (list: string) => {
    setElsewhere(true);
    act({ type: 'ask', call: { call: 'checkCreators', args: { text: list, state: null, lookUp: true, asHandles: false } } });
  };
  /** What was written belongs to exactly the request that was previewed. */
  const written = writeMatched?.args === asked ? writeMatched : undefined;
  const done = written?.value !== undefined;
  const cells = previewList?.value?.cells ?? 0;
  const busy = previewList?.asking === true || writeMatched?.asking === true;
  const main = (
    <MainButton off={busy} onPress={() => asked && act({ type: 'ask', call: { call: 'writeMatched', args: asked } })}>
      {t.write({ n: cells })}
    </MainButton>
  );
  const more = <QuietButton onPress={() => setComparing(false)}>{t.again}</QuietButton>;
  return (
    <PanelCard key="compared" title={t.title} model={model} act={act} main={done || cells === 0 ? undefined : main} more={more}>
      {written?.problem == null ? null : <ProblemBanner problem={written.problem} />}
      {written?.value === undefined ? null : <Banner tone="good">{t.written({ n: written.value.cells })}</Banner>}
      <WithAnswer of="previewList" screen={screen} act={act}>
        {(preview) => (
          <>
            {asked === undefined ? null : <ListColumns preview={preview} asked={asked} look={look} />}
            {done || asked === undefined ? null : <ListMeanings preview={preview} asked={asked} look={look} createLabel={createLabel} />}
            {done ? null : <ListResult preview={preview} lookElsewhere={lookElsewhere} />}
          </>
        )}
      </WithAnswer>
    </PanelCard>
  );
}

/** The request from before a label was created: the list is compared again in the same way. */
const askedIn = (draft: string): ListAsked | null => (draft === '' ? null : JSON.parse(draft));
