// What an operation receives and returns, and how records appear on the wire in a dialect.

import type { InStatement } from '@libsql/client';
import type { Json } from '../../contract/records';
import { shapeNamed } from '../../contract/shapes';
import type { Contract, ErrorKind, OperationName } from '../../contract/table';
import type { Refusal } from './answers';
import { inventedRecord } from './by-type';
import type { Dialect } from './dialects';
import type { SandboxKey } from './keys';
import type { AccountName, Channel, FieldChange, Lists, Name, ObjectChange, OperationKind } from './model';
import type { SentFile } from './requests';
import type { Store } from './store';
import { isObject, type JsonObject, type Spelling, write } from './wire';
import type { FileOf } from './workbook';

/** One request whose key, path and JSON fit the table. */
export interface Call {
  readonly contract: Contract;
  readonly dialect: Dialect;
  readonly store: Store;
  readonly account: AccountName;
  readonly key: SandboxKey;
  /** Credits that the key has spent so far. */
  readonly spent: number;
  readonly lists: Lists;
  /** The path's placeholder values, decoded. */
  readonly path: Readonly<Record<string, string>>;
  /** The request under our names. */
  readonly request: JsonObject;
  /** The file of a form. */
  readonly file: SentFile | null;
  /** Milliseconds that an export started now takes. */
  readonly exportMs: number;
  /** ISO 8601. */
  readonly at: string;
  /** Creators that this request must fail on. */
  readonly failing: readonly string[];
}

/** The outcome of a call: nothing has happened until `statements` are committed. */
export type Executed =
  | {
      readonly ok: true;
      readonly data: Json;
      /** Sent instead of the envelope. */
      readonly file?: FileOf;
      /** The data are the whole answer, without an envelope. */
      readonly atRoot?: boolean;
      readonly summary: string;
      readonly statements: readonly InStatement[];
      readonly changes: readonly FieldChange[];
      readonly objects?: readonly ObjectChange[];
    }
  | { readonly ok: false; readonly refusal: Refusal };

export type Run = (call: Call) => Promise<Executed>;

/** What runs an operation, and whether it changes something: a check is a step of a change that changes nothing yet. */
export interface Served {
  readonly kind: OperationKind;
  readonly run: Run;
}

export type Routes = Readonly<Partial<Record<OperationName, Served>>>;

export function answered(data: Json, summary: string): Executed {
  return { ok: true, data, summary, statements: [], changes: [] };
}

export function refuse(kind: ErrorKind, summary: string): Executed {
  return { ok: false, refusal: { kind, summary } };
}

/** A record in the shape that the table gives for the operation's answer. */
export function shown(call: Call, operation: OperationName, record: JsonObject, more: Partial<Spelling> = {}): JsonObject {
  const { contract, dialect } = call;
  const { keys, times, spelling: chosen } = dialect;
  const spelling = { key: chosen.reason, choice: chosen.choice, keys, times, ...more };
  return write(contract, shapeNamed(contract, contract.operations[operation].answer.shape), record, spelling);
}

/** A channel under our names, with the names of what it refers to; an id that is no longer in any list has no name. */
function channelRecord(call: Call, channel: Channel): JsonObject {
  const { dialect, lists } = call;
  const text = (value: string): Json => (value === '' ? dialect.blankText : value);
  return {
    ...channel,
    country: text(channel.country),
    email: text(channel.email),
    contactLink: text(channel.contactLink),
    notes: text(channel.notes),
    status: channel.status === null ? null : reference(dialect, lists.statuses, channel.status),
    owner: channel.owner === null ? null : reference(dialect, lists.members, channel.owner),
    labels: channel.labels.map((id) => reference(dialect, lists.labels, id)),
    groups: channel.groups.map((id) => reference(dialect, lists.groups, id)),
  };
}

function reference({ rowIds }: Dialect, names: readonly Name[], id: Name['id']): JsonObject {
  return { ...names.find((one) => one.id === id), id: rowIds === 'text' ? String(id) : id };
}

/**
 * A channel as a row on the wire: with an invented value of the right type for each key of the table that the sandbox does not store, and
 * with keys unknown to the table where the dialect adds them.
 */
export function channelRow(call: Call, operation: OperationName, channel: Channel): JsonObject {
  const record = channelRecord(call, channel);
  const shape = shapeNamed(call.contract, call.contract.operations[operation].answer.shape);
  const unkept = Object.fromEntries(Object.entries(shape).filter(([name]) => !Object.hasOwn(record, name)));
  const row = shown(call, operation, { ...inventedRecord(call.contract, unkept, channel.creatorId), ...record });
  return call.dialect.extraKeys
    ? { ...row, sandbox_score: channel.labels.length, sandbox_origin: { kind: 'invented', tags: ['a', 'b'] } }
    : row;
}

/** A whole number from the request, given as a number or as text, or the default when absent. */
export function numberOf(request: JsonObject, name: string, otherwise: number): number {
  const value = request[name];
  return typeof value === 'number' || typeof value === 'string' ? Number(value) : otherwise;
}

export function textOf(request: JsonObject, name: string): string | undefined {
  const value = request[name];
  return typeof value === 'string' ? value : undefined;
}

/** The ids of a list in the request; only texts can identify creators. */
export function textsOf(record: Json | undefined, name: string): readonly string[] | null {
  const ids = isObject(record) ? record[name] : undefined;
  return Array.isArray(ids) && ids.every((id) => typeof id === 'string') ? ids : null;
}
