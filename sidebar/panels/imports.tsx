// Importing a workbook: the template, picking a file, what our own check says about it, and the last import.

import { Fragment } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { FILE_BYTES, FILE_ROWS } from '../../contract/limits';
import type { CheckedFile, LastImport } from '../../src/rpc/files';
import type { PickedFile } from '../../src/rpc/mutations';
import { Buttons, MainButton } from '../components/button';
import { Tick } from '../components/parts';
import { useClock, useLanguage, useWords } from '../components/words-context';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';
import { Findings } from './file-findings';
import { FileLinks, FileOutcome, Handed } from './handed-out';
import { PanelCard } from './panel-card';
import { FileField } from './picked-file';

type Props = ViewProps<'panel'>;

export function ImportsPanel({ screen, model, act }: Props) {
  const { imports: t } = useWords().panels;
  const [file, setFile] = useState<PickedFile | null>(screen.panel.file ?? null);
  const { checkFile, fetchFile, readLastImport } = screen.panel.answers;
  const check = (picked: PickedFile) => act({ type: 'ask', call: { call: 'checkFile', args: { file: picked } } });
  const pick = (picked: PickedFile | null) => {
    setFile(picked);
    if (picked !== null) check(picked);
  };
  useEffect(() => {
    if (file !== null) check(file);
  }, []);
  const current = file !== null && checkFile?.args.file === file ? checkFile : undefined;
  const checked = current?.asking === false && current.problem === null ? current.value : undefined;
  const ready = file !== null && checked !== undefined && checked.problems.length === 0;
  return (
    <PanelCard title={t.title} model={model} act={act} main={ready ? null : undefined}>
      <p>{t.about({ rows: FILE_ROWS, bytes: FILE_BYTES })}</p>
      <Template act={act} />
      {file === null || file !== screen.panel.file ? null : <Handed file={{ as: 'file', ...file }} />}
      <FileField onPick={pick} />
      {current?.asking ? <p class="faint">{t.checking}</p> : null}
      {current?.asking === false ? (
        <WithAnswer of="checkFile" screen={screen} act={act}>
          {(found) => <Findings found={found} />}
        </WithAnswer>
      ) : null}
      {ready ? <Start file={file} checked={checked} act={act} /> : null}
      <FileOutcome answer={fetchFile} />
      {readLastImport?.value?.last == null ? null : <Last last={readLastImport.value.last} act={act} />}
    </PanelCard>
  );
}

function Template({ act }: Pick<Props, 'act'>) {
  const { imports: t } = useWords().panels;
  const language = useLanguage();
  return (
    <section class="more-section">
      <h3>{t.template}</h3>
      <FileLinks file={{ of: 'template', language }} act={act} />
    </section>
  );
}

/** Changing existing creators is a separate choice, which says what it means and is repeated before the approval. */
function Start({ file, checked, act }: { readonly file: PickedFile; readonly checked: CheckedFile } & Pick<Props, 'act'>) {
  const { imports: t } = useWords().panels;
  const [overwrite, setOverwrite] = useState(false);
  const { name, digest, rows } = checked;
  return (
    <>
      <Tick name={t.overwrite} on={overwrite} onTick={setOverwrite} />
      <Buttons>
        <MainButton onPress={() => act({ type: 'startMutation', mutation: { what: 'import-file', name, digest, rows, overwrite }, file })}>
          {t.start({ rows })}
        </MainButton>
      </Buttons>
    </>
  );
}

function Last({ last, act }: { readonly last: LastImport } & Pick<Props, 'act'>) {
  const words = useWords();
  const { imports: t } = words.panels;
  const clock = useClock();
  const { mutationId, at, facts, reports } = last;
  const ended = words.mutations.about['import-file'](facts);
  return (
    <section class="more-section">
      <h3>{t.last({ file: facts.file, time: clock(at) })}</h3>
      <p>{facts.response === null ? words.mutations.notCertain : ended.done}</p>
      {ended.after.map((line) => (
        <p class="faint" key={line}>
          {line}
        </p>
      ))}
      {reports.map((about) => (
        <Fragment key={about}>
          <p>{t.report[about]}</p>
          <FileLinks file={{ of: 'report', mutationId, about }} act={act} />
        </Fragment>
      ))}
    </section>
  );
}
