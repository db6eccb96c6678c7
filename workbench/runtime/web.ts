// The network access of UrlFetchApp: checks the manifest's list, maps the one known origin to the address that stands in for it, follows
// redirects.

import { Refusal } from '../model/cell';
import type { WebAsk, WebReply } from '../services/host';
import type { WebAnswer, WebRequest } from './request';
import type { Script } from './script';

interface Ways {
  readonly script: Script;
  /** The origin that scripts may reach, and the address that stands in for it. */
  readonly origin: string;
  readonly standsFor: string;
  /** Sends all at once and blocks until all are answered. */
  send(requests: readonly WebRequest[]): readonly WebAnswer[];
}

/** Maximum redirects to follow (as in browsers; the platform's number is undocumented). */
const HOPS = 5;

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Answers in the order of the requests; one that cannot be sent or is not answered throws for all, as on the platform. */
export function fetchAll(asks: readonly WebAsk[], ways: Ways): readonly WebReply[] {
  for (const { url } of asks) demandAllowed(url, ways.script);
  return follow(asks, ways, HOPS);
}

function demandAllowed(url: string, script: Script): void {
  if (!/^https?:\/\/[^/]/i.test(url)) throw new Refusal(`Invalid argument: ${url}`);
  const bare = url.replace(/(\?).*$/s, '$1');
  if (!script.allows(url)) throw new Refusal(`Request to ${bare} failed because the URL has not been whitelisted in the script manifest.`);
}

function follow(asks: readonly WebAsk[], ways: Ways, hops: number): readonly WebReply[] {
  const answers = ways.send(asks.map((ask) => requestOf(ask, ways)));
  return asks.map((ask, i) => {
    const answer = answers[i];
    if (answer === undefined || !answer.answered) throw new Refusal(silence(ask.url, answer?.answered === false ? answer.reason : 'lost'));
    const location = answer.headers.find(([name]) => name === 'location')?.[1];
    if (!ask.followRedirects || hops === 0 || location === undefined || !REDIRECTS.has(answer.status)) return answer;
    return redirected(ask, answer.status, location, ways, hops);
  });
}

function redirected(ask: WebAsk, status: number, location: string, ways: Ways, hops: number): WebReply {
  const url = new URL(location, ask.url).href;
  demandAllowed(url, ways.script);
  const keeps = status === 307 || status === 308 || ask.method === 'get';
  const [reply] = follow([keeps ? { ...ask, url } : { ...ask, url, method: 'get', body: null }], ways, hops - 1);
  if (reply === undefined) throw new Refusal(silence(url, 'lost'));
  return reply;
}

function requestOf({ url, method, headers, body, timeoutSeconds }: WebAsk, { origin, standsFor }: Ways): WebRequest {
  const known = url === origin || url.startsWith(`${origin}/`) || url.startsWith(`${origin}?`);
  // No other origin exists for the stand-in: the name does not resolve.
  if (!known) throw new Refusal(`DNS error: ${url}`);
  return {
    url: standsFor + url.slice(origin.length),
    method: method.toUpperCase(),
    headers: { ...headers },
    body,
    timeoutMs: timeoutSeconds * 1000,
  };
}

/** The platform's wording for a missing answer. */
function silence(url: string, reason: string): string {
  if (reason === 'timeout') return `Timeout: ${url}`;
  if (reason === 'ENOTFOUND') return `DNS error: ${url}`;
  return reason === 'ECONNRESET' ? `Unexpected error: ${url}` : `Address unavailable: ${url}`;
}
