// What a client sent, held strictly against the table: headers, query string, body. It must not know what an operation does with it.

import type { Json } from '../../contract/records';
import type { Contract, OperationName } from '../../contract/table';
import type { Refusal } from './answers';
import type { Dialect } from './dialects';
import type { OperationKind } from './routes';
import { type JsonObject, queryJson, read, shapeNamed } from './wire';

export interface Incoming {
  readonly method: string;
  /** Relative to the base path, percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly header: (name: string) => string | null;
  /** '' for a GET. */
  readonly body: string;
}

/** undefined = not JSON. */
export function jsonOf(body: string): Json | undefined {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
}

interface Speech {
  readonly contract: Contract;
  readonly dialect: Dialect;
}

/** The request of an operation by our names, or why it does not fit the table. */
export function requestOf(
  speech: Speech,
  operation: OperationName,
  kind: OperationKind | 'unknown',
  incoming: Incoming,
): { readonly record: JsonObject } | Refusal {
  const { contract, dialect } = speech;
  const problem = kind === 'read' ? null : idempotencyProblem(contract, incoming);
  if (problem) return { code: 'INVALID_REQUEST', summary: problem };
  const { method, request } = contract.operations[operation];
  const shape = request ? shapeNamed(contract, request) : {};
  const query = queryJson(method === 'GET' ? shape : {}, incoming.query);
  if (!query.ok) return { code: 'INVALID_REQUEST', summary: query.problem };
  // What is sent where nothing is expected is refused like any other unknown key.
  const body = method === 'GET' || (!request && incoming.body.trim() === '') ? {} : jsonOf(incoming.body);
  if (body === undefined) return { code: 'INVALID_REQUEST', summary: 'the body is not JSON', malformed: true };
  const rules = {
    nulls: kind === 'read' ? 'refused' : 'kept',
    unsure: kind === 'read' && dialect.unknownFilters === 'ignored' ? 'ignored' : 'strict',
  } as const;
  const checked = read(contract, method === 'GET' ? shape : {}, query.value, rules);
  const record = checked.ok && method !== 'GET' ? read(contract, shape, body, rules) : checked;
  return record.ok ? { record: record.value } : { code: 'INVALID_REQUEST', summary: record.problem, malformed: true };
}

/** A write and its checks must carry a key of 8 to 128 characters; a read by POST need not. */
function idempotencyProblem(contract: Contract, incoming: Incoming): string | null {
  const name = contract.transport.idempotencyHeader.value;
  const length = incoming.header(name)?.length;
  if (length === undefined) return `the header ${name} is missing`;
  return length < 8 || length > 128 ? `the header ${name} must have 8 to 128 characters` : null;
}
