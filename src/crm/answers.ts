// Decodes the `data` of each answer into records: rows, lists, and counts.

import { eachOf, namesOf } from '../../contract/named';
import { type Needs, READ, type ReadName, type RowOf } from '../../contract/reads';
import type { BatchAnswer, Json, Named, Page, Quota } from '../../contract/records';
import { spellingsOf } from '../../contract/spelling';
import type { Contract, OperationName } from '../../contract/table';
import { type Channel, channelOf, type Readers } from '../fields/fields';
import type { Values } from '../fields/kinds';
import { truncated } from '../fields/truncate';
import { isObject, Row, shapeOf, typeName, unknownShape } from './codec';

/** The single row of an answer, read with the shape the table gives the operation. */
export function openRow(contract: Contract, operation: OperationName, data: Json | undefined): Row {
  return new Row(contract, shapeOf(contract, contract.operations[operation].answer.shape), data, 'data');
}

/** The row a write was answered with; null when there is none: nothing, a word, or an object without an id. */
export function rowAfterWrite<T>(contract: Contract, operation: OperationName, data: Json | undefined, read: (row: Row) => T): T | null {
  const { id, creatorId } = shapeOf(contract, contract.operations[operation].answer.shape);
  const wire = id ?? creatorId;
  const named = isObject(data) && wire !== undefined && spellingsOf(wire).some((key) => key in data);
  return named ? read(openRow(contract, operation, data)) : null;
}

const READERS: Readers<Row> = {
  key: (row, name) => row.creatorId(name),
  text: (row, name) => row.text(name),
  time: (row, name) => row.text(name),
  flag: (row, name) => row.boolean(name),
  one: (row, name) => row.one(name, readNamed),
  many: (row, name) => row.many(name, readNamed),
  shown: readShown,
};

/**
 * Handle and link prove which creator a row belongs to, and are stored in the base: this much of each is enough, and leaves room for the
 * rest.
 */
const PROOF_LIMIT = 2_000;

export function readChannel(row: Row): Channel {
  const channel = channelOf(READERS, row, row.rest());
  const cut = (text: string | undefined): string | undefined => (text === undefined ? undefined : truncated(text, PROOF_LIMIT));
  return { ...channel, handle: cut(channel.handle), channelLink: cut(channel.channelLink) };
}

/** Display-only values have whatever type the table gives them, so a type change there needs no change here. */
function readShown(row: Row, name: string): Values['shown'] {
  switch (row.kind(name)) {
    case 'number':
      return row.number(name);
    case 'boolean':
      return row.boolean(name);
    case 'one':
      return row.one(name, readNamed);
    case 'many':
      return row.many(name, readNamed);
    case 'time': {
      const time = row.text(name);
      return time === undefined ? undefined : { time };
    }
    case 'ids':
      return row.ids(name)?.join(', ');
    case 'json': {
      const json = row.raw(name);
      return json === undefined ? undefined : JSON.stringify(json);
    }
    default:
      return row.text(name);
  }
}

/** A longer name would not fit where names are stored, a hundred to a cell. */
const NAME_LIMIT = 400;

const readName = (row: Row): string => truncated(row.text('name') ?? '', NAME_LIMIT);

function readNamed(row: Row): Named {
  return { id: row.id('id'), name: readName(row) };
}

/** One object, with everything the product reads of it. */
export function readRow<R extends ReadName>(name: R, row: Row): RowOf<R> {
  const needs: Needs = READ[name];
  return eachOf(namesOf(needs), (own) => valueOf(row, own, needs[own] ?? '')) as RowOf<R>;
}

function valueOf(row: Row, name: string, need: string): unknown {
  if (name === 'name') return readName(row);
  switch (need.replace('?', '')) {
    case 'id':
      return row.id(name);
    case 'number':
      return row.number(name) ?? null;
    case 'flag':
      return row.boolean(name) ?? null;
    case 'creators':
      return row.creatorIds(name) ?? null;
    default:
      return row.text(name) ?? '';
  }
}

export function readQuota(row: Row): Quota {
  return {
    used: row.number('usedCredit') ?? unknownShape('data has no used credit'),
    total: row.number('totalCredit') ?? null,
    remaining: row.number('remainingCredit') ?? null,
  };
}

/** JSON null for the failures means "not named": only a list says who failed. */
export function readBatch(row: Row): BatchAnswer {
  const failed = row.many('failed', (one) => ({
    creatorId: one.creatorId('creatorId'),
    code: one.text('code') ?? '',
    reason: one.text('reason') ?? '',
  }));
  return {
    existing: row.number('existing') ?? null,
    creatable: row.number('creatable') ?? null,
    created: row.number('created') ?? null,
    failed: failed ?? null,
    token: row.text('token') || null,
  };
}

/**
 * One page of rows. Where the table says the answer is a list, a bare array counts as a page that says nothing about further pages. An
 * object without a list is never an empty page, except for a null list with a total of 0.
 */
export function readPage<T>(
  contract: Contract,
  operation: OperationName,
  data: Json | undefined,
  asked: number,
  read: (row: Row) => T,
): Page<T> {
  const { as, shape } = contract.operations[operation].answer;
  const rowsOf = (list: Json | undefined, where: string): readonly T[] => {
    if (!Array.isArray(list)) return unknownShape(`${where} is ${typeName(list)}, not a list`);
    return list.map((one: Json, index) => read(new Row(contract, shapeOf(contract, shape), one, `${where}[${index}]`)));
  };
  if (as === 'list' && !isObject(data)) return { rows: rowsOf(data, 'data'), page: asked, pages: null, total: null };
  const envelope = new Row(contract, contract.paging.answer, data, 'data');
  const total = envelope.number('total') ?? null;
  const size = envelope.number('size') ?? null;
  const list = envelope.raw('items');
  const rows = list === null && total === 0 ? [] : rowsOf(list, 'data.rows');
  const counted = total !== null && size !== null && size > 0 ? Math.ceil(total / size) : null;
  return { rows, page: envelope.number('page') ?? asked, pages: envelope.number('pages') ?? counted, total };
}
