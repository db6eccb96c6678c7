// The person's key and account: credits, the CRM's limit, what the key may not do, and signing out.

import type { AccountCard } from '../../src/rpc/panels';
import { QuietButton } from '../components/button';
import { useClock, useWords } from '../components/words-context';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';
import { PanelCard } from './panel-card';

export function AccountPanel({ screen, model, act }: ViewProps<'panel'>) {
  const { panels, sidebar } = useWords();
  const more = (
    <>
      <QuietButton onPress={() => act({ type: 'askAgain', call: 'readAccount' })}>{panels.account.again}</QuietButton>
      <QuietButton onPress={() => act({ type: 'signOut' })}>{sidebar.more.signOut}</QuietButton>
    </>
  );
  return (
    <PanelCard title={panels.account.title} model={model} act={act} more={more}>
      <WithAnswer of="readAccount" screen={screen} act={act}>
        {(account) => <Card account={account} />}
      </WithAnswer>
    </PanelCard>
  );
}

function Card({ account }: { readonly account: AccountCard }) {
  const { panels, sidebar, common } = useWords();
  const { account: t } = panels;
  const clock = useClock();
  const { keyEnd, me, barred, sentLastMinute, perMinute, slowedUntil, waitMs } = account;
  return (
    <>
      <p>{sidebar.more.key({ key: keyEnd })}</p>
      {me === null ? null : <p>{t.me({ name: me })}</p>}
      <p>{t.credits(account)}</p>
      <p>{t.limit({ sent: sentLastMinute, most: perMinute })}</p>
      {slowedUntil === null ? null : <p>{t.slowed({ most: perMinute, time: clock(slowedUntil) })}</p>}
      {waitMs === 0 ? null : <p>{t.free({ seconds: common.span({ seconds: waitMs / 1000 }) })}</p>}
      {barred.length === 0 ? null : <p>{t.barred({ parts: barred.map((area) => t.area[area]) })}</p>}
    </>
  );
}
