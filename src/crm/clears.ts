// How a text is cleared: as the table says; once with the other spelling if the CRM refuses that; and from then on with whatever worked.

import { namesOf } from '../../contract/named';
import type { ChangeSet } from '../../contract/records';
import type { ChangeField, Contract } from '../../contract/table';
import { TEXT_FIELDS } from '../fields/fields';
import { type Answer, broken } from './problems';

/** The fields the CRM was found to clear with the other of null and "" than the table says. */
export interface ClearMemory {
  read(): readonly ChangeField[];
  write(fields: readonly ChangeField[]): void;
}

/** `changes` are the values of the change set as sent, under a key used for no other spelling of them. */
export type SendChanges = <T>(set: ChangeSet, key: string, send: (changes: object, key: string) => Answer<T>) => Answer<T>;

/**
 * Sends a change set. If the CRM refuses one that clears texts in a way that is not confirmed, it is sent a second time with the other
 * spelling and its own key. If that is refused too, the first refusal is returned.
 */
export function createSendChanges(contract: Contract, memory: ClearMemory): SendChanges {
  return (set, key, send) => {
    const unsure = unsureClears(contract, set);
    const remembered = unsure.length === 0 ? [] : memory.read();
    const sendWith = (others: readonly ChangeField[]) => {
      const suffix = unsure.filter((field) => others.includes(field)).map((field) => `-${field}`);
      return send(changesOf(contract, set, others), [key, ...suffix].join(''));
    };
    const first = sendWith(remembered);
    if (first.ok || first.problem.kind !== 'refused' || unsure.length === 0) return first;
    const kept = remembered.filter((field) => !unsure.includes(field));
    const others = [...kept, ...unsure.filter((field) => !remembered.includes(field))];
    const second = sendWith(others);
    if (second.ok) memory.write(others);
    return second.ok || second.problem.kind !== 'refused' ? second : first;
  };
}

function unsureClears({ changes }: Contract, set: ChangeSet): readonly ChangeField[] {
  return TEXT_FIELDS.filter(
    (field) => set[field] === '' && changes[field].clear.evidence !== 'K' && changes[field].clear.value !== 'impossible',
  );
}

/** The change set with blank values replaced by what clears the field. */
function changesOf(contract: Contract, set: ChangeSet, others: readonly ChangeField[]): object {
  const changes = namesOf<ChangeField>(set).filter((field) => set[field] !== undefined);
  if (changes.length === 0) broken('a change set changes something');
  if (set.labels?.labelIds.length === 0) broken('a change of labels names at least one');
  const isBlank = (field: ChangeField): boolean => set[field] === null || set[field] === '';
  return Object.fromEntries(changes.map((field) => [field, isBlank(field) ? cleared(contract, field, others) : set[field]]));
}

function cleared(contract: Contract, field: ChangeField, others: readonly ChangeField[]): null | '' {
  const { value } = contract.changes[field].clear;
  if (value === 'impossible') return broken(`the CRM cannot clear ${field}`);
  return (value === 'null') === others.includes(field) ? '' : null;
}
