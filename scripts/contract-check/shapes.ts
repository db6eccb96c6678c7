// Compares the keys of one object with what a dump shows of it: spelling, type, allowed values, and what only one side knows.

import type { Json } from '../../contract/records';
import type { Contract, WireKey, WireType } from '../../contract/table';
import { agrees, differs, type Edit, type Found, unknown } from './finding';
import { type Pairs, type Placed, pairKeys } from './pairs';
import type { Kind, Seen } from './seen';

/** The keys of one shape or of several in one body (`a+b`), in table order. */
export function placedShape({ shapes }: Pick<Contract, 'shapes'>, names: string): readonly Placed[] {
  return names.split('+').flatMap((name) => placedKeys(shapes[name] ?? {}, `shapes.${name}`));
}

export function placedKeys(shape: Readonly<Record<string, WireKey>>, place: string): readonly Placed[] {
  return Object.entries(shape).map(([own, wire]) => ({ own, wire, place: `${place}.${own}` }));
}

interface ShapeFound {
  readonly found: readonly Found[];
  readonly pairs: Pairs;
}

/** Keys absent from a whole view are left to the caller, who knows what that means; `at` names the object. */
export function compareShape(contract: Pick<Contract, 'shapes'>, at: string, ours: readonly Placed[], seen: Seen): ShapeFound {
  const pairs = pairKeys(ours, seen);
  const found = pairs.found.flatMap((pair) => [
    keyFound(pair),
    ...typeFound(contract, pair),
    ...valuesFound(pair),
    ...requiredFound(pair, seen),
  ]);
  const extra = pairs.extra.length > 0 ? [unknown(at, `theirs has keys that our table does not know: ${pairs.extra.join(', ')}`)] : [];
  return { found: [...found, ...extra], pairs };
}

type Pair = Pairs['found'][number];

function keyFound({ place, wire, theirs }: Pair): Found {
  const known: Edit = { place: `${place}.evidence`, value: 'K' };
  if (wire.key === theirs) return agrees(`${place}.key`, known.place, theirs);
  const also = wire.also?.includes(theirs)
    ? [{ place: `${place}.also`, value: [wire.key, ...wire.also.filter((one) => one !== theirs)] }]
    : [];
  return differs(`${place}.key`, wire.key, theirs, [{ place: `${place}.key`, value: theirs }, ...also, known]);
}

/** The kinds that one of our types may have on the wire. */
function kindsOf(type: WireType): readonly Kind[] {
  if (type.startsWith('one:')) return ['object'];
  if (type.startsWith('many:')) return ['list'];
  const plain: Readonly<Record<string, readonly Kind[]>> = {
    id: ['text', 'number'],
    ids: ['list'],
    text: ['text'],
    time: ['text', 'number'],
    number: ['number'],
    boolean: ['boolean'],
    choice: ['text', 'number'],
  };
  return plain[type] ?? [];
}

/** What can be expressed by a type without another entry of the table. */
const expressible: Partial<Readonly<Record<Kind, WireType>>> = { text: 'text', number: 'number', boolean: 'boolean' };

function typeFound(contract: Pick<Contract, 'shapes'>, { place, wire, seen }: Pair): readonly Found[] {
  const theirs = seen.kinds.filter((kind) => kind !== 'null');
  const ours = kindsOf(wire.type);
  if (theirs.length > 0 && ours.length > 0 && !theirs.some((kind) => ours.includes(kind))) return [typeDiffers(place, wire, theirs)];
  const [, nested] = wire.type.split(':');
  const inner = wire.type.startsWith('many:') ? seen.items : seen;
  if (nested === undefined || inner === undefined || Object.keys(inner.keys).length === 0) return [];
  const within = compareShape(contract, `shapes.${nested}`, placedShape(contract, nested), inner);
  return [...within.found, ...(inner.whole ? within.pairs.absent.map(absentFound) : [])];
}

function typeDiffers(place: string, wire: WireKey, theirs: readonly Kind[]): Found {
  const told = theirs.length === 1 && theirs[0] ? expressible[theirs[0]] : undefined;
  const simple = told !== undefined && ['text', 'number', 'boolean', 'time'].includes(wire.type);
  return differs(`${place}.type`, wire.type, theirs.join(' or '), simple ? [{ place: `${place}.type`, value: told }] : []);
}

/** A whole view without the key. */
export const absentFound = ({ place, wire }: Placed): Found => differs(`${place}.key`, wire.key, '(no such key)', []);

/** The first value of each word is the one that is written, so it must be among theirs. */
function valuesFound({ place, wire, seen }: Pair): readonly Found[] {
  const theirs = seen.values;
  if (!wire.values || !theirs) return [];
  const all = Object.values(wire.values).flat();
  const news = theirs.filter((value) => !all.includes(value));
  const words = seen.whole
    ? Object.entries(wire.values).map(([word, values]) => wordFound(`${place}.values.${word}`, values, theirs, news))
    : [];
  const taken = words.flatMap(({ edits }) => edits.flatMap(({ value }) => value as Json[]));
  const rest = news.filter((value) => !taken.includes(value));
  return [
    ...words,
    ...(rest.length > 0 ? [unknown(`${place}.values`, `theirs has values that our table does not know: ${rest.join(', ')}`)] : []),
  ];
}

function wordFound(
  place: string,
  ours: readonly (string | number)[],
  theirs: readonly (string | number)[],
  news: readonly (string | number)[],
): Found {
  const [first = ''] = ours;
  if (theirs.includes(first)) return agrees(place, null, first);
  const loose = (value: string | number): string =>
    String(value)
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '');
  const other = theirs.find((value) => ours.includes(value)) ?? news.find((value) => ours.some((own) => loose(own) === loose(value)));
  if (other === undefined) return differs(place, first, `(none of ${theirs.join(', ')})`, []);
  return differs(place, first, other, [{ place, value: [other, ...ours.filter((value) => value !== other)] }]);
}

/** What theirs requires and ours may omit needs a person's attention. */
function requiredFound({ place, wire, theirs, seen: { nullByDefault } }: Pair, { required }: Seen): readonly Found[] {
  if (!required.includes(theirs) || wire.required || nullByDefault) return [];
  return [differs(`${place}.required`, false, true, [])];
}
