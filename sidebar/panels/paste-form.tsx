// The first screen of a panel that works on a pasted list.

import { useEffect } from 'preact/hooks';
import { MainButton } from '../components/button';
import { Field } from '../components/parts';
import { ProblemBanner } from '../components/problem-banner';
import type { ViewProps } from '../views/view';
import { PanelCard } from './panel-card';
import { ListFileField } from './picked-file';

interface PasteFormProps extends ViewProps<'panel'> {
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

export function PasteForm({ title, box, how, button, most, text, setText, begin, screen, model, act }: PasteFormProps) {
  const read = screen.panel.answers.readListFile;
  useEffect(() => {
    if (read?.value !== undefined) setText(read.value.text.slice(0, most));
  }, [read?.value]);
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
      <ListFileField
        most={most}
        onText={setText}
        onWorkbook={(file) => act({ type: 'ask', call: { call: 'readListFile', args: { file } } })}
      />
      {read?.problem == null ? null : <ProblemBanner problem={read.problem} />}
    </PanelCard>
  );
}
