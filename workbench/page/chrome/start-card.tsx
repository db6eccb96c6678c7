// The card for somebody who opens the stand-in for the first time.

import { useState } from 'preact/hooks';
import type { Session } from '../session';
import { usePicked } from './watch';

const SEEN = 'start-card-closed';

/** Whether this browser has closed the card before. */
export const cardWasClosed = (): boolean => localStorage.getItem(SEEN) === 'yes';

export function StartCard({ session }: { session: Session }) {
  const shown = usePicked(session, (state) => state.card === 'open' || (state.card === 'auto' && !state.tab?.view.filter));
  const key = usePicked(session, (state) => state.book?.sampleKey);
  if (!shown || !key) return null;
  const close = () => {
    localStorage.setItem(SEEN, 'yes');
    session.store.change({ card: 'closed' });
    session.grid?.focus();
  };
  return (
    <section class="start-card" aria-label="Start here">
      <div class="panel-title">
        <h2>Try it in three steps</h2>
        <button type="button" class="icon-button" aria-label="Close the start card" title="Close" onClick={close}>
          ×
        </button>
      </div>
      <ol>
        <li>
          Choose <b>Extensions › {addOnName(session)} › Open</b>.
        </li>
        <li>
          Paste this key of the sandbox CRM and press Connect.
          <SampleKey value={key} />
        </li>
        <li>Choose which creators you want and press Pull.</li>
      </ol>
      <p class="quiet">Everything runs on this computer. The CRM is a sandbox with invented creators.</p>
    </section>
  );
}

function addOnName(session: Session): string {
  const menu = session.state.menu.find(({ kind }) => kind === 'menu');
  return menu?.kind === 'menu' ? menu.caption : 'NoxInfluencer CRM Sync';
}

function SampleKey({ value }: { value: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <span class="sample-key">
      <code>{value}</code>
      <button type="button" class="button" onClick={() => void copy()}>
        {copied ? 'Copied' : 'Copy'}
      </button>
    </span>
  );
}
