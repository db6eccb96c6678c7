// Labels, groups and e-mail tasks: what the CRM keeps under a name beside its channels.

import type { BatchAnswer, CreatorId, EmailTask, Group, Id, Json, Label, Named, Page } from '../../contract/records';
import type { Contract, OperationName } from '../../contract/table';
import { openRow, readBatch, readLabel, readNamed, readPage, rowAfterWrite } from './answers';
import type { Row } from './codec';
import type { Ask } from './exchange';
import { absentAsNull } from './files';
import { holdToLimit, pageValues } from './limits';
import { readAll } from './paging';
import { type Answer, broken } from './problems';

export type Stage = 'validate' | 'preview' | 'apply';

/** Whom to add to which e-mail task. */
export interface EmailBody {
  /** At most `idsPerBody` of the stage's operation. */
  readonly ids: readonly CreatorId[];
  readonly taskId: Id;
  /** What the preview of this body answered, where it answered one. */
  readonly token?: string;
}

/** The parts of the CRM that have names of their own. `key` is the Idempotency-Key of that very request; null = done, but answered without the row. */
export interface NamedCrm {
  labels(): Answer<readonly Label[]>;
  createLabel(name: string, key: string): Answer<Label | null>;
  updateLabel(id: Id, name: string, key: string): Answer<null>;
  deleteLabel(id: Id, key: string): Answer<null>;
  groups(): Answer<readonly Group[]>;
  /** null = the CRM says that it is not there. */
  getGroup(id: Id): Answer<Group | null>;
  createGroup(group: { readonly name: string; readonly creatorIds?: readonly CreatorId[] }, key: string): Answer<Group | null>;
  /** `creatorIds` is the whole membership afterwards. */
  updateGroup(id: Id, change: { readonly name?: string; readonly creatorIds?: readonly CreatorId[] }, key: string): Answer<null>;
  deleteGroup(id: Id, key: string): Answer<null>;
  emailTasks(): Answer<readonly EmailTask[]>;
  addToEmail(stage: Stage, body: EmailBody, key: string): Answer<BatchAnswer>;
}

const emailStages: Readonly<Record<Stage, OperationName>> = { validate: 'validateEmail', preview: 'previewEmail', apply: 'applyEmail' };

export function namedCrm(ask: Ask, contract: Contract): NamedCrm {
  const change = (
    operation: OperationName,
    path: Readonly<Record<string, string>>,
    values: object | undefined,
    key: string,
  ): Answer<null> => ask({ operation, path, ...(values && { values }), changes: true, idempotencyKey: key }, () => null);
  const made = <T>(operation: OperationName, values: object, key: string, read: (row: Row) => T): Answer<T | null> =>
    ask({ operation, values, changes: true, idempotencyKey: key }, (data) => rowAfterWrite(contract, operation, data, read));
  return {
    labels: () => listOf(ask, contract, 'listLabels', readLabel),
    createLabel: (name, key) => made('createLabel', { name }, key, readLabel),
    updateLabel: (id, name, key) => change('updateLabel', { labelId: String(id) }, { name }, key),
    deleteLabel: (id, key) => change('deleteLabel', { labelId: String(id) }, undefined, key),
    groups: () => listOf(ask, contract, 'listGroups', readGroup),
    getGroup: (id) =>
      absentAsNull(ask({ operation: 'getGroup', path: { groupId: String(id) } }, (data) => readGroup(openRow(contract, 'getGroup', data)))),
    createGroup: (group, key) => made('createGroup', group, key, readGroup),
    updateGroup: (id, values, key) => change('updateGroup', { groupId: String(id) }, values, key),
    deleteGroup: (id, key) => change('deleteGroup', { groupId: String(id) }, undefined, key),
    emailTasks: () => listOf(ask, contract, 'listEmailTasks', (row): EmailTask => ({ ...readNamed(row), type: row.text('type') ?? '' })),
    addToEmail: (stage, body, key) => addToEmail(ask, contract, stage, body, key),
  };
}

/** A whole list: by pages where the table's request can name one, else in the single answer that the CRM gives. */
export function listOf<T extends Named>(
  ask: Ask,
  contract: Contract,
  operation: OperationName,
  read: (row: Row) => T,
): Answer<readonly T[]> {
  const readOne = (page: number): Answer<Page<T>> =>
    ask({ operation, values: pageValues(contract, operation, page) }, (data: Json | undefined) =>
      readPage(contract, operation, data, page, read),
    );
  const paged = 'page' in pageValues(contract, operation, 1);
  return readAll({ readPage: readOne, idOf: (row) => row.id, enough: () => !paged });
}

function readGroup(row: Row): Group {
  return { ...readNamed(row), channelCount: row.number('channelCount') ?? null, creatorIds: row.creatorIds('creatorIds') ?? null };
}

function addToEmail(ask: Ask, contract: Contract, stage: Stage, { ids, taskId, token }: EmailBody, key: string): Answer<BatchAnswer> {
  const operation = emailStages[stage];
  holdToLimit(contract, operation, ids);
  if (ids.length === 0) broken('a body names at least one creator');
  const values = { selector: { creatorIds: ids }, taskId, token };
  return ask({ operation, values, changes: stage === 'apply', idempotencyKey: key }, (data) =>
    readBatch(openRow(contract, operation, data)),
  );
}
