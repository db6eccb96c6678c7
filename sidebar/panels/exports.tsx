// The CRM's exports: a new one, the progress of each, and finished ones.

import type { Export } from '../../contract/records';
import { QuietButton } from '../components/button';
import { useClock, useWords } from '../components/words-context';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';
import { FileLinks, FileOutcome } from './handed-out';
import { PanelCard } from './panel-card';

type Props = ViewProps<'panel'>;

export function ExportsPanel({ screen, model, act }: Props) {
  const { exports: t } = useWords().panels;
  const create = (whole: boolean) => act({ type: 'startMutation', mutation: { what: 'create-export', whole } });
  const hasView = model.server?.tab?.view != null;
  return (
    <PanelCard title={t.title} model={model} act={act}>
      <p>{t.about}</p>
      <div class="links">
        {hasView ? <QuietButton onPress={() => create(false)}>{t.view}</QuietButton> : null}
        <QuietButton onPress={() => create(true)}>{t.whole}</QuietButton>
      </div>
      <FileOutcome answer={screen.panel.answers.fetchFile} />
      <WithAnswer of="readExports" screen={screen} act={act}>
        {({ exports, others, unsure, more }) => (
          <>
            {exports.length === 0 ? <p class="faint">{t.noneYet}</p> : null}
            <ul class="waiting runs">
              {exports.map((one) => (
                <ExportRow key={`${typeof one.id}${one.id}`} one={one} act={act} />
              ))}
            </ul>
            {unsure ? <p class="faint">{t.unsure}</p> : null}
            {others === 0 ? null : <p class="faint">{t.others({ n: others })}</p>}
            {more === null || more === 0 ? null : <p class="faint">{t.more({ n: more })}</p>}
          </>
        )}
      </WithAnswer>
    </PanelCard>
  );
}

function ExportRow({ one, act }: { readonly one: Export } & Pick<Props, 'act'>) {
  const { exports: t } = useWords().panels;
  const clock = useClock();
  const { id, name, status, rows, createdAt, expiresAt, reason } = one;
  const time = (at: string): string => (Number.isNaN(Date.parse(at)) ? at : clock(at));
  return (
    <li>
      <strong>{name || t.nameless}</strong>
      {createdAt === '' ? null : <p class="faint">{time(createdAt)}</p>}
      <p>{status !== 'ready' ? t[status] : rows === null ? t.readyUncounted : t.ready({ rows })}</p>
      {reason === '' ? null : <p>{t.because({ text: reason })}</p>}
      {status === 'ready' && expiresAt !== '' ? <p class="faint">{t.until({ time: time(expiresAt) })}</p> : null}
      {status === 'ready' || status === 'unknown' ? <FileLinks file={{ of: 'export', id, name }} act={act} /> : null}
    </li>
  );
}
