// What can go wrong between the add-on and the CRM, as answers that replace the true one.

import { crmContract } from '../../contract/table';
import type { HttpAnswer } from '../../src/crm/ports';

type Answered = Extract<HttpAnswer, { answered: true }>;

export interface WireFault {
  readonly name: string;
  /** `before`: the CRM never receives the request; `after`: it has executed the request, and only its answer differs. */
  readonly when: 'before' | 'after';
  /** Milliseconds that pass meanwhile; negative ones set the clock back. */
  readonly passes?: number;
  /** null = no answer arrives. */
  readonly answer: (truth: Answered) => HttpAnswer | null;
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Answered => ({
  answered: true,
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

const refusal = (status: number, code: string, headers = {}): Answered =>
  json(
    status,
    { success: false, data: null, error_code: code, summary: `The CRM says ${code}.`, meta: { request_id: 'made-up' } },
    headers,
  );

const PAGE = '<!DOCTYPE html><html><body><h1>One moment</h1></body></html>';
const page = (status: number): Answered => ({ answered: true, status, headers: { 'content-type': 'text/html' }, body: PAGE });

/** The answer with another body, derived from its JSON if it is JSON. */
const rewritten =
  (change: (body: Readonly<Record<string, unknown>>) => unknown) =>
  (truth: Answered): Answered => {
    const { base64, ...plain } = truth;
    try {
      const body: unknown = JSON.parse(truth.body);
      return typeof body === 'object' && body !== null ? { ...plain, body: JSON.stringify(change({ ...body })) } : plain;
    } catch {
      return base64 === undefined
        ? plain
        : { ...plain, base64: base64.slice(0, base64.length / 2), body: plain.body.slice(0, plain.body.length / 2) };
    }
  };

/** Every value inside, outermost first; objects and lists may be replaced as a whole. */
function everywhere(value: unknown, change: (value: unknown, key: string) => unknown, key = ''): unknown {
  const now = change(value, key);
  if (Array.isArray(now)) return now.map((one) => everywhere(one, change, key));
  if (typeof now !== 'object' || now === null) return now;
  return Object.fromEntries(Object.entries(now).map(([name, one]) => [name, everywhere(one, change, name)]));
}

const inData = (change: (value: unknown, key: string) => unknown) =>
  rewritten((body) => ({ ...body, data: everywhere(body['data'], change) }));

const inLists = (change: (rows: readonly unknown[]) => readonly unknown[]) =>
  inData((value) => (Array.isArray(value) ? change(value) : value));

const isRow = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const swapCase = (text: string): string =>
  [...text].map((one) => (one === one.toUpperCase() ? one.toLowerCase() : one.toUpperCase())).join('');

type Fault = Omit<WireFault, 'name'>;
const before = (answer: HttpAnswer | null, passes?: number): Fault => ({ when: 'before', answer: () => answer, ...(passes && { passes }) });
const after = (answer: WireFault['answer'], passes?: number): Fault => ({ when: 'after', answer, ...(passes && { passes }) });
const bothWays = (name: string, answer: HttpAnswer | null): readonly [string, Fault][] => [
  [`${name}, before`, before(answer)],
  [`${name}, after`, after(() => answer)],
];

const lost: HttpAnswer = { answered: false, reason: 'Address unavailable' };

/** Refusals that the contract knows are answers to a request that was not executed. */
const refusals = crmContract.errors.map(({ code, status }): [string, Fault] => [
  `${status.value} ${code}`,
  before(refusal(status.value, code)),
]);

const table: readonly [string, Fault][] = [
  ...refusals,
  ['403 of no known code', before(refusal(403, 'SOMETHING_ELSE'))],
  ['422 of the framework', before(json(422, { detail: [{ loc: ['body', 'x'], msg: 'field required' }] }))],
  ['success false in a 200', before(refusal(200, 'INVALID_REQUEST'))],
  ...['12', '0', 'soon', '', '31536000', 'Wed, 01 Jan 2020 00:00:00 GMT'].map((wait): [string, Fault] => [
    `429, Retry-After "${wait}"`,
    before(refusal(429, 'RATE_LIMITED', wait === '' ? {} : { 'retry-after': wait })),
  ]),
  ...bothWays('cut', lost),
  ...bothWays('500', json(500, { message: 'boom' })),
  ...bothWays('502 with a page', page(502)),
  ...bothWays('a page in a 200', page(200)),
  ...bothWays('204 without a body', { answered: true, status: 204, headers: {}, body: '' }),
  ...bothWays('a redirect', { ...page(302), headers: { location: 'https://example.com/login' } }),
  ['slow', after((truth) => truth, 50_000)],
  ['slow, then no answer', after(() => ({ answered: false, reason: 'Timed out' }), 60_000)],
  ['a clock that goes back', after((truth) => truth, -3_600_000)],
  [
    'truncated',
    after((truth) => ({
      ...truth,
      body: truth.body.slice(0, truth.body.length / 2),
      ...(truth.base64 && { base64: truth.base64.slice(0, 40) }),
    })),
  ],
  [
    'garbage',
    after((truth) => ({ ...truth, body: `\uFFFD\uFFFD${truth.body.replace(/"/g, '\u0000')}`, ...(truth.base64 && { base64: 'AAAA' }) })),
  ],
  [
    'numbers as texts and texts as numbers',
    after(inData((value) => (typeof value === 'number' ? String(value) : typeof value === 'string' ? 7 : value))),
  ],
  ['lists as objects', after(inData((value) => (Array.isArray(value) ? { 0: value[0] } : value)))],
  ['null everywhere', after(inData((value, key) => (key !== '' && !isRow(value) && !Array.isArray(value) ? null : value)))],
  ['without its data', after(rewritten(({ data: _, ...body }) => body))],
  [
    'rows without their ids',
    after(inData((value) => (isRow(value) ? Object.fromEntries(Object.entries(value).filter(([key]) => !/id$/i.test(key))) : value))),
  ],
  ['more keys', after(inData((value) => (isRow(value) ? { ...value, constructor: 'x', made_up: { deep: [1] } } : value)))],
  [
    'wrong counts',
    after(
      inData((value, key) => (/total_size|^total$|existing|created|count/i.test(key) && typeof value === 'number' ? value + 1_000 : value)),
    ),
  ],
  ['a billion pages', after(inData((value, key) => (/total_page|^pages$/.test(key) ? 1e9 : value)))],
  ['no rows', after(inLists(() => []))],
  ['each row twice', after(inLists((rows) => [...rows, ...rows]))],
  ['rows that slid', after(inLists((rows) => rows.slice(1)))],
  ['a stranger among the rows', after(inLists((rows) => (isRow(rows[0]) ? [...rows, { ...rows[0], creator_id: 'stranger' }] : rows)))],
  ['ids in another case', after(inData((value, key) => (key === 'creator_id' && typeof value === 'string' ? swapCase(value) : value)))],
];

export const WIRE_FAULTS: readonly WireFault[] = table.map(([name, fault]) => ({ name, ...fault }));

/** How often a fault occurs before it passes. */
export const TIMES = { once: 1, 'three times': 3, 'until it is lifted': Number.POSITIVE_INFINITY } as const;
