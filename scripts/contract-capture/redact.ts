// Removes everything about people from a CLI's output: what remains says how the CRM speaks, not what it says.

import type { Json } from '../../contract/records';
import type { Contract } from '../../contract/table';
import { printedDocuments } from '../contract-check/documents';
import { isSchema, REQUEST_LINE } from '../contract-check/dumps';
import { isObject } from '../contract-check/seen';

const TEXT = '(text)';
const TIME = '2026-01-01T00:00:00Z';

/**
 * The printed JSON, as JSON lines. A schema is unchanged if one was requested. Otherwise keys stay, and values are replaced by others of
 * the same kind, except choices listed in the table and what a comparison is based on: method, address, codes. Prose is removed, except
 * lines that name a request.
 */
export function redacted(
  contract: Contract,
  printed: string,
  asked: { readonly schema: boolean; readonly ids: readonly string[] },
): string {
  const { ids } = asked;
  const { documents, around } = printedDocuments(printed);
  const requests = [...around.matchAll(REQUEST_LINE)].map(([line]) => withoutValues(line, ids));
  const choices = choiceValues(contract);
  const commands = Object.values(contract.operations)
    .map(({ command }) => command)
    .sort((one, other) => other.length - one.length);
  const kept = documents
    .filter((document) => typeof document === 'object')
    .map((document) =>
      JSON.stringify(
        asked.schema && isObject(document) && isSchema(document) ? document : plain(document, '', { choices, ids, commands }),
        null,
        1,
      ),
    );
  return [...kept, ...requests].map((text) => `${text}\n`).join('');
}

interface Kept {
  readonly choices: ReadonlyMap<string, ReadonlySet<Json>>;
  readonly ids: readonly string[];
  /** The table's, longest first. */
  readonly commands: readonly string[];
}

/** By wire key, so that a word stays only where the table knows it as a choice. */
function choiceValues({ shapes, errors }: Contract): Kept['choices'] {
  const choices = new Map<string, Set<Json>>();
  const put = (key: string, values: readonly Json[]): void => void choices.set(key, new Set([...(choices.get(key) ?? []), ...values]));
  for (const shape of Object.values(shapes))
    for (const { key, also = [], values } of Object.values(shape))
      for (const one of values ? [key, ...also] : []) put(one, Object.values(values ?? {}).flat());
  put(
    'error_code',
    errors.map(({ code }) => code),
  );
  return choices;
}

const METHODS: ReadonlySet<string> = new Set(['method', 'http_method', 'verb']);
const ADDRESSES: ReadonlySet<string> = new Set(['url', 'path', 'endpoint', 'uri']);
/** What a trace calls its parts. */
const MARK = /^(?:http_?)?(?:request|response)$|^[<>]$/i;

function plain(value: Json, key: string, kept: Kept, inRequest = false): Json {
  if (Array.isArray(value)) return value.map((one: Json) => plain(one, key, kept));
  if (isObject(value)) {
    // A request has a method next to its address; a `url` elsewhere belongs to somebody.
    const isRequest = Object.entries(value).some(([name, inner]) => METHODS.has(name) && typeof inner === 'string');
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner, name, kept, isRequest)]));
  }
  if (value === null || typeof value === 'boolean' || kept.choices.get(key)?.has(value)) return value;
  return typeof value === 'number' ? 1 : textInPlace(String(value), key, kept, inRequest);
}

function textInPlace(value: string, key: string, kept: Kept, inRequest: boolean): string {
  if (inRequest && ADDRESSES.has(key)) return withoutValues(value, kept.ids);
  if (inRequest && METHODS.has(key) && /^[a-z]{3,7}$/i.test(value)) return value;
  if (key === 'command') return kept.commands.find((one) => `${value} `.includes(`${one} `)) ?? TEXT;
  if (MARK.test(value)) return value;
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) return TIME;
  // JSON inside a text is JSON.
  const { documents } = /^\s*[{[]/.test(value) ? printedDocuments(value) : { documents: [] };
  return documents.length === 1 ? JSON.stringify(plain(documents[0] ?? null, '', kept)) : TEXT;
}

/** An address with placeholders instead of the ids that we filled in, and of anything that is not part of an address. */
function withoutValues(address: string, ids: readonly string[]): string {
  const [bare = '', query = ''] = address.split(/\?(.*)/s);
  const [, head = '', path = ''] = /^((?:[A-Z]+\s+)?(?:https?:\/\/[^/]+)?)(.*)$/s.exec(bare) ?? [];
  const parts = path.split('/').map((part) => (part === '' || isWord(part, ids) ? part : '{value}'));
  const keys = [...new URLSearchParams(query).keys()].map((key) => `${encodeURIComponent(key)}=1`);
  return `${head}${parts.join('/')}${keys.length > 0 ? `?${keys.join('&')}` : ''}`;
}

const isWord = (part: string, ids: readonly string[]): boolean =>
  /^(?:[a-z]+(?:[-_][a-z]+)*|v\d+)$/.test(part) && !ids.includes(decoded(part));

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
