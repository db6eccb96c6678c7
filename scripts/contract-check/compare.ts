// Compares one dump with its operation in the table: address, body, rules, answer.

import { namesOf } from '../../contract/named';
import type { Contract, Operation, OperationName } from '../../contract/table';
import { compareAddress, isAddressOf } from './address';
import type { Dump } from './dumps';
import { agrees, differs, type Finding, type Found, unknown } from './finding';
import { compareRules, isRuled, ruledAbsent } from './rules';
import type { Seen } from './seen';
import { absentFound, compareShape, placedKeys, placedShape } from './shapes';

export function compareDump(contract: Contract, dump: Dump): readonly Finding[] {
  const name = operationOf(contract, dump);
  const found = name === null ? [strange(dump)] : compareWith(contract, name, dump);
  const command = name === null ? (dump.command ?? '') : contract.operations[name].command;
  return found.map((one) => ({ command, file: dump.file, ...one }));
}

/** By the command that the dump names, else by its exact address, else by a file named after a command ("crm-update.json"). */
function operationOf(contract: Contract, dump: Dump): OperationName | null {
  const all = namesOf(contract.operations).map((name) => [name, contract.operations[name]] as const);
  const words = (text: string): string =>
    text
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== '')
      .join(' ');
  const called = words(dump.command ?? '').replace(/^noxinfluencer /, '');
  const named = all.filter(([, { command }]) => words(command) === called);
  const addressed = dump.command === null ? all.filter(([, operation]) => isAddressOf(contract, operation, dump)) : [];
  const file = words(dump.file.replace(/^.*[\\/]/, ''));
  const filed = dump.command === null ? all.filter(([, { command }]) => `${file} `.startsWith(`${words(command)} `)) : [];
  filed.sort(([, one], [, other]) => other.command.length - one.command.length);
  return (named[0] ?? literalFirst(addressed)[0] ?? filed[0])?.[0] ?? null;
}

/** `/labels/query` is more likely that literal address than one with a value in its place. */
function literalFirst<T extends readonly [OperationName, Operation]>(all: readonly T[]): readonly T[] {
  const slots = ([, { path }]: T): number => path.split('{').length;
  return [...all].sort((one, other) => slots(one) - slots(other));
}

function strange({ command, method, url }: Dump): Found {
  if (command !== null) return unknown('operations', 'our table has no such command');
  return unknown('operations', `${method} ${url} is no address of our table; name the file after the command, as in crm-update.json`);
}

function compareWith(contract: Contract, name: OperationName, dump: Dump): readonly Found[] {
  const operation = contract.operations[name];
  return [
    ...compareAddress(contract, name, operation, dump),
    ...mutationFound(name, operation, dump),
    ...bodyFound(contract, name, operation, dump),
    ...(dump.answer === null ? [] : answerFound(contract, name, operation, dump.answer)),
  ];
}

/** A search may be a POST, so only the reverse is conclusive: what changes the CRM is never a GET. */
function mutationFound(name: OperationName, { method }: Operation, { mutation }: Dump): readonly Found[] {
  if (mutation === null) return [];
  const wrong = mutation ? method === 'GET' : method !== 'GET' && method !== 'POST';
  return wrong ? [differs(`operations.${name}.method`, method, mutation ? 'it changes something' : 'it changes nothing', [])] : [];
}

function bodyFound(contract: Contract, name: OperationName, { request }: Operation, { request: seen, from }: Dump): readonly Found[] {
  const place = `operations.${name}.request`;
  if (seen === null) {
    if (request === undefined) return [];
    return [unknown(place, from === 'schema' ? 'the schema tells no body; a --dry-run of the command would' : 'the request shows no body')];
  }
  if (request === undefined) return [differs(place, '(nothing)', Object.keys(seen.keys).join(', '), [])];
  if (Object.keys(seen.keys).length === 0) return [unknown(place, 'the body tells no keys')];
  const { found, pairs } = compareShape(contract, place, placedShape(contract, request), seen);
  const keys = found.filter(({ entry }) => !isRuled(entry));
  const ruled = ruledAbsent(contract, name, pairs);
  const missing = pairs.absent.filter(({ place: at }) => !ruled.includes(at));
  const silent =
    missing.length > 0 && !seen.whole
      ? [unknown(place, `not seen in this request: ${missing.map(({ wire }) => wire.key).join(', ')}`)]
      : [];
  return [...keys, ...(seen.whole ? missing.map(absentFound) : silent), ...compareRules(contract, name, pairs, seen)];
}

function answerFound(contract: Contract, name: OperationName, { answer }: Operation, seen: Seen): readonly Found[] {
  const place = `operations.${name}.answer`;
  const { envelope, data } = openedAnswer(contract, seen);
  if (answer.as === 'none' || answer.as === 'file') return envelope;
  if (!data || data.kinds.includes('null')) return [...envelope, unknown(place, 'the answer carries no data')];
  const { found, entry } = listFound(contract, place, answer.as, data);
  const shape = placedShape(contract, answer.shape);
  if (!entry || Object.keys(entry.keys).length === 0) return [...envelope, ...found, unknown(place, 'the answer shows no entry')];
  const { found: keys, pairs } = compareShape(contract, `shapes.${answer.shape}`, shape, entry);
  const silent = pairs.absent.map(({ wire }) => wire.key);
  return [
    ...envelope,
    ...found,
    agrees(place, `${place}.evidence`, answer.as),
    ...keys,
    ...(silent.length > 0 ? [unknown(`shapes.${answer.shape}`, `not seen in this answer: ${silent.join(', ')}`)] : []),
  ];
}

/** The envelope's findings and its content; a list at the root, without `success`, is the whole answer. */
function openedAnswer(contract: Contract, seen: Seen): { readonly envelope: readonly Found[]; readonly data: Seen | undefined } {
  const { found, pairs } = compareShape(contract, 'envelope', placedKeys(contract.envelope, 'envelope'), seen);
  if (pairs.found.some(({ own }) => own === 'success'))
    return { envelope: found, data: pairs.found.find(({ own }) => own === 'data')?.seen };
  const used = pairs.found.map(({ theirs }) => theirs);
  const root = unknown('envelope', 'this list stands at the root of the answer, without an envelope; the add-on reads both');
  return {
    envelope: [root, ...found.filter(({ verdict }) => verdict !== 'unknown')],
    data: { ...seen, keys: Object.fromEntries(Object.entries(seen.keys).filter(([key]) => !used.includes(key))) },
  };
}

/** The entry that an answer is about, taken out of a page or a list if there is one. */
function listFound(
  contract: Contract,
  place: string,
  as: 'one' | 'page' | 'list',
  data: Seen,
): { readonly found: readonly Found[]; readonly entry: Seen | undefined } {
  const isList = data.kinds.includes('list');
  if (as === 'one') return isList ? { found: [differs(place, 'one', 'a list', [])], entry: undefined } : { found: [], entry: data };
  if (isList)
    return { found: as === 'list' ? [] : [differs(place, 'page', 'a list', [{ place: `${place}.as`, value: 'list' }])], entry: data.items };
  const { found, pairs } = compareShape(contract, 'paging.answer', placedKeys(contract.paging.answer, 'paging.answer'), data);
  return { found, entry: pairs.found.find(({ own }) => own === 'items')?.seen.items };
}
