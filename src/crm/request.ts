// Builds one HTTP request from the table: address, query or body, headers.

import type { Json } from '../../contract/records';
import type { Contract, OperationName } from '../../contract/table';
import { encode, shapeOf } from './codec';
import { formOf } from './form';
import type { HttpRequest } from './ports';
import { broken } from './problems';

interface RequestParts {
  /** Values for the `{name}` placeholders of the path. */
  readonly path?: Readonly<Record<string, string>>;
  /** The values of the operation's request shape, by our names. */
  readonly values?: object;
  readonly key: string;
  readonly requestId: string;
  readonly idempotencyKey: string;
  readonly timeoutSeconds: number;
}

/**
 * The request for an operation. A GET carries its values in the query string; all others as a JSON body or, where the table says so, as a
 * form. Every request other than a GET carries the Idempotency-Key.
 */
export function buildRequest(contract: Contract, name: OperationName, parts: RequestParts): HttpRequest {
  const { method, path, request, encoding, answer } = contract.operations[name];
  const { origin, basePath } = contract.transport;
  const shape = request === undefined ? undefined : shapeOf(contract, request);
  const url = origin.value + basePath.value + fill(path, parts.path ?? {});
  const common = { method, timeoutSeconds: parts.timeoutSeconds, ...(answer.as === 'file' && { bytes: true }) };
  if (shape !== undefined && encoding === 'multipart')
    return { ...common, url, headers: headersOf(contract, parts, true), form: formOf(shape, parts.values ?? {}) };
  const values = shape === undefined ? undefined : encode(contract, shape, parts.values ?? {});
  if (method === 'GET') return { ...common, url: url + queryOf(values ?? {}), headers: headersOf(contract, parts, false) };
  const headers = { ...headersOf(contract, parts, true), ...(values && { 'Content-Type': 'application/json' }) };
  return { ...common, url, headers, ...(values && { body: JSON.stringify(values) }) };
}

/** Whether a key is valid in the Authorization header: visible ASCII without spaces. */
export function fitsHeader(key: string): boolean {
  return /^[\x21-\x7e]+$/.test(key);
}

/**
 * Whether an id can be part of a path and still name one creator: 1 to 256 characters (documented for neighboring endpoints). A blank id
 * would address the list, `.` and `..` are collapsed by whoever parses the address, and an unpaired surrogate cannot be encoded.
 */
export function fitsPath(id: string): boolean {
  const halfPair = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:^|[^\uD800-\uDBFF])[\uDC00-\uDFFF]/;
  return id.length >= 1 && id.length <= 256 && id !== '.' && id !== '..' && !halfPair.test(id);
}

function headersOf(contract: Contract, parts: RequestParts, withKey: boolean): Readonly<Record<string, string>> {
  const { authorization, requestIdHeader, idempotencyHeader } = contract.transport;
  return {
    Accept: 'application/json',
    Authorization: `${authorization.value} ${parts.key}`,
    [requestIdHeader.value]: parts.requestId,
    ...(withKey && { [idempotencyHeader.value]: parts.idempotencyKey }),
  };
}

function fill(path: string, values: Readonly<Record<string, string>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? broken(`the path ${path} needs ${name}`)));
}

function queryOf(values: Readonly<Record<string, Json>>): string {
  const pairs = Object.entries(values).map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(String(value))}`);
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
