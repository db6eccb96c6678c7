// Adding creators: a pasted list, what the CRM knows about it, and rows for those it does not know.

import { useState } from 'preact/hooks';
import { useWords } from '../components/words-context';
import type { ViewProps } from '../views/view';
import { CheckView } from './check-view';
import { PasteForm } from './paste-form';

export function AddCreatorsPanel(props: ViewProps<'panel'>) {
  const { screen, model, act } = props;
  const { add: t } = useWords().creators;
  const [text, setText] = useState('');
  /** Whether the pasted list is being checked; another paste is another check. */
  const [looking, setLooking] = useState(false);
  if (looking) return <CheckView {...props} title={t.title} back={t.again} onBack={() => setLooking(false)} />;
  const begin = () => {
    setLooking(true);
    act({ type: 'ask', call: { call: 'checkCreators', args: { text, state: null, lookUp: false, asHandles: false } } });
  };
  const words = { title: t.title, box: t.box, how: t.how, button: t.check } as const;
  return <PasteForm {...words} most={200_000} text={text} setText={setText} begin={begin} screen={screen} model={model} act={act} />;
}
