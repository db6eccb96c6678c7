// Opens an HTTP answer down to the `data` of a success: who answered, and what that means for the caller.

import type { Json } from '../../contract/records';
import { spellingsOf } from '../../contract/spelling';
import type { Contract, WireKey } from '../../contract/table';
import { attempt, isObject, type JsonObject, parsedJson, Row } from './codec';
import { waitAfter } from './pace';
import type { HttpAnswer } from './ports';
import { type CrmProblem, type CrmProblemKind, problemOf } from './problems';

type Opened =
  | { readonly ok: true; readonly data: Json | undefined; readonly requestId: string }
  | { readonly ok: false; readonly problem: CrmProblem };

export interface Asked {
  /** Our own request id, for answers that name none. */
  readonly requestId: string;
  /** Whether a list is asked for, which may come at the root, without an envelope. */
  readonly list: boolean;
  /** Whether the request could have changed something in the CRM. */
  readonly changes: boolean;
  /** When the answer arrived, in milliseconds since 1970. */
  readonly now: number;
}

type Answered = Extract<HttpAnswer, { answered: true }>;

/** The answer's `data`, or what is wrong with the answer. Only an envelope that says success, with a status below 400, is a success. */
export function openAnswer(contract: Contract, answer: HttpAnswer, asked: Asked): Opened {
  if (!answer.answered) return failed('unreachable', asked, { summary: answer.reason, requestId: asked.requestId });
  const json = parsedJson(answer.body);
  if (json === undefined)
    return foreign(answer, asked, 'not-json', `HTTP ${answer.status}, ${header(answer, 'content-type') ?? 'no type'}`);
  const bare = asked.list ? bareList(contract, json) : null;
  if (bare !== null && answer.status < 400) return openBare(contract, answer, bare, asked);
  const opened = attempt(() => new Row(contract, contract.envelope, json, 'answer'));
  if (!opened.ok) return foreign(answer, asked, 'unknown-shape', opened.place, json);
  const success = attempt(() => opened.value.boolean('success'));
  if (!success.ok) return foreign(answer, asked, 'unknown-shape', success.place);
  if (success.value !== true || answer.status >= 400) return refusal(contract, answer, opened.value, asked);
  return { ok: true, data: opened.value.raw('data'), requestId: requestIdOf(opened.value, asked) };
}

/** Recognizes a list without an envelope: it has the keys of a page and its own error number, but no envelope's `success`. */
function bareList({ envelope, paging }: Contract, json: Json): JsonObject | null {
  if (!isObject(json)) return null;
  const has = (wire: WireKey | undefined): boolean => wire !== undefined && spellingsOf(wire).some((key) => key in json);
  return !has(envelope.success) && (has(paging.answer.items) || has(envelope.errorNumber)) ? json : null;
}

function openBare(contract: Contract, answer: Answered, data: JsonObject, asked: Asked): Opened {
  const { errorNumber } = contract.envelope;
  const read = attempt(() => new Row(contract, errorNumber === undefined ? {} : { errorNumber }, data, 'answer').number('errorNumber'));
  if (!read.ok) return foreign(answer, asked, 'unknown-shape', read.place);
  if (!read.value) return { ok: true, data, requestId: asked.requestId };
  return failed('refused', asked, { code: String(read.value), requestId: asked.requestId, status: answer.status });
}

/** The CRM's own envelope says no. */
function refusal(contract: Contract, answer: Answered, envelope: Row, asked: Asked): Opened {
  const code = lenient(() => envelope.text('errorCode')) ?? '';
  const kind = kindByCode(contract, code) ?? kindByStatus(answer.status) ?? 'refused';
  const action = lenient(() => envelope.one('action', (row) => ({ hint: row.text('hint'), url: row.text('url') })));
  const link = action?.url ?? '';
  return failed(kind, asked, {
    code,
    summary: lenient(() => envelope.text('summary')) ?? '',
    hint: action?.hint ?? '',
    url: link.startsWith('https://') ? link : '',
    requestId: requestIdOf(envelope, asked),
    status: answer.status,
    ...waitOf(kind, answer, asked),
  });
}

/** Not the CRM's envelope: a proxy, a gateway, or the CRM's framework answered before the CRM itself did. */
function foreign(answer: Answered, asked: Asked, otherwise: CrmProblemKind, place: string, json?: Json): Opened {
  const detail = answer.status === 422 && isObject(json) ? detailOf(json) : undefined;
  const byStatus = otherwise === 'not-json' && answer.status !== 429 ? undefined : kindByStatus(answer.status);
  const kind = detail === undefined ? (byStatus ?? otherwise) : 'refused';
  const summary = detail ?? place;
  return failed(kind, asked, { summary, requestId: asked.requestId, status: answer.status, ...waitOf(kind, answer, asked) });
}

/** A 403 has three meanings, so the code decides, and the status only if the table does not know the code. */
function kindByCode({ errors }: Contract, code: string): CrmProblemKind | undefined {
  return errors.find((rule) => rule.code === code || (rule.pattern !== undefined && new RegExp(rule.pattern).test(code)))?.kind;
}

function kindByStatus(status: number): CrmProblemKind | undefined {
  if (status === 401) return 'wrong-key';
  if (status === 429) return 'wait';
  return status >= 500 ? 'server' : undefined;
}

/** The message of a 422 that leaks from the CRM's framework: `{"detail": [{"loc": [...], "msg": "..."}]}`. Undefined when it is not one. */
function detailOf(json: { readonly [key: string]: Json }): string | undefined {
  const list = json.detail;
  if (!Array.isArray(list)) return undefined;
  return joined('; ', list.map(saidOf));
}

/** Where, and what: an entry may name either alone. */
function saidOf(one: Json): string {
  if (!isObject(one)) return String(one);
  return joined(': ', [Array.isArray(one.loc) ? one.loc.join('.') : '', String(one.msg ?? '')]);
}

const joined = (between: string, texts: readonly string[]): string => texts.filter((text) => text !== '').join(between);

function waitOf(kind: CrmProblemKind, answer: Answered, asked: Asked): { waitMs?: number } {
  return kind === 'wait' ? { waitMs: waitAfter(header(answer, 'retry-after'), asked.now) } : {};
}

function failed(kind: CrmProblemKind, asked: Asked, known: Partial<CrmProblem>): Opened {
  return { ok: false, problem: problemOf(kind, asked.changes, known) };
}

function requestIdOf(envelope: Row, asked: Asked): string {
  return lenient(() => envelope.one('meta', (row) => row.text('requestId'))) || asked.requestId;
}

/** Everything beside the data is for people to read: it may be missing or malformed without invalidating the answer. */
function lenient<T>(read: () => T): T | undefined {
  const result = attempt(read);
  return result.ok ? result.value : undefined;
}

/** Header names are case-insensitive. */
export function header(answer: Answered, name: string): string | undefined {
  return Object.entries(answer.headers).find(([key]) => key.toLowerCase() === name)?.[1];
}
