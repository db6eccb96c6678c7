// What a table of the contract must be: the shape of table.ts, strictly, and names that lead somewhere.

import * as z from 'zod';
import type { Contract, Shape, WireType } from '../../contract/table';

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
  method: z.enum(['GET', 'POST', 'PATCH', 'DELETE']),
  path: z.string().regex(/^(\/([\w.:-]|\{\w+\})+)+$/),
  evidence,
  command: z.string().min(1),
  request: z.exactOptional(z.string().regex(/^\w+(\+\w+)*$/)),
  encoding: z.exactOptional(z.literal('multipart')),
  answer: z.strictObject({ shape: z.string(), as: z.enum(['one', 'page', 'list', 'none', 'file']), evidence }),
  idsPerBody: z.exactOptional(fact(z.number().int().min(1))),
  carryFromPreview: z.exactOptional(fact(z.string().nullable())),
  maxBytes: z.exactOptional(fact(z.number().int().min(1))),
  maxRows: z.exactOptional(fact(z.number().int().min(1))),
});
const change = z.strictObject({
  carriedBy: fact(z.enum(['batch', 'update'])),
  clear: fact(z.enum(['null', 'empty', 'impossible'])),
  creates: fact(z.boolean()),
});
const operations = {
  quota: operation,
  listChannels: operation,
  getChannel: operation,
  updateChannel: operation,
  archiveChannel: operation,
  restoreChannel: operation,
  validateBatch: operation,
  previewBatch: operation,
  applyBatch: operation,
  listLabels: operation,
  listStatuses: operation,
  listMembers: operation,
  createLabel: operation,
  updateLabel: operation,
  deleteLabel: operation,
  listGroups: operation,
  getGroup: operation,
  createGroup: operation,
  updateGroup: operation,
  deleteGroup: operation,
  listEmailTasks: operation,
  validateEmail: operation,
  previewEmail: operation,
  applyEmail: operation,
  createExport: operation,
  listExports: operation,
  getExport: operation,
  downloadExport: operation,
  importTemplate: operation,
  importChannels: operation,
  importReport: operation,
};
const error = z.strictObject({ code: z.string().min(1), status: z.number().int().min(400).max(599), evidence, meaning: z.string().min(1) });
const changes = { status: change, labels: change, owner: change, email: change, contactLink: change, notes: change, archived: change };

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
  paging: z.strictObject({ answer: shape, maxPageSize: fact(z.number().int().min(1)) }),
  shapes: z.record(z.string(), shape),
  operations: z.strictObject(operations),
  changes: z.strictObject(changes),
  errors: z.array(error).readonly(),
}) satisfies z.ZodType<Contract>;

/** `never` when table.ts has a name that this lacks, or the other way round: then the line that uses it does not compile. */
type SameShape = Contract extends z.output<typeof table> ? Contract : never;

/** Everything that is wrong with a table, a line each; none for a table that client and sandbox can work from. */
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
  ];
}

function allShapes({ shapes, envelope, paging }: Contract): readonly (readonly [string, Shape])[] {
  return [...Object.entries(shapes), ['envelope', envelope], ['paging', paging.answer]];
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
    .map(([place, one]) => `${place}: there is no shape ${one}`);
}

/** Within one JSON object a wire key must mean one thing, in all of its spellings; a choice must list what it may be. */
function ambiguousKeys(contract: Contract): readonly string[] {
  const merged = Object.entries(contract.operations).flatMap(([name, { request }]) =>
    request?.includes('+') ? [[`operations.${name}`, mergedShape(contract, request)] as const] : [],
  );
  return [...allShapes(contract), ...merged].flatMap(([name, keys]) => {
    const spellings = Object.values(keys).flatMap(({ key: first, also = [] }) => [first, ...also]);
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

/** A token that is carried must be in what gives it and in what takes it; a page needs its list; two operations need two addresses. */
function looseOperations({ operations: all, shapes, paging }: Contract): readonly string[] {
  const carried = all.previewBatch.carryFromPreview?.value ?? null;
  const places = [shapes[all.previewBatch.answer.shape], mergedNames(shapes, all.applyBatch.request)];
  const tokens =
    carried === null || places.every((place) => place && Object.hasOwn(place, carried))
      ? []
      : [`carryFromPreview: ${carried} is in no body`];
  const addresses = Object.values(all).map(({ method, path }) => `${method} ${path.replace(/\{\w+\}/g, '{}')}`);
  const items = Object.hasOwn(paging.answer, 'items') ? [] : ['paging.answer: there is no list'];
  return [...tokens, ...items, ...repeated(addresses).map((one) => `operations: ${one} means two things`)];
}

function mergedNames(shapes: Contract['shapes'], names = ''): Shape {
  return Object.assign({}, ...names.split('+').map((name) => shapes[name])) as Shape;
}

function looseChanges({ changes: rules, shapes }: Contract): readonly string[] {
  const keys = Object.keys(shapes['changeSet'] ?? {});
  const differing = [...keys.filter((name) => !Object.hasOwn(rules, name)), ...Object.keys(rules).filter((name) => !keys.includes(name))];
  return differing.map((name) => `changes.${name}: a change set and the rules of change name the same fields`);
}

function doubles({ errors }: Contract): readonly string[] {
  return repeated(errors.map(({ code }) => code)).map((code) => `errors: ${code} stands twice`);
}

function repeated(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}
