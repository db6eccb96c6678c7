// What a client sent, checked strictly against the table: headers, query string, body or form.

import { createHash } from 'node:crypto';
import type { Json } from '../../contract/records';
import { shapeNamed } from '../../contract/shapes';
import type { Contract, Operation, OperationName, Shape } from '../../contract/table';
import type { Refusal } from './answers';
import type { Dialect } from './dialects';
import { accepted, type Checked, type OperationKind, refusedFor } from './model';
import { type JsonObject, queryJson, type ReadRules, read } from './wire';

export interface Incoming {
  readonly method: string;
  /** Relative to the base path, percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly header: (name: string) => string | null;
  /** '' for a GET and for a form. */
  readonly body: string;
  /** The parts of a form in order; null if the body is not a form. */
  readonly form: readonly SentPart[] | null;
}

/** A file in a form. */
export interface SentFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface SentPart {
  readonly key: string;
  readonly value: string | SentFile;
}

/** undefined = not JSON. */
function jsonOf(body: string): Json | undefined {
  try {
    const json: Json = JSON.parse(body);
    return json;
  } catch {
    return undefined;
  }
}

/** What the log shows for a body, and what makes two requests equal: a form without the boundary, a file by its digest. */
export function bodyJson({ body, form }: Incoming): Json {
  if (form === null) return jsonOf(body) ?? body;
  return Object.fromEntries(form.map(({ key, value }) => [key, typeof value === 'string' ? value : described(value)]));
}

function described({ name, type, bytes }: SentFile): JsonObject {
  return { name, type, size: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') };
}

interface Speech {
  readonly contract: Contract;
  readonly dialect: Dialect;
}

export interface Sent {
  /** Under our names. */
  readonly record: JsonObject;
  readonly file: SentFile | null;
}

/** An operation's request under our names, or why it does not fit the table. */
export function requestOf(
  speech: Speech,
  operation: OperationName,
  kind: OperationKind | 'unknown',
  incoming: Incoming,
): { readonly sent: Sent } | Refusal {
  const { contract, dialect } = speech;
  const problem = kind === 'read' ? null : idempotencyProblem(contract, incoming);
  if (problem) return { kind: 'refused', summary: problem };
  const { method, request } = contract.operations[operation];
  const shape = request ? shapeNamed(contract, request) : {};
  const query = queryJson(method === 'GET' ? shape : {}, incoming.query);
  if (!query.ok) return { kind: 'refused', summary: query.problem };
  const body = bodyOf(contract.operations[operation], shape, incoming);
  if (!body.ok) return { kind: 'refused', summary: body.problem, malformed: true };
  const rules = rulesFor(operation, kind, request ?? '', dialect);
  const checked = read(contract, method === 'GET' ? shape : {}, query.value, rules);
  const record = checked.ok && method !== 'GET' ? read(contract, shape, body.value.json, rules) : checked;
  if (!record.ok) return { kind: 'refused', summary: record.problem, malformed: true };
  return { sent: { record: record.value, file: body.value.file } };
}

/** Only a change set can clear a value; only a group's membership can be empty. */
function rulesFor(operation: OperationName, kind: OperationKind | 'unknown', request: string, dialect: Dialect): ReadRules {
  return {
    nulls: request.split('+').includes('changeSet') ? 'kept' : 'refused',
    unsure: kind === 'read' && dialect.unknownFilters === 'ignored' ? 'ignored' : 'strict',
    emptyIds: operation === 'createGroup' || operation === 'updateGroup',
  };
}

/** Anything sent where nothing is expected is refused like any other unknown key. */
function bodyOf(
  { method, request, encoding }: Operation,
  shape: Shape,
  incoming: Incoming,
): Checked<{ json: Json; file: SentFile | null }> {
  if (encoding === 'multipart') return formJson(shape, incoming.form);
  if (method === 'GET' || (!request && incoming.form === null && incoming.body.trim() === '')) return accepted({ json: {}, file: null });
  const json = incoming.form === null ? jsonOf(incoming.body) : undefined;
  return json === undefined ? refusedFor('the body is not JSON') : accepted({ json, file: null });
}

/** A form as JSON in the types of the shape, plus its file; `read` refuses a file where text is wanted, and vice versa. */
function formJson(shape: Shape, form: readonly SentPart[] | null): Checked<{ json: Json; file: SentFile | null }> {
  if (form === null) return refusedFor('the body is not a form of several parts');
  const types = new Map(Object.values(shape).map((wire) => [wire.key, wire.type]));
  const json = new Map<string, Json>();
  let file: SentFile | null = null;
  for (const { key, value } of form) {
    if (json.has(key)) return refusedFor(`${key} stands twice in the form`);
    if (typeof value !== 'string') file = value;
    const truth = types.get(key) === 'boolean' && (value === 'true' || value === 'false');
    json.set(key, typeof value !== 'string' ? described(value) : truth ? value === 'true' : value);
  }
  return accepted({ json: Object.fromEntries(json), file });
}

/** A write and its checks must carry a key of 8 to 128 characters; a read by POST need not. */
function idempotencyProblem(contract: Contract, incoming: Incoming): string | null {
  const name = contract.transport.idempotencyHeader.value;
  const length = incoming.header(name)?.length;
  if (length === undefined) return `the header ${name} is missing`;
  return length < 8 || length > 128 ? `the header ${name} must have 8 to 128 characters` : null;
}
