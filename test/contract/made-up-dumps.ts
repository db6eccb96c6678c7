// Invents what a CLI could print for a table: the same commands with other keys, paths, limits and enumerations, in either dialect of
// schema.

import * as fc from 'fast-check';
import { type ChangeField, type Contract, crmContract, type Operation, type WireKey } from '../../contract/table';

/** What the made-up CRM does differently. */
export interface Otherwise {
  readonly dialect: '$defs' | 'definitions';
  /** Wire keys that have a second word. */
  readonly longer: readonly string[];
  readonly nullable: readonly string[];
  /** Fields that a batch does not accept. */
  readonly notInBatch: readonly string[];
  readonly token: boolean;
  readonly most: number;
  readonly loud: boolean;
  readonly moved: boolean;
}

type Schema = Readonly<Record<string, unknown>>;

const fields = Object.keys(crmContract.changes) as readonly ChangeField[];
const requestKeys = ['changeSet', 'labelsChange', 'selector', 'batchBody'].flatMap((name) =>
  Object.values(crmContract.shapes[name] ?? {}).map(({ key }) => key),
);

export const otherwise: fc.Arbitrary<Otherwise> = fc.record({
  dialect: fc.constantFrom('$defs', 'definitions'),
  longer: fc.subarray(requestKeys),
  nullable: fc.subarray([...fields]),
  notInBatch: fc.subarray(fields.filter((field) => field !== 'archived')),
  token: fc.boolean(),
  most: fc.integer({ min: 1, max: 5000 }),
  loud: fc.boolean(),
  moved: fc.boolean(),
});

/** The text of each file by name. */
export function madeUpDumps(contract: Contract, other: Otherwise): Readonly<Record<string, string>> {
  const { updateChannel, applyBatch, listChannels } = contract.operations;
  const files = {
    'update.json': { command: updateChannel.command, mutation: true, body_schema: bodySchema(contract, other, ['changeSet'], []) },
    'apply.json': {
      command: applyBatch.command,
      mutation: true,
      body_schema: bodySchema(contract, other, ['batchBody', 'changeSet'], other.notInBatch),
    },
    'update.dry.json': { command: updateChannel.command, request: address(contract, updateChannel, other) },
    'list.dry.json': { command: listChannels.command, request: address(contract, listChannels, other) },
  };
  return Object.fromEntries(Object.entries(files).map(([name, dump]) => [name, `made up\n${JSON.stringify(dump, null, 1)}\n`]));
}

function address({ transport }: Contract, { method, path }: Operation, { moved }: Otherwise): object {
  return { method, url: `${transport.origin.value}${transport.basePath.value}${moved ? '/moved' : ''}${path}` };
}

export function bodySchema(contract: Contract, other: Otherwise, names: readonly string[], without: readonly string[]): Schema {
  const definitions: Record<string, Schema> = {};
  const body = shapeSchema(contract, other, names, without, definitions);
  return { [other.dialect]: definitions, ...body };
}

function shapeSchema(
  contract: Contract,
  other: Otherwise,
  names: readonly string[],
  without: readonly string[],
  definitions: Record<string, Schema>,
): Schema {
  const keys = names.flatMap((name) => Object.entries(contract.shapes[name] ?? {}));
  const there = keys.filter(([own]) => !without.includes(own) && (own !== 'token' || other.token));
  const properties = there.map(([own, wire]) => [
    other.longer.includes(wire.key) ? `${wire.key}_text` : wire.key,
    other.nullable.includes(own)
      ? orNull(other, keySchema(contract, other, wire, definitions))
      : keySchema(contract, other, wire, definitions),
  ]);
  return { type: 'object', properties: Object.fromEntries(properties) as unknown };
}

const orNull = ({ dialect }: Otherwise, schema: Schema): Schema =>
  dialect === 'definitions' && 'type' in schema ? { ...schema, type: [schema['type'], 'null'] } : { anyOf: [schema, { type: 'null' }] };

function keySchema(contract: Contract, other: Otherwise, wire: WireKey, definitions: Record<string, Schema>): Schema {
  const [, nested] = wire.type.split(':');
  if (nested !== undefined) {
    definitions[nested] = shapeSchema(contract, other, [nested], [], definitions);
    return { $ref: `#/${other.dialect}/${nested}` };
  }
  const values = Object.values(wire.values ?? {}).map(([first]) => (other.loud && typeof first === 'string' ? first.toUpperCase() : first));
  const types: Readonly<Record<string, Schema>> = {
    ids: { type: 'array', items: { type: 'string' }, maxItems: other.most },
    boolean: { type: 'boolean' },
    number: { type: 'integer' },
    choice: { type: 'string', enum: values },
  };
  return types[wire.type] ?? { type: 'string', minLength: 1 };
}
