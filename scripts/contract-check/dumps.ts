// Determines what the documents of a dump are: a command's schema, a request, an answer. Accepts all plausible layouts.

import type { Json } from '../../contract/records';
import { printedDocuments } from './documents';
import { seenInSchema } from './json-schema';
import { isObject, type JsonObject, type Seen, seenInExample } from './seen';

export interface Dump {
  readonly file: string;
  /** The vendor's CLI name; null if the dump does not say. */
  readonly command: string | null;
  readonly method: string | null;
  /** Absolute or relative, without its query string. */
  readonly url: string | null;
  readonly headers: readonly string[];
  readonly mutation: boolean | null;
  /** The body, or the query string of a request without one; null if the dump has neither. */
  readonly request: Seen | null;
  readonly answer: Seen | null;
  readonly from: 'schema' | 'request';
}

interface Reading {
  readonly dumps: readonly Dump[];
  readonly trouble: string | null;
}

/** Everything that one file tells. An answer belongs to the request before it. */
export function readDumps(file: string, text: string): Reading {
  const { documents, around, trouble } = printedDocuments(text);
  const found = documents.flatMap((document) => dumpsIn(document, file));
  const dumps = joined(found.length > 0 ? found : requestLines(around, file));
  return { dumps, trouble: trouble ?? (dumps.length > 0 ? null : 'there is neither a schema nor a request in it') };
}

interface Answer {
  readonly answer: Seen;
}

function joined(found: readonly (Dump | Answer)[]): readonly Dump[] {
  const dumps: Dump[] = [];
  for (const one of found) {
    const last = dumps.at(-1);
    if ('from' in one) dumps.push(one);
    else if (last?.from === 'request') dumps[dumps.length - 1] = { ...last, answer: one.answer };
  }
  return dumps;
}

function dumpsIn(document: Json, file: string, command: string | null = null): readonly (Dump | Answer)[] {
  if (Array.isArray(document)) return document.flatMap((inner) => dumpsIn(inner, file, command));
  if (!isObject(document)) return [];
  const named = textAt(document, ['command']) ?? command;
  if (named !== null && isSchema(document)) return [schemaDump(document, file, named)];
  const request = requestDump(document, file, named);
  if (request) return [request, ...answersIn(document)];
  if (isAnswer(document)) return [{ answer: seenInExample(document) }];
  return Object.entries(document).flatMap(([key, inner]) =>
    isResponse(key) || isResponse(textAt(document, ['type', 'event', 'kind', 'direction']) ?? '')
      ? answersIn({ response: inner })
      : dumpsIn(inner, file, named),
  );
}

const isResponse = (word: string): boolean => /^(http_?)?response(_body)?$|^<$/i.test(word);

/** A trace may also name its command and arguments, next to a request. */
export const isSchema = (document: JsonObject): boolean =>
  ['body_schema', 'arguments', 'required_options', 'supports_body_file'].some((key) => Object.hasOwn(document, key)) &&
  !Object.keys(document).some((key) => isResponse(key) || /^(http_?)?request$|^(url|method|data|stdout)$/i.test(key));

/** An envelope, or a page at the root without one. */
const isAnswer = (value: JsonObject): boolean =>
  (Object.hasOwn(value, 'success') && Object.hasOwn(value, 'data')) ||
  (Object.values(value).some(Array.isArray) && Object.keys(value).some((key) => /^(error|page|total)_?(num|size|count)$/i.test(key)));

/** The envelope within a response, or next to a request. */
function answersIn(holder: JsonObject): readonly Answer[] {
  const response = Object.entries(holder).find(([key]) => isResponse(key))?.[1];
  const places = [response, ...(isObject(response) ? [at(response, ['body', 'json', 'data', 'payload'])] : [])].map(unwrapped);
  return places.flatMap((place) => (isObject(place) && isAnswer(place) ? [{ answer: seenInExample(place) }] : [])).slice(0, 1);
}

function schemaDump(document: JsonObject, file: string, command: string): Dump {
  const schema = document['body_schema'];
  const { mutation } = document;
  return {
    file,
    command,
    method: null,
    url: null,
    headers: [],
    mutation: typeof mutation === 'boolean' ? mutation : null,
    request: isObject(schema) ? seenInSchema(schema) : null,
    answer: null,
    from: 'schema',
  };
}

function requestDump(document: JsonObject, file: string, command: string | null): Dump | null {
  const method = textAt(document, ['method', 'http_method', 'verb']);
  const url = textAt(document, ['url', 'path', 'endpoint', 'uri']);
  if (method === null || url === null || !/^[a-z]{3,7}$/i.test(method)) return null;
  const body = unwrapped(at(document, ['body', 'json', 'payload', 'form', 'data']));
  const query = at(document, ['query', 'params', 'query_params']);
  const sent = isObject(body) ? body : { ...queryOf(url), ...(isObject(query) ? query : {}) };
  const headers = at(document, ['headers']);
  return {
    file,
    command,
    method: method.toUpperCase(),
    url: bare(url),
    headers: isObject(headers) ? Object.keys(headers) : [],
    mutation: null,
    request: Object.keys(sent).length > 0 ? seenInExample(sent) : null,
    answer: null,
    from: 'request',
  };
}

/** `POST https://...` on a line of its own, as printed by tools that do not print JSON. */
export const REQUEST_LINE = /\b(GET|POST|PATCH|PUT|DELETE)\s+(https?:\/\/\S+|\/\S+)/g;

function requestLines(text: string, file: string): readonly Dump[] {
  return [...text.matchAll(REQUEST_LINE)].flatMap(([, method = '', url = '']) => requestDump({ method, url }, file, null) ?? []);
}

const at = (holder: JsonObject, names: readonly string[]): Json | undefined =>
  names.map((name) => holder[name]).find((value) => value !== undefined && value !== null);

function textAt(holder: JsonObject, names: readonly string[]): string | null {
  const value = at(holder, names);
  return typeof value === 'string' ? value : null;
}

/** JSON inside a text is JSON. */
function unwrapped(value: Json | undefined): Json | undefined {
  if (typeof value !== 'string' || !/^\s*[{[]/.test(value)) return value;
  try {
    const json: Json = JSON.parse(value);
    return json;
  } catch {
    return value;
  }
}

const bare = (url: string): string => url.replace(/[?#].*$/, '');

/** A query string is all text: a number in it is treated as a number. */
function queryOf(url: string): JsonObject {
  const pairs = [...new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?')) : '')];
  return Object.fromEntries(pairs.map(([key, value]) => [key, /^\d{1,9}$/.test(value) ? Number(value) : value]));
}
