// The person's key and account: credits, the CRM's limit, what the key may not do, and signing out.

import type { AccountCard } from '../../src/rpc/panels';
import { Buttons, MainButton, QuietButton } from '../components/button';
import { StateCard } from '../components/state-card';
import { useWords } from '../components/words-context';
import { Messages } from '../views/messages';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';

export function AccountPanel({ screen, model, act }: ViewProps<'panel'>) {
  const { panels, common, sidebar } = useWords();
  const again = () => act({ type: 'ask', call: { call: 'readAccount', args: {} } });
  return (
    <StateCard title={panels.account.title}>
      <WithAnswer answer={screen.panel.answers.readAccount} again={again}>
        {(account) => <Card account={account} />}
      </WithAnswer>
      <Messages model={model} />
      <Buttons>
        <MainButton tone="halt" onPress={() => act({ type: 'idle' })}>
          {common.close}
        </MainButton>
        <QuietButton onPress={again}>{panels.account.again}</QuietButton>
        <QuietButton onPress={() => act({ type: 'signOut' })}>{sidebar.more.signOut}</QuietButton>
      </Buttons>
    </StateCard>
  );
}

function Card({ account }: { readonly account: AccountCard }) {
  const { panels, sidebar, common } = useWords();
  const { account: t } = panels;
  const { keyEnd, me, barred, sentLastMinute, perMinute, waitMs } = account;
  return (
    <>
      <p>{sidebar.more.key({ key: keyEnd })}</p>
      {me === null ? null : <p>{t.me({ name: me })}</p>}
      <p>{t.credits(account)}</p>
      <p>{t.limit({ sent: sentLastMinute, most: perMinute })}</p>
      {waitMs === 0 ? null : <p>{t.free({ seconds: common.span({ seconds: waitMs / 1000 }) })}</p>}
      {barred.length === 0 ? null : <p>{t.barred({ parts: barred.map((area) => t.area[area]) })}</p>}
    </>
  );
}
