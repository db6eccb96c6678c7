// What a contract table must be: the shape of table.ts, strictly, and names that can be resolved.

import * as z from 'zod';
import { namesOf } from '../../contract/named';
import { ERROR_KINDS, OPERATIONS, SENT } from '../../contract/needs';
import { shapeNamed } from '../../contract/shapes';
import { spellingsOf } from '../../contract/spelling';
import type { Contract, Operation, Shape, WireType } from '../../contract/table';
import { unmetNeeds } from './table-needs';

const evidence = z.enum(['K', 'I', 'U']);
const fact = <T extends z.ZodType>(value: T) => z.strictObject({ value, evidence });
const plainTypes = ['id', 'ids', 'text', 'number', 'boolean', 'time', 'json', 'choice', 'file'];
const wireType = z.custom<WireType>(
  (value) => typeof value === 'string' && (plainTypes.includes(value) || /^(one|many):\w+$/.test(value)),
  'is no type of the wire',
);
const key = z.strictObject({
  key: z.string().min(1),
  also: z.exactOptional(z.array(z.string().min(1)).min(1).readonly()),
  type: wireType,
  evidence,
  values: z.exactOptional(
    z.record(
      z.string(),
      z
        .array(z.union([z.string(), z.number()]))
        .min(1)
        .readonly(),
    ),
  ),
  required: z.exactOptional(z.boolean()),
});
const shape = z.record(z.string(), key);
const operation = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
  path: z.string().regex(/^(\/([\w.:-]|\{\w+\})+)+$/),
  evidence,
  command: z.string().min(1),
  request: z.exactOptional(z.string().regex(/^\w+(\+\w+)*$/)),
  encoding: z.exactOptional(z.literal('multipart')),
  answer: z.strictObject({ shape: z.string(), as: z.enum(['one', 'page', 'list', 'none', 'file']), evidence }),
  idsPerBody: z.exactOptional(fact(z.number().int().min(1))),
  carryFromPreview: z.exactOptional(fact(z.string().nullable())),
});
const change = z.strictObject({
  carriedBy: z.strictObject({ batch: fact(z.boolean()), update: fact(z.boolean()) }),
  clear: fact(z.enum(['null', 'empty', 'impossible'])),
  creates: fact(z.boolean()),
});
const error = z.strictObject({
  code: z.string().min(1),
  pattern: z.exactOptional(z.string().min(1)),
  kind: z.enum(namesOf(ERROR_KINDS)),
  evidence,
  status: fact(z.number().int().min(400).max(599)),
  meaning: z.string().min(1),
});

const table = z.strictObject({
  transport: z.strictObject({
    origin: fact(z.string().regex(/^https:\/\/[^/]+$/)),
    basePath: fact(z.string().regex(/^(\/[\w.-]+)+$/)),
    authorization: fact(z.string().min(1)),
    requestIdHeader: fact(z.string().min(1)),
    idempotencyHeader: fact(z.string().min(1)),
    requestsPerMinute: fact(z.number().int().min(1)),
    dashboard: fact(z.string().regex(/^https:\/\//)),
  }),
  envelope: shape,
  files: z.strictObject({ maxBytes: fact(z.number().int().min(1)), maxRows: fact(z.number().int().min(1)) }),
  paging: z.strictObject({ answer: shape, maxPageSize: fact(z.number().int().min(1)) }),
  shapes: z.record(z.string(), shape),
  operations: z.record(z.enum(namesOf(OPERATIONS)), operation),
  changes: z.record(z.enum(namesOf(SENT.changeSet)), change),
  errors: z.array(error).readonly(),
}) satisfies z.ZodType<Contract>;

/** `never` if table.ts has a name that this lacks, or the other way round: then the line that uses it does not compile. */
type SameShape = Contract extends z.output<typeof table> ? Contract : never;

/** Everything that is wrong with a table, one line each; none for a table that client and sandbox can work from. */
export function complaintsAbout(json: unknown): readonly string[] {
  const parsed = table.safeParse(json);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  const contract: SameShape = parsed.data;
  return [
    ...danglingNames(contract),
    ...ambiguousKeys(contract),
    ...looseOperations(contract),
    ...looseChanges(contract),
    ...doubles(contract),
    ...unmetNeeds(contract),
  ];
}

function allShapes({ shapes, envelope, paging }: Contract): readonly (readonly [string, Shape])[] {
  return [
    ...Object.entries(shapes).map(([name, shape]) => [`shapes.${name}`, shape] as const),
    ['envelope', envelope],
    ['paging.answer', paging.answer],
  ];
}

function danglingNames(contract: Contract): readonly string[] {
  const known = (name: string): boolean => Object.hasOwn(contract.shapes, name);
  const nested = allShapes(contract).flatMap(([name, keys]) =>
    Object.entries(keys).map(([own, { type }]) => [`${name}.${own}`, type.split(':')[1]] as const),
  );
  const named = Object.entries(contract.operations).flatMap(([name, { request, answer }]) =>
    [...(request?.split('+') ?? []), answer.shape].map((one) => [`operations.${name}`, one] as const),
  );
  return [...nested, ...named]
    .filter(([, one]) => one !== undefined && !known(one))
    .map(([place, one]) => `shapes.${one}: ${place} names it, and it is not there`);
}

/** Within one JSON object a wire key must mean one thing, in all of its spellings; a choice must list its values. */
function ambiguousKeys(contract: Contract): readonly string[] {
  const merged = Object.entries(contract.operations).flatMap(([name, { request }]) =>
    request?.includes('+') ? [[`operations.${name}`, mergedShape(contract, request)] as const] : [],
  );
  return [...allShapes(contract), ...merged].flatMap(([name, keys]) => {
    const spellings = Object.values(keys).flatMap(spellingsOf);
    const choices = Object.entries(keys).filter(([, { type, values }]) => (type === 'choice') !== (values !== undefined));
    return [
      ...repeated(spellings).map((one) => `${name}: ${one} means two things`),
      ...choices.map(([own]) => `${name}.${own}: a choice lists its values, and nothing else does`),
    ];
  });
}

function mergedShape({ shapes }: Contract, names: string): Shape {
  return Object.fromEntries(
    names.split('+').flatMap((name) => Object.entries(shapes[name] ?? {}).map(([own, wire]) => [`${name}.${own}`, wire])),
  );
}

const STAGES = [
  ['previewBatch', 'applyBatch'],
  ['previewEmail', 'applyEmail'],
] as const;

/** A carried token must be in both its source and its target; two operations need two addresses. */
function looseOperations({ operations: all, shapes }: Contract): readonly string[] {
  const tokens = STAGES.flatMap(([preview, apply]) => {
    const carried = all[preview].carryFromPreview?.value ?? null;
    const places = [shapes[all[preview].answer.shape], shapeNamed({ shapes }, all[apply].request ?? '')];
    const fits = carried === null || (carried === 'token' && places.every((place) => place && Object.hasOwn(place, carried)));
    return fits ? [] : [`operations.${preview}.carryFromPreview: ${carried} is no token that both bodies have`];
  });
  const address = ({ method, path }: Operation): string => `${method} ${path.replace(/\{\w+\}/g, '{}')}`;
  const places = Object.entries(all).map(([name, operation]) => [`operations.${name}`, address(operation)] as const);
  const twice = new Set(repeated(places.map(([, one]) => one)));
  return [...tokens, ...places.filter(([, one]) => twice.has(one)).map(([place, one]) => `${place}: ${one} means two things`)];
}

function looseChanges({ changes: rules, shapes }: Contract): readonly string[] {
  const keys = Object.keys(shapes['changeSet'] ?? {});
  const differing = [...keys.filter((name) => !Object.hasOwn(rules, name)), ...Object.keys(rules).filter((name) => !keys.includes(name))];
  const uncarried = Object.entries(rules).filter(([, { carriedBy }]) => !carriedBy.batch.value && !carriedBy.update.value);
  return [
    ...differing.map((name) => `changes.${name}: a change set and the rules of change name the same fields`),
    ...uncarried.map(([name]) => `changes.${name}: nothing carries it`),
  ];
}

function doubles({ errors }: Contract): readonly string[] {
  return repeated(errors.map(({ code }) => code)).map((code) => `errors: ${code} stands twice`);
}

function repeated(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}
