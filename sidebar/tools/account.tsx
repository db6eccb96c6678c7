// The person's key and account: credits, the CRM's limit, what the key may not do, and signing out. It must not know the key.

import type { AccountCard } from '../../src/rpc/tools';
import { Buttons, MainButton, QuietButton } from '../components/button';
import { StateCard } from '../components/state-card';
import { useWords } from '../components/words-context';
import { Messages } from '../views/messages';
import type { ViewProps } from '../views/view';
import { WithAnswer } from './answer';

export function AccountTool({ screen, model, act }: ViewProps<'tool'>) {
  const { tools, common, sidebar } = useWords();
  const again = () => act({ type: 'ask', call: { call: 'readAccount', args: {} } });
  return (
    <StateCard title={tools.account.title}>
      <WithAnswer answer={screen.tool.answers.readAccount} again={again}>
        {(account) => <Card account={account} />}
      </WithAnswer>
      <Messages model={model} />
      <Buttons>
        <MainButton tone="halt" onPress={() => act({ type: 'rest' })}>
          {common.close}
        </MainButton>
        <QuietButton onPress={again}>{tools.account.again}</QuietButton>
        <QuietButton onPress={() => act({ type: 'signOut' })}>{sidebar.more.signOut}</QuietButton>
      </Buttons>
    </StateCard>
  );
}

function Card({ account }: { readonly account: AccountCard }) {
  const { tools, sidebar, common } = useWords();
  const { account: said } = tools;
  const { keyEnd, me, barred, sentLastMinute, perMinute, waitMs } = account;
  return (
    <>
      <p>{sidebar.more.key({ key: keyEnd })}</p>
      {me === null ? null : <p>{said.me({ name: me })}</p>}
      <p>{said.credits(account)}</p>
      <p>{said.limit({ sent: sentLastMinute, most: perMinute })}</p>
      {waitMs === 0 ? null : <p>{said.free({ seconds: common.span({ seconds: waitMs / 1000 }) })}</p>}
      {barred.length === 0 ? null : <p>{said.barred({ parts: barred.map((area) => said.area[area]) })}</p>}
    </>
  );
}
