// Compares the rules that go beyond a key's spelling: who carries a field, what clears it, how many ids, the token of a preview.
// Each key is found by our name for it.

import type { Carrier, ChangeField, ChangeRule, Contract, Operation, OperationName } from '../../contract/table';
import { agrees, differs, type Found, factFound, unknown } from './finding';
import type { Pairs } from './pairs';
import { isNullable, type Seen } from './seen';

const PREVIEW_OF: Partial<Readonly<Record<OperationName, OperationName>>> = { applyBatch: 'previewBatch', applyEmail: 'previewEmail' };

const isBatch = (operation: Operation): boolean => operation.request?.split('+').includes('batchBody') ?? false;

const carriesChanges = (operation: Operation): boolean => operation.request?.split('+').includes('changeSet') ?? false;

/** For a key in a change set: the table is validated to have a rule for each. */
const ruleOf = ({ changes }: Contract, own: string): ChangeRule => changes[own as ChangeField];

/** Everything in the body that is a rule; `seen` is the whole body. */
export function compareRules(contract: Contract, name: OperationName, pairs: Pairs, seen: Seen): readonly Found[] {
  const operation = contract.operations[name];
  const changes = carriesChanges(operation) ? [...clearFound(contract, pairs), ...carrierFound(contract, operation, pairs, seen)] : [];
  return [...changes, ...idsFound(name, operation, pairs), ...pageSizeFound(contract, pairs), ...tokenFound(contract, name, pairs, seen)];
}

/** Absent keys covered by the rules, so that nobody else need report them as missing. */
export function ruledAbsent(contract: Contract, name: OperationName, { absent, found }: Pairs): readonly string[] {
  const operation = contract.operations[name];
  const fields = carriesChanges(operation) && hasFields(found) ? absent.filter(isField) : [];
  return [...fields, ...absent.filter(isToken)].map(({ place }) => place);
}

const isField = ({ place }: { readonly place: string }): boolean => place.startsWith('shapes.changeSet.');
const isToken = ({ place }: { readonly place: string }): boolean => place === 'shapes.batchBody.token';

/** A required token is covered by the rule of the preview. */
export const isRuled = (entry: string): boolean => entry === 'shapes.batchBody.token.required';

/** A body in which no field is found has them somewhere else, so it says nothing about any of them. */
const hasFields = (found: Pairs['found']): boolean => found.some(isField);

function carrierFound(contract: Contract, operation: Operation, { found, absent }: Pairs, seen: Seen): readonly Found[] {
  if (!seen.whole || !hasFields(found)) return [];
  const carrier: Carrier = isBatch(operation) ? 'batch' : 'update';
  const told = (own: string, theirs: boolean): Found =>
    factFound(`changes.${own}.carriedBy.${carrier}`, ruleOf(contract, own).carriedBy[carrier].value, theirs);
  return [...found.filter(isField).map(({ own }) => told(own, true)), ...absent.filter(isField).map(({ own }) => told(own, false))];
}

/** Only what one value can clear: a boolean and a list of additions have nothing to clear. */
function clearFound(contract: Contract, { found }: Pairs): readonly Found[] {
  const clearable = found.filter(
    (pair) => isField(pair) && pair.seen.whole && pair.seen.kinds.length > 0 && /^(id|text)$/.test(pair.wire.type),
  );
  return clearable.map(({ own, wire, seen }) =>
    oneClear(`changes.${own}.clear`, ruleOf(contract, own).clear.value, { ...seen, isText: wire.type === 'text' }),
  );
}

function oneClear(place: string, ours: 'null' | 'empty' | 'impossible', seen: Seen & { readonly isText: boolean }): Found {
  if (isNullable(seen) && seen.nullByDefault)
    return unknown(place, 'null is taken, but it is also what a missing key means: it may as well leave the field as it is');
  if (isNullable(seen)) return factFound(place, ours, 'null');
  const as = (value: string, evidence: string) => [
    { place: `${place}.value`, value },
    { place: `${place}.evidence`, value: evidence },
  ];
  const mayBeEmpty = seen.kinds.includes('text') && (seen.minLength ?? 0) === 0;
  if (ours === 'null' && seen.isText && mayBeEmpty) return differs(place, ours, 'no null', as('empty', 'I'), 'an empty text may clear it');
  if (ours === 'null') return differs(place, ours, 'no null', as('impossible', mayBeEmpty ? 'I' : 'K'));
  if (ours === 'empty' && !mayBeEmpty) return differs(place, ours, 'no empty text', as('impossible', 'K'));
  return ours === 'impossible' && !mayBeEmpty
    ? agrees(place, null, ours)
    : unknown(place, 'null is refused; a schema does not say whether an empty text clears it');
}

function idsFound(name: OperationName, { idsPerBody }: Operation, { found }: Pairs): readonly Found[] {
  if (!idsPerBody) return [];
  const place = `operations.${name}.idsPerBody`;
  const holders = found.map(({ own, seen, wire }) => (own === 'creatorIds' ? seen : nestedIds(wire.type, seen)));
  const ids = holders.find((seen) => seen?.whole);
  if (!ids) return [];
  return [ids.maxItems === undefined ? unknown(place, 'theirs names no limit') : factFound(place, idsPerBody.value, ids.maxItems)];
}

/** The ids within a selector: its only list. */
function nestedIds(type: string, { keys }: Seen): Seen | undefined {
  const lists = type === 'one:selector' ? Object.values(keys).filter(({ kinds }) => kinds.includes('list')) : [];
  return lists.length === 1 ? lists[0] : undefined;
}

function pageSizeFound({ paging }: Contract, { found }: Pairs): readonly Found[] {
  const size = found.find(({ own, place }) => own === 'size' && /^shapes\.\w+Query\./.test(place))?.seen;
  return size?.whole && size.maximum !== undefined ? [factFound('paging.maxPageSize', paging.maxPageSize.value, size.maximum)] : [];
}

function tokenFound(contract: Contract, name: OperationName, { found, absent }: Pairs, seen: Seen): readonly Found[] {
  const preview = PREVIEW_OF[name];
  const rule = preview && contract.operations[preview].carryFromPreview;
  const own = [...found, ...absent].find(isToken)?.own;
  if (!preview || !rule || own === undefined) return [];
  const there = found.some(isToken);
  if (!there && !seen.whole) return [];
  return [factFound(`operations.${preview}.carryFromPreview`, rule.value, there ? own : null)];
}
