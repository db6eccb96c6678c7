// Values for keys that the sandbox does not store: derived from the table's types, identical at every read.

import type { Json } from '../../contract/records';
import { shapeNamed } from '../../contract/shapes';
import type { Contract, Shape, WireKey } from '../../contract/table';
import { Chance } from './chance';
import type { JsonObject } from './wire';

/** A record under our names, with a value for each key of the shape; `of` names the one thing it is about. */
export function inventedRecord(contract: Contract, shape: Shape, of: string): JsonObject {
  const chance = new Chance([...of].reduce((sum, letter) => sum * 31 + (letter.codePointAt(0) ?? 0), 0) >>> 0);
  return Object.fromEntries(Object.entries(shape).map(([name, wire]) => [name, inventedValue(contract, of, name, wire, chance)]));
}

function inventedValue(contract: Contract, of: string, name: string, wire: WireKey, chance: Chance): Json {
  const [kind = '', nested = ''] = wire.type.split(':');
  const number = 1 + chance.below(99);
  const one = (): JsonObject => inventedRecord(contract, shapeNamed(contract, nested), `${name} ${number}`);
  switch (kind) {
    case 'id':
      return of.replace(/\W+/g, '_');
    case 'ids':
    case 'json':
      return [];
    case 'number':
      return number;
    case 'boolean':
      return number % 2 === 1;
    case 'time':
      return new Date(Date.UTC(2026, 0, number)).toISOString();
    case 'choice':
      return chance.pick(Object.keys(wire.values ?? {}));
    case 'one':
      return one();
    case 'many':
      return [one()];
    default:
      return `Sample ${name} ${number}`;
  }
}
