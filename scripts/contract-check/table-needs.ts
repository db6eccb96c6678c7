// Checks a table against the product's needs (contract/needs.ts): what is missing or unusable, by the entry's name.

import { namesOf } from '../../contract/named';
import { ERROR_KINDS, OPERATIONS, type OperationNeed, SENT } from '../../contract/needs';
import { type Needs, READ } from '../../contract/reads';
import { shapeNamed } from '../../contract/shapes';
import type { Contract, Operation, OperationName, Shape, WireKey } from '../../contract/table';
import { READ_FROM, SENT_AS } from '../../contract/wire-kinds';

export function unmetNeeds(contract: Contract): readonly string[] {
  return [
    ...unread(contract, 'envelope', contract.envelope, READ.envelope),
    ...unread(contract, 'paging.answer', contract.paging.answer, READ.page),
    ...importItems(contract),
    ...operationsUnmet(contract),
    ...unmetErrors(contract),
  ];
}

/** Items of an import are JSON of any kind, so no other shape names theirs. */
function importItems(contract: Contract): readonly string[] {
  const shape = named(contract.shapes, 'importItem');
  return shape === undefined ? ['shapes.importItem: the product needs it'] : unread(contract, 'shapes.importItem', shape, READ.importItem);
}

/** A shape may serve many operations: its problems are reported once, with their names. */
function operationsUnmet(contract: Contract): readonly string[] {
  const places = new Map<string, string[]>();
  for (const name of namesOf(OPERATIONS))
    for (const complaint of unmetBy(contract, name)) places.set(complaint, [...(places.get(complaint) ?? []), `operations.${name}`]);
  return [...places].map(([complaint, names]) => (complaint.startsWith('operations.') ? complaint : `${complaint} (${names.join(', ')})`));
}

interface Parsed {
  readonly kind: string;
  readonly nested: string;
  readonly words: readonly string[];
  readonly optional: boolean;
  readonly always: boolean;
}

const known = new Map<string, Parsed>();

/** The needs are few and looked up for every entry of the table. */
function parsed(need: string): Parsed {
  const before = known.get(need);
  if (before !== undefined) return before;
  const made = parse(need);
  known.set(need, made);
  return made;
}

function parse(need: string): Parsed {
  const [kind = '', more = ''] = need.replace(/[?!]+$/, '').split(':');
  return { kind, nested: more, words: more.split(',').filter(Boolean), optional: /\?!?$/.test(need), always: need.endsWith('!') };
}

const named = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

type Fits = Readonly<Record<string, readonly string[]>>;

/** One value: whether the table has it, in a type that it can be derived from, with the required words. */
function unfit(place: string, wire: WireKey | undefined, need: Parsed, fits: Fits): readonly string[] {
  if (wire === undefined) return need.optional ? [] : [`${place}: the product needs it`];
  const kinds = named(fits, need.kind) ?? [];
  if (!kinds.includes(wire.type.split(':')[0] ?? '')) return [`${place}: it must be ${kinds.join(' or ')}, not ${wire.type}`];
  const missing = need.kind === 'word' ? need.words.filter((word) => !Object.hasOwn(wire.values ?? {}, word)) : [];
  return missing.map((word) => `${place}: the product needs a value that means ${word}`);
}

function unread(contract: Contract, place: string, shape: Shape, needs: Needs): readonly string[] {
  return Object.entries(needs).flatMap(([name, text]) => {
    const need = parsed(text);
    const wire = named(shape, name);
    const own = unfit(`${place}.${name}`, wire, need, READ_FROM);
    const inner = own.length === 0 && wire !== undefined && (need.kind === 'one' || need.kind === 'many') ? nestedOf(contract, wire) : null;
    return inner === null ? own : unread(contract, inner.place, inner.shape, named<Needs>(READ, need.nested) ?? {});
  });
}

function unsent(contract: Contract, place: (name: string) => string, shape: Shape, needs: Needs): readonly string[] {
  const lacking = Object.entries(needs).flatMap(([name, text]) => {
    const need = parsed(text);
    const wire = named(shape, name);
    const own = unfit(place(name), wire, need, SENT_AS);
    const inner = own.length === 0 && wire !== undefined && need.kind === 'one' ? nestedOf(contract, wire) : null;
    return inner === null ? own : unsent(contract, (one) => `${inner.place}.${one}`, inner.shape, named<Needs>(SENT, need.nested) ?? {});
  });
  const asked = Object.entries(shape).filter(([name, { required }]) => required && !parsed(named(needs, name) ?? '').always);
  return [...lacking, ...asked.map(([name]) => `${place(name)}: not every request has it, so it cannot be required`)];
}

function nestedOf({ shapes }: Contract, { type }: WireKey): { readonly place: string; readonly shape: Shape } {
  const name = type.slice(type.indexOf(':') + 1);
  return { place: `shapes.${name}`, shape: shapes[name] ?? {} };
}

function unmetBy(contract: Contract, name: OperationName): readonly string[] {
  const operation = contract.operations[name];
  const need = OPERATIONS[name];
  const parts = operation.request?.split('+') ?? [];
  const request = shapeNamed(contract, operation.request ?? '');
  const holders = (own: string): readonly string[] => parts.filter((part) => Object.hasOwn(contract.shapes[part] ?? {}, own));
  const placeOf = (own: string): string => {
    const places = holders(own).length > 0 ? holders(own) : parts;
    return places.length === 0 ? `operations.${name}.request` : places.map((part) => `shapes.${part}.${own}`).join(' or ');
  };
  const answer =
    need.reads === null
      ? []
      : unread(contract, `shapes.${operation.answer.shape}`, contract.shapes[operation.answer.shape] ?? {}, READ[need.reads]);
  // A list that the table lets us page through is paged, whether or not the product relies on it.
  const sends: Needs = need.as === 'list' && need.sends === 'nothing' && parts.length > 0 ? SENT.listQuery : SENT[need.sends];
  return [
    ...addressProblems(name, operation, need),
    ...transportProblems(name, operation, request, need, placeOf),
    ...unsent(contract, placeOf, request, sends),
    ...answer,
    ...strangerProblems(contract, name, need),
  ];
}

/** A shape in which the product finds nothing belongs to something else, even if no single value is required. */
function strangerProblems({ operations, shapes }: Contract, name: OperationName, { reads }: OperationNeed): readonly string[] {
  const { shape } = operations[name].answer;
  const knows = reads === null || Object.keys(READ[reads]).some((own) => Object.hasOwn(shapes[shape] ?? {}, own));
  return knows ? [] : [`operations.${name}.answer.shape: nothing that the product reads is in ${shape}`];
}

function addressProblems(name: string, { path }: Operation, need: OperationNeed): readonly string[] {
  const places = [...path.matchAll(/\{(\w+)\}/g)].map(([, place]) => place);
  const wanted = need.path === undefined ? [] : [need.path];
  return places.join() === wanted.join()
    ? []
    : [`operations.${name}.path: it must have ${wanted.map((one) => `{${one}}`).join() || 'no place for a value'}`];
}

const ANSWERS: Readonly<Record<OperationNeed['as'], readonly Operation['answer']['as'][]>> = {
  row: ['one'],
  list: ['page', 'list'],
  none: ['none', 'one'],
  file: ['file'],
};

/** What fits into a query string: one text per key. */
const FLAT = ['text', 'number', 'time', 'choice', 'id'];

function transportProblems(
  name: string,
  { method, encoding, answer }: Operation,
  shape: Shape,
  need: OperationNeed,
  placeOf: (own: string) => string,
): readonly string[] {
  const place = `operations.${name}`;
  const types = Object.values(shape).map(({ type }) => type);
  const unflat = Object.keys(shape).filter((own) => !FLAT.includes(shape[own]?.type ?? ''));
  return [
    ...(method === 'GET' && need.writes ? [`${place}.method: a GET carries no key that keeps it from being done twice`] : []),
    ...(method === 'GET' ? unflat.map((own) => `${place}.method: a query string cannot carry ${placeOf(own)}`) : []),
    ...((encoding === 'multipart') === types.includes('file')
      ? []
      : [`${place}.encoding: a file travels in a form, and nothing else does`]),
    ...(ANSWERS[need.as].includes(answer.as) ? [] : [`${place}.answer.as: it must be ${ANSWERS[need.as].join(' or ')}`]),
    ...(answer.as === 'page' && !Object.hasOwn(shape, 'page') ? [`${place}.answer.as: nothing in the request turns the pages`] : []),
  ];
}

function unmetErrors({ errors }: Contract): readonly string[] {
  const kinds = namesOf(ERROR_KINDS).filter((kind) => !errors.some((rule) => rule.kind === kind));
  const strange = errors.flatMap(({ code, pattern }, index) =>
    pattern === undefined || fitsPattern(pattern, code) ? [] : [`errors.${index}.pattern: it does not fit ${code}`],
  );
  return [...kinds.map((kind) => `errors: no code means ${kind}`), ...strange];
}

function fitsPattern(pattern: string, code: string): boolean {
  try {
    return new RegExp(pattern).test(code);
  } catch {
    return false;
  }
}
