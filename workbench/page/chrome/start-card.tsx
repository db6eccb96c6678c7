// The card for first-time users of the stand-in: four steps that check themselves off, and more to try besides them.

import { useEffect, useState } from 'preact/hooks';
import type { DoorView, SeenStatus } from '../../protocol';
import { breakConnection, letColleagueChange, mendConnection, readDoor, runTimers } from '../door-link';
import type { TabModel } from '../model/tab-model';
import type { Session } from '../session';
import { usePicked } from './watch';

const SEEN = 'start-card-closed';

/** Milliseconds between polls of the sandbox CRM while the card is open. */
const LOOK_MS = 2_000;

/** Number of requests that break: each is tried three times, so the failure must outlast that to be noticed. */
const BROKEN = 6;

/** Rows that are searched for an edited status. */
const MOST_SEEN = 5_000;

/** Whether this browser has closed the card before. */
export const cardWasClosed = (): boolean => localStorage.getItem(SEEN) === 'yes';

export function StartCard({ session }: { session: Session }) {
  const shown = usePicked(session, (state) => state.card !== 'closed');
  const key = usePicked(session, (state) => state.book?.sampleKey);
  return shown && key ? <OpenCard session={session} sampleKey={key} /> : null;
}

function OpenCard({ session, sampleKey }: { session: Session; sampleKey: string }) {
  const hasSidebar = usePicked(session, (state) => state.pages.some(({ place }) => place === 'sidebar'));
  const pulled = usePicked(session, (state) => state.tab?.view.filter != null);
  const [door, setDoor] = useState<DoorView | null>(null);
  // It covers cells: folded, it is a single line.
  const [folded, setFolded] = useState(false);
  useEffect(() => {
    let open = true;
    const look = () => void readDoor().then((view) => open && setDoor(view));
    look();
    const timer = setInterval(look, LOOK_MS);
    return () => {
      open = false;
      clearInterval(timer);
    };
  }, []);
  const close = () => {
    localStorage.setItem(SEEN, 'yes');
    session.store.change({ card: 'closed' });
    session.grid?.focus();
  };
  const connected = door?.connected === true || pulled;
  return (
    <section class="start-card" aria-label="Start here">
      <div class="panel-title">
        <h2>Try it in four steps</h2>
        <button type="button" class="button" aria-expanded={!folded} onClick={() => setFolded(!folded)}>
          {folded ? 'Unfold' : 'Fold'}
        </button>
        <button type="button" class="icon-button" aria-label="Close the start card" title="Close" onClick={close}>
          ×
        </button>
      </div>
      <div hidden={folded}>
        <ol>
          <Step done={hasSidebar || connected}>
            Choose <b>Extensions › {addOnName(session)} › Open</b>.
          </Step>
          <Step done={connected}>
            Paste this sandbox CRM key and press Connect.
            <SampleKey value={sampleKey} />
          </Step>
          <Step done={pulled}>Choose creators and press Pull.</Step>
          <Step done={door?.sent === true}>Edit cells, press Sync, review the changes, and send them.</Step>
        </ol>
        {door && <Door door={door} onDoor={setDoor} session={session} />}
        <p class="quiet">Everything runs on this computer. The CRM is a sandbox{door === null ? '' : `: ${holds(door)}`}.</p>
      </div>
    </section>
  );
}

/** Checked off by what really happened, never by hand. */
function Step({ done, children }: { done: boolean; children: preact.ComponentChildren }) {
  return (
    <li class={done ? 'done' : ''}>
      {children} {done && <span class="quiet">(done)</span>}
    </li>
  );
}

const SOURCES: Readonly<Record<DoorView['from'], string>> = {
  file: 'from your file',
  invented: 'all invented',
  kept: 'as you left them',
};

const holds = ({ creators, archived, from }: DoorView): string =>
  `${creators - archived} creators${archived === 0 ? '' : ` and ${archived} archived ones`}, ${SOURCES[from]}`;

interface DoorProps {
  door: DoorView;
  onDoor: (door: DoorView | null) => void;
  session: Session;
}

function Door({ door, onDoor, session }: DoorProps) {
  const { person } = session;
  const [said, setSaid] = useState('');
  const { inLastMinute, perMinute } = door.requests;
  const colleague = async () => {
    const did = await letColleagueChange(statusesSeen(session.state.tab));
    setSaid(
      did === null
        ? 'Nothing was changed.'
        : `A colleague changed ${did.creator}’s status ${did.before && `from “${did.before}” `}to “${did.after}”. ${did.edited ? 'You edited the same cell, so Sync will ask which to keep.' : 'Refresh to see it.'}`,
    );
  };
  const timers = async () => {
    const fired = await runTimers();
    setSaid(
      fired === 0
        ? 'No timer is set. In the panel, turn on More › Automatic refresh….'
        : `${fired === 1 ? '1 timer is running, as it would' : `${fired} timers are running, as they would`} once an hour. Refreshes that aren’t due yet wait.`,
    );
  };
  const line = async () => {
    const view = await (door.broken > 0 ? mendConnection() : breakConnection(BROKEN));
    onDoor(view);
    // The remaining number is shown only while it is current: a permanent sentence would soon be wrong.
    setSaid(view === null || view.broken > 0 ? '' : 'The connection works again.');
  };
  return (
    <div class="door">
      <button type="button" class="button" onClick={() => void colleague()}>
        Change something as a colleague
      </button>
      <button type="button" class="button" onClick={() => void line()}>
        {door.broken > 0 ? 'Restore the connection' : 'Break the connection'}
      </button>
      <button type="button" class="button" onClick={() => void timers()}>
        Run the timers now
      </button>
      <a class="button" href="/mail" target="_blank" rel="noopener noreferrer">
        Outgoing email
      </a>
      <a class="button" href={`?person=${person === '2' ? '1' : '2'}`} target="_blank" rel="noopener noreferrer">
        Open a second person’s window
      </a>
      <p role="status">{door.broken > 0 ? brokenText(door.broken) : said}</p>
      <p class="quiet">
        Requests in the last minute: {inLastMinute}
        {perMinute > 0 && ` of ${perMinute}`}
      </p>
    </div>
  );
}

const brokenText = (n: number): string =>
  n === 1 ? 'The next request to the CRM gets no answer.' : `The next ${n} requests to the CRM get no answer.`;

/** Headings of the tab, as they appear in either language. */
const ID_HEADING = 'creator_id';
const STATUS_HEADINGS = ['Status', '合作状态'];

function statusesSeen(tab: TabModel | null): readonly SeenStatus[] {
  if (tab === null) return [];
  const columns = Array.from({ length: tab.view.columns }, (_, column) => tab.cell(0, column).shown);
  const [id, status] = [columns.indexOf(ID_HEADING), columns.findIndex((heading) => STATUS_HEADINGS.includes(heading))];
  if (id < 0 || status < 0) return [];
  return Array.from({ length: Math.min(tab.view.rows, MOST_SEEN) - 1 }, (_, i) => ({
    creatorId: tab.cell(i + 1, id).shown,
    status: tab.cell(i + 1, status).shown,
  })).filter(({ creatorId }) => creatorId !== '');
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
