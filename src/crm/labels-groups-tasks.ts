// Labels, groups, and email tasks: the named things the CRM keeps besides channels.

import type { ActionName, ActionValues } from '../../contract/needs';
import { type EntryOf, entryOf, type ListName } from '../../contract/reads';
import type { BatchAnswer, CreatorId, Group, Id, Label } from '../../contract/records';
import type { Contract, OperationName } from '../../contract/table';
import { openRow, readBatch, readRow, rowAfterWrite } from './answers';
import type { Row } from './codec';
import type { Ask } from './exchange';
import { absentAsNull } from './files';
import { holdToLimit } from './limits';
import type { LongLists } from './long-lists';
import { type Answer, broken } from './problems';

export type Stage = 'validate' | 'preview' | 'apply';

/** Which creators to add to which email task. */
interface EmailBody {
  /** At most `idsPerBody` of the stage's operation. */
  readonly ids: readonly CreatorId[];
  readonly taskId: Id;
  /** The token returned by this body's preview, if any. */
  readonly token?: string;
}

/**
 * The parts of the CRM about named things. `key` is the Idempotency-Key of that very request; null = done, but answered without the row.
 */
export interface NamedCrm {
  /** A whole list: page by page if the table's request has pages, otherwise in the single answer the CRM gives. */
  list<L extends ListName>(list: L): Answer<readonly EntryOf<L>[]>;
  createLabel(name: string, key: string): Answer<Label | null>;
  /** Changes, deletes or otherwise handles the one thing with this id. A group's `creatorIds` are its whole membership afterwards. */
  perform<A extends ActionName>(action: A, id: Id, values: ActionValues<A>, key: string): Answer<null>;
  /** null = the CRM says it does not exist. */
  getGroup(id: Id): Answer<Group | null>;
  createGroup(group: { readonly name: string; readonly creatorIds?: readonly CreatorId[] }, key: string): Answer<Group | null>;
  addToEmail(stage: Stage, body: EmailBody, key: string): Answer<BatchAnswer>;
}

const emailStages: Readonly<Record<Stage, OperationName>> = { validate: 'validateEmail', preview: 'previewEmail', apply: 'applyEmail' };

export function namedCrm(ask: Ask, contract: Contract, lists: LongLists): NamedCrm {
  const made = <T>(operation: OperationName, values: object, key: string, read: (row: Row) => T): Answer<T | null> => {
    lists.forget();
    return ask({ operation, values, changes: true, idempotencyKey: key }, (data) => rowAfterWrite(contract, operation, data, read));
  };
  return {
    list: (list) => lists.read(list, (row) => readRow(entryOf(list), row)),
    perform: (operation, id, values, key) => {
      lists.forget();
      const path = { [placeIn(contract.operations[operation].path)]: String(id) };
      return ask({ operation, path, values, changes: true, idempotencyKey: key }, () => null);
    },
    createLabel: (name, key) => made('createLabel', { name }, key, readLabel),
    getGroup: (id) =>
      absentAsNull(ask({ operation: 'getGroup', path: { groupId: String(id) } }, (data) => readGroup(openRow(contract, 'getGroup', data)))),
    createGroup: (group, key) => made('createGroup', group, key, readGroup),
    addToEmail: (stage, body, key) => addToEmail(ask, contract, stage, body, key),
  };
}

/** The build refuses a table in which an action has no placeholder for its id, or more than one. */
const placeIn = (path: string): string => /\{(\w+)\}/.exec(path)?.[1] ?? broken(`the path ${path} has a place for an id`);

const readLabel = (row: Row): Label => readRow('label', row);
const readGroup = (row: Row): Group => readRow('group', row);

function addToEmail(ask: Ask, contract: Contract, stage: Stage, { ids, taskId, token }: EmailBody, key: string): Answer<BatchAnswer> {
  const operation = emailStages[stage];
  holdToLimit(contract, operation, ids);
  if (ids.length === 0) broken('a body names at least one creator');
  const values = { selector: { creatorIds: ids }, taskId, token };
  return ask({ operation, values, changes: stage === 'apply', idempotencyKey: key }, (data) =>
    readBatch(openRow(contract, operation, data)),
  );
}
