// The first screen of a panel that works on a pasted list.

import { MainButton } from '../components/button';
import { Field } from '../components/parts';
import type { ViewProps } from '../views/view';
import { PanelCard } from './panel-card';

interface PasteFormProps extends Pick<ViewProps<'panel'>, 'model' | 'act'> {
  readonly title: string;
  readonly box: string;
  readonly how: string;
  readonly button: string;
  /** In UTF-16 units. */
  readonly most: number;
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly begin: () => void;
}

export function PasteForm({ title, box, how, button, most, text, setText, begin, model, act }: PasteFormProps) {
  const main = (
    <MainButton off={text.trim() === ''} onPress={begin}>
      {button}
    </MainButton>
  );
  return (
    <PanelCard title={title} model={model} act={act} main={main}>
      <Field label={box}>
        {(id) => <textarea id={id} rows={8} maxLength={most} value={text} onInput={(event) => setText(event.currentTarget.value)} />}
      </Field>
      <p class="faint">{how}</p>
    </PanelCard>
  );
}
