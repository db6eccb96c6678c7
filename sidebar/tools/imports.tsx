// Importing a workbook: the template, picking a file, what our own check says of it, and the last import. It must not know how a file is sent.

import { useState } from 'preact/hooks';
import type { PickedFile } from '../../src/rpc/deeds';
import type { CheckedFile, LastImport } from '../../src/rpc/files';
import { Buttons, MainButton, QuietButton } from '../components/button';
import { FileOutcome } from '../components/handed-out';
import { StateCard } from '../components/state-card';
import { useLanguage, useWords } from '../components/words-context';
import { clockTime } from '../times';
import { Messages } from '../views/messages';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';
import { Findings } from './file-findings';
import { FileField } from './picked-file';

type Props = ViewProps<'tool'>;

export function ImportsTool({ screen, model, act }: Props) {
  const { files, common } = useWords();
  const { imports: said } = files;
  const [file, setFile] = useState<PickedFile | null>(null);
  const { checkFile, fetchFile, readLastImport } = screen.tool.answers;
  const check = (picked: PickedFile) => act({ type: 'ask', call: { call: 'checkFile', args: { file: picked } } });
  const pick = (picked: PickedFile | null) => {
    setFile(picked);
    if (picked !== null) check(picked);
  };
  const current = file !== null && checkFile?.args.file === file ? checkFile : undefined;
  const checked = current?.asking === false && current.problem === null ? current.value : undefined;
  const ready = file !== null && checked !== undefined && checked.problems.length === 0;
  return (
    <StateCard title={said.title}>
      <p>{said.about}</p>
      <Template act={act} />
      <FileField onPick={pick} />
      {current?.asking ? <p class="faint">{said.checking}</p> : null}
      {current?.asking === false ? (
        <WithAnswer answer={current} again={() => file !== null && check(file)}>
          {(found) => <Findings found={found} />}
        </WithAnswer>
      ) : null}
      {ready ? <Start file={file} checked={checked} act={act} /> : null}
      <FileOutcome answer={fetchFile} />
      {readLastImport?.value?.last == null ? null : <Last last={readLastImport.value.last} model={model} act={act} />}
      <Messages model={model} />
      <Buttons>
        {ready ? (
          <QuietButton onPress={() => act({ type: 'rest' })}>{common.close}</QuietButton>
        ) : (
          <MainButton tone="halt" onPress={() => act({ type: 'rest' })}>
            {common.close}
          </MainButton>
        )}
      </Buttons>
    </StateCard>
  );
}

function Template({ act }: Pick<Props, 'act'>) {
  const { imports: said, hand } = useWords().files;
  const language = useLanguage();
  const fetch = (into: 'tab' | 'computer') =>
    act({ type: 'ask', call: { call: 'fetchFile', args: { file: { of: 'template', language }, into } } });
  return (
    <section class="more-section">
      <h3>{said.template}</h3>
      <div class="links">
        <QuietButton onPress={() => fetch('tab')}>{hand.toTab}</QuietButton>
        <QuietButton onPress={() => fetch('computer')}>{hand.toComputer}</QuietButton>
      </div>
    </section>
  );
}

/** Changing who is there already is a wish of its own, which says what it means and is told again before the approval. */
function Start({ file, checked, act }: { readonly file: PickedFile; readonly checked: CheckedFile } & Pick<Props, 'act'>) {
  const { imports: said } = useWords().files;
  const [overwrite, setOverwrite] = useState(false);
  const { name, digest, rows } = checked;
  return (
    <>
      <label class="check">
        <input type="checkbox" checked={overwrite} onChange={() => setOverwrite(!overwrite)} />
        <span>
          {said.overwrite}
          <span class="faint"> {said.overwriteMeans}</span>
        </span>
      </label>
      <Buttons>
        <MainButton onPress={() => act({ type: 'startDeed', deed: { what: 'import-file', name, digest, rows, overwrite }, file })}>
          {said.start({ rows })}
        </MainButton>
      </Buttons>
    </>
  );
}

function Last({ last, model, act }: { readonly last: LastImport } & Pick<Props, 'model' | 'act'>) {
  const words = useWords();
  const { imports: said, hand } = words.files;
  const language = useLanguage();
  const { deedId, at, facts, hasReport } = last;
  const ended = words.deeds.about['import-file'](facts);
  const fetch = (into: 'tab' | 'computer') =>
    act({ type: 'ask', call: { call: 'fetchFile', args: { file: { of: 'report', deedId }, into } } });
  return (
    <section class="more-section">
      <h3>{said.last({ file: facts.file, time: clockTime(at, model.server?.now ?? at, language) })}</h3>
      <p>{facts.told === null ? words.deeds.notCertain : ended.done}</p>
      {ended.after.map((line) => (
        <p class="faint" key={line}>
          {line}
        </p>
      ))}
      {hasReport ? (
        <>
          <p>{said.report}</p>
          <div class="links">
            <QuietButton onPress={() => fetch('tab')}>{hand.toTab}</QuietButton>
            <QuietButton onPress={() => fetch('computer')}>{hand.toComputer}</QuietButton>
          </div>
        </>
      ) : null}
    </section>
  );
}
