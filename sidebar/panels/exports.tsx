// The CRM's exports: a new one, how far each is, and what was written.

import type { Export } from '../../contract/records';
import { Buttons, MainButton, QuietButton } from '../components/button';
import { FileOutcome } from '../components/handed-out';
import { StateCard } from '../components/state-card';
import { useLanguage, useWords } from '../components/words-context';
import { clockTime } from '../times';
import { Messages } from '../views/messages';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';

type Props = ViewProps<'panel'>;

export function ExportsPanel({ screen, model, act }: Props) {
  const { files, common } = useWords();
  const { exports: t } = files;
  const { readExports, fetchFile } = screen.panel.answers;
  const create = (whole: boolean) => act({ type: 'startMutation', mutation: { what: 'create-export', whole } });
  const hasView = model.server?.tab?.view != null;
  return (
    <StateCard title={t.title}>
      <p>{t.about}</p>
      <div class="links">
        {hasView ? <QuietButton onPress={() => create(false)}>{t.view}</QuietButton> : null}
        <QuietButton onPress={() => create(true)}>{t.whole}</QuietButton>
      </div>
      <FileOutcome answer={fetchFile} />
      <WithAnswer answer={readExports} again={() => act({ type: 'ask', call: { call: 'readExports', args: {} } })}>
        {({ exports, more }) => (
          <>
            {exports.length === 0 ? <p class="faint">{t.noneYet}</p> : null}
            <ul class="waiting runs">
              {exports.map((one) => (
                <ExportRow key={`${typeof one.id}${one.id}`} one={one} model={model} act={act} />
              ))}
            </ul>
            {more === null || more === 0 ? null : <p class="faint">{t.more({ n: more })}</p>}
          </>
        )}
      </WithAnswer>
      <Messages model={model} />
      <Buttons>
        <MainButton tone="halt" onPress={() => act({ type: 'idle' })}>
          {common.close}
        </MainButton>
      </Buttons>
    </StateCard>
  );
}

function ExportRow({ one, model, act }: { readonly one: Export } & Pick<Props, 'model' | 'act'>) {
  const { files } = useWords();
  const { exports: t, hand } = files;
  const language = useLanguage();
  const { id, name, status, rows, createdAt, expiresAt, reason } = one;
  const now = model.server?.now ?? createdAt;
  const time = (at: string): string => (Number.isNaN(Date.parse(at)) ? at : clockTime(at, now, language));
  const fetch = (into: 'tab' | 'computer') =>
    act({ type: 'ask', call: { call: 'fetchFile', args: { file: { of: 'export', id, name }, into } } });
  return (
    <li>
      <strong>{name || t.nameless}</strong>
      {createdAt === '' ? null : <p class="faint">{time(createdAt)}</p>}
      <p>{status !== 'ready' ? t[status] : rows === null ? t.readyUncounted : t.ready({ rows })}</p>
      {reason === '' ? null : <p>{t.because({ text: reason })}</p>}
      {status === 'ready' && expiresAt !== '' ? <p class="faint">{t.until({ time: time(expiresAt) })}</p> : null}
      {status === 'ready' || status === 'unknown' ? (
        <div class="links">
          <QuietButton onPress={() => fetch('tab')}>{hand.toTab}</QuietButton>
          <QuietButton onPress={() => fetch('computer')}>{hand.toComputer}</QuietButton>
        </div>
      ) : null}
    </li>
  );
}
