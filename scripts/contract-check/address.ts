// Compares method, path and headers of a request with an operation of the table.

import type { Contract, Operation } from '../../contract/table';
import type { Dump } from './dumps';
import { agrees, differs, type Edit, type Found, factFound, unknown } from './finding';

const SLOT = /^(\{[^}]*\}|<[^>]*>|:\w+)$/;

const partsOf = (path: string): readonly string[] => path.split('/').filter((part) => part !== '');

/** Origin, base path and the rest; the base path is ours if theirs begins with it. */
function split(url: string, base: string): { readonly origin: string | null; readonly path: string; readonly based: boolean } {
  const [, origin = null, whole = ''] = /^(https?:\/\/[^/]+)?(.*)$/.exec(url) ?? [];
  const based = whole === base || whole.startsWith(`${base}/`);
  return { origin, path: based ? whole.slice(base.length) : whole, based };
}

/** A placeholder in ours matches any part of theirs. */
function samePath(ours: string, theirs: string): boolean {
  const [own, other] = [partsOf(ours), partsOf(theirs)];
  return own.length === other.length && own.every((part, index) => SLOT.test(part) || part === other[index]);
}

export function isAddressOf({ transport }: Contract, { method, path }: Operation, dump: Dump): boolean {
  return dump.method === method && dump.url !== null && samePath(path, split(dump.url, transport.basePath.value).path);
}

export function compareAddress(contract: Contract, name: string, operation: Operation, dump: Dump): readonly Found[] {
  if (dump.method === null || dump.url === null) return [];
  const { origin, path, based } = split(dump.url, contract.transport.basePath.value);
  const place = `operations.${name}`;
  const evidence: Edit = { place: `${place}.evidence`, value: 'K' };
  const written = theirPath(operation.path, path);
  return [
    ...originFound(contract, origin, based),
    dump.method === operation.method
      ? agrees(`${place}.method`, null, operation.method)
      : differs(`${place}.method`, operation.method, dump.method, [{ place: `${place}.method`, value: dump.method }, evidence]),
    samePath(operation.path, path)
      ? agrees(`${place}.path`, evidence.place, operation.path)
      : differs(
          `${place}.path`,
          operation.path,
          written ?? path,
          written === null ? [] : [{ place: `${place}.path`, value: written }, evidence],
        ),
    ...headersFound(contract, operation, dump.headers),
  ];
}

function originFound({ transport }: Contract, origin: string | null, based: boolean): readonly Found[] {
  if (origin === null) return [];
  const base = based
    ? agrees('transport.basePath', 'transport.basePath.evidence', transport.basePath.value)
    : differs('transport.basePath', transport.basePath.value, '(the address begins otherwise)', []);
  return [
    origin === transport.origin.value
      ? factFound('transport.origin', transport.origin.value, origin)
      : differs('transport.origin', transport.origin.value, origin, []),
    base,
  ];
}

/** Their path with our names for its values; null if it is unclear which part is a value. */
function theirPath(ours: string, theirs: string): string | null {
  const [own, other] = [partsOf(ours), partsOf(theirs)];
  const slots = own.filter((part) => SLOT.test(part));
  const marked = other.filter((part) => SLOT.test(part)).length;
  if (marked === 0 && own.length === other.length)
    return `/${other.map((part, index) => (SLOT.test(own[index] ?? '') ? own[index] : part)).join('/')}`;
  if (marked !== slots.length) return null;
  let next = 0;
  const named = other.map((part) => (SLOT.test(part) ? slots[next++] : part));
  return `/${named.join('/')}`;
}

function headersFound({ transport }: Contract, { method }: Operation, headers: readonly string[]): readonly Found[] {
  if (headers.length === 0) return [];
  const sent = headers.map((name) => name.toLowerCase());
  const wanted = [
    ['requestIdHeader', true],
    ['idempotencyHeader', method !== 'GET'],
  ] as const;
  return wanted.flatMap(([own, due]) => {
    const { value } = transport[own];
    if (!due) return [];
    return sent.includes(value.toLowerCase())
      ? [agrees(`transport.${own}`, `transport.${own}.evidence`, value)]
      : [unknown(`transport.${own}`, `the request shows no header ${value}`)];
  });
}
