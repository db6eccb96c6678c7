// How the CRM, a proxy or the network may repeat a request, including the key, anywhere in its answer.

import { spellingsOf } from '../../contract/spelling';
import { crmContract } from '../../contract/table';
import type { WebAnswer } from '../../workbench/runtime/request';
import { jsonAnswer } from '../workbench/support/local-stand-in';

/** What the CRM, a proxy, or the network repeats of a header: all of it, percent-encoded, its start, its end. */
export const echoOf = (header: string): string =>
  [header, encodeURIComponent(header), `${header.slice(0, 32)}...`, `...${header.slice(-14)}`].join(' ');

/** Every text in an answer, followed by the echo. */
const echoing = (value: unknown, echo: string): unknown => {
  if (typeof value === 'string') return `${value} ${echo}`;
  if (Array.isArray(value)) return value.map((one) => echoing(one, echo));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, echoing(inner, echo)]));
};

/** The wire keys whose values are texts that people wrote or read; an address must stay one. */
const FREE: ReadonlySet<string> = new Set(
  [crmContract.envelope, ...Object.values(crmContract.shapes)].flatMap((shape) =>
    Object.values(shape).flatMap((wire) => (wire.type === 'text' && !/url|link|token/i.test(wire.key) ? spellingsOf(wire) : [])),
  ),
);

/** Every free text in an answer, followed by the echo, and one more value in each object. */
const echoingFree = (value: unknown, echo: string, isFree = false): unknown => {
  if (typeof value === 'string') return isFree ? `${value} ${echo}` : value;
  if (Array.isArray(value)) return value.map((one) => echoingFree(one, echo, isFree));
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.entries(value).map(([name, one]) => [name, echoingFree(one, echo, FREE.has(name))] as const);
  return { ...Object.fromEntries(inner), [`asked with ${echo}`]: echo };
};

export const OBEYS = 'the CRM does as it was asked';

/** Forms in which an answer may repeat the key. `refused`: the CRM's answer to an unknown key; `truth`: its answer to this request. */
export const ANSWERS: Readonly<Record<string, (echo: string, refused: () => unknown, truth: () => WebAnswer) => WebAnswer>> = {
  [OBEYS]: (echo, _, truth) => {
    const answer = truth();
    const body = answer.answered ? new TextDecoder().decode(answer.body) : '';
    return answer.answered && body.startsWith('{') ? jsonAnswer(echoingFree(JSON.parse(body), echo), answer.status) : answer;
  },
  'the CRM refuses': (echo, refused) => jsonAnswer(echoing(refused(), echo), 400),
  'the CRM does not know the key': (echo, refused) => jsonAnswer(echoing(refused(), echo), 401),
  'the CRM is limited': (echo, refused) => jsonAnswer(echoing(refused(), echo), 503),
  'the framework refuses': (echo) => jsonAnswer({ detail: [{ loc: ['header', 'authorization', echo], msg: `${echo} does not fit` }] }, 422),
  'another shape': (echo) => jsonAnswer({ [echo]: echo }),
  'a page of a proxy': (echo) => ({
    answered: true,
    status: 502,
    headers: [['content-type', `text/html; debug="${echo}"`]],
    body: new TextEncoder().encode(`<h1>Bad gateway</h1><pre>Authorization: ${echo}</pre>`),
  }),
  'no answer': (echo) => ({ answered: false, reason: `Address unavailable: Authorization: ${echo}` }),
};
