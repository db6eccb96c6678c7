// The page's connection to its host: requests, and the event stream with reconnection.

import type { ActAnswer, Action, CloseRequest, HostEvent, RunAnswer, TabView } from '../protocol';

export interface Call {
  readonly page?: string;
  readonly fn: string;
  readonly args: readonly unknown[];
}

export interface HostLink {
  act(action: Action): Promise<ActAnswer>;
  run(call: Call): Promise<RunAnswer>;
  tab(id: number): Promise<TabView>;
  /** The person closes an add-on page. */
  closePage(id: string): Promise<void>;
  /** Calls back for every event, and when the connection breaks; reconnects automatically. */
  listen(onEvent: (event: HostEvent) => void, onBreak: () => void): void;
}

/** Waits between reconnection attempts, in milliseconds: short at first, then every 8 seconds. */
const PAUSES = [250, 500, 1000, 2000, 4000, 8000] as const;

const UNREACHABLE = 'The local host did not answer. Is it still running?';

/** An HTTP connection to the page's own origin. Actions are sent one after another, in the order they were made. */
export function httpLink(person: string): HostLink {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(send: () => Promise<T>): Promise<T> => {
    const answer = last.then(send);
    last = answer.catch(() => undefined);
    return answer;
  };
  return {
    act: (action) => inTurn(() => post<ActAnswer>('/api/act', { person, action })).catch(() => ({ ok: false, problem: UNREACHABLE })),
    run: (call) => last.then(() => post<RunAnswer>('/api/run', { person, ...call })).catch(() => ({ ok: false, error: lost() })),
    tab: (id) => fetch(`/api/tab/${id}?person=${encodeURIComponent(person)}`).then((answer) => readJson<TabView>(answer)),
    closePage: (id) => post('/api/close', { person, page: id } satisfies CloseRequest),
    listen: (onEvent, onBreak) => listen(`/api/events?person=${encodeURIComponent(person)}`, onEvent, onBreak),
  };
}

const lost = () => ({ name: 'NetworkError', message: UNREACHABLE });

async function post<T>(path: string, body: object): Promise<T> {
  const answer = await fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return readJson<T>(answer);
}

async function readJson<T>(answer: Response): Promise<T> {
  if (!answer.ok) throw new Error(`The host answered ${answer.status}.`);
  return (await answer.json()) as T;
}

function listen(path: string, onEvent: (event: HostEvent) => void, onBreak: () => void, attempt = 0): void {
  const source = new EventSource(path);
  let attempts = attempt;
  source.onmessage = ({ data }: MessageEvent<string>) => {
    attempts = 0;
    onEvent(JSON.parse(data) as HostEvent);
  };
  source.onerror = () => {
    source.close();
    onBreak();
    const pause = PAUSES[Math.min(attempts, PAUSES.length - 1)];
    setTimeout(() => listen(path, onEvent, onBreak, attempts + 1), pause);
  };
}
