// The shape of the CRM's HTTP contract as data: what stands in crm.json and what each entry means.

import data from './crm.json';

/** K = stated by public documentation or shown by the vendor's CLI, I = inferred from documented neighbours, U = unknown and guessed. */
export type Evidence = 'K' | 'I' | 'U';

/** A single fact of the contract with the evidence for it. */
export interface Fact<T> {
  readonly value: T;
  readonly evidence: Evidence;
}

/**
 * How a value looks on the wire.
 * `id` is an opaque string or number, kept as it came; `time` is an ISO 8601 text, or an integer: seconds or milliseconds since 1970; `one:S` and `many:S` nest the shape S;
 * `page:S` is one page of a list of S; `choice` is one of the wire values listed in `values`; `file` is a part of a form with a name and bytes.
 */
export type WireType =
  | 'id'
  | 'ids'
  | 'text'
  | 'number'
  | 'boolean'
  | 'time'
  | 'json'
  | 'choice'
  | 'file'
  | `one:${string}`
  | `many:${string}`;

/** One key of a request or an answer. */
export interface WireKey {
  /** The key that is written, and the first that is looked for when reading. */
  readonly key: string;
  /** Other spellings that are accepted when reading ("pagination fields are not identical across endpoints"), beside those of `spellingsOf`. */
  readonly also?: readonly string[];
  readonly type: WireType;
  readonly evidence: Evidence;
  /** For `choice`: our word -> the wire values that mean it; the first one is written. */
  readonly values?: Readonly<Record<string, readonly (string | number)[]>>;
  /** The key must be there, in a request as in an answer. */
  readonly required?: boolean;
}

/** Our name for a value -> the key that carries it. */
export type Shape = Readonly<Record<string, WireKey>>;

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Operation {
  readonly method: Method;
  /** Relative to the base path; `{name}` is replaced by the percent-encoded value of that name. */
  readonly path: string;
  readonly evidence: Evidence;
  /** What the vendor's CLI calls it, for people. */
  readonly command: string;
  /** Names of shapes for the query string (GET) or the body (otherwise); absent = none. */
  readonly request?: string;
  /** How the body is written; absent = JSON. */
  readonly encoding?: 'multipart';
  readonly answer: {
    readonly shape: string;
    /**
     * one = an object, page = a page of them (keys in `paging`), list = a bare array or a page,
     * file = the bytes of a workbook, or an object of the shape with a link to it.
     */
    readonly as: 'one' | 'page' | 'list' | 'none' | 'file';
    readonly evidence: Evidence;
  };
  /** Most ids that one body may name. */
  readonly idsPerBody?: Fact<number>;
  /** Our name of the answer's value that the next stage must carry, when the CRM wants one. */
  readonly carryFromPreview?: Fact<string | null>;
}

/** The operations of the table: code that asks for another does not compile. */
export type OperationName = keyof typeof data.operations;

/** The fields of a channel: what an answer can tell of one, and what a change set can carry. */
export type ChannelKey = keyof typeof data.shapes.channel;
export type ChangeField = keyof typeof data.changes;

export type Carrier = 'batch' | 'update';

export interface ChangeRule {
  /** Which operations carry the field: the staged batch, and the update of one channel. */
  readonly carriedBy: Readonly<Record<Carrier, Fact<boolean>>>;
  /** What is sent to empty the field; `impossible` = the CRM cannot express it. */
  readonly clear: Fact<'null' | 'empty' | 'impossible'>;
  /** Whether a change of this field brings a missing channel into the CRM (K: status and labels do). */
  readonly creates: Fact<boolean>;
}

/** What a refusal of the CRM means to whoever asked. */
export type ErrorKind =
  | 'wrong-key'
  | 'no-credit'
  | 'no-permission'
  | 'upstream-limit'
  | 'refused'
  | 'duplicate'
  | 'not-found'
  | 'wait'
  | 'not-ready'
  | 'server';

export interface ErrorRule {
  readonly code: string;
  /** Codes of a family: a regular expression that `code`, one of them, fits too. */
  readonly pattern?: string;
  readonly kind: ErrorKind;
  /** Of the code. */
  readonly evidence: Evidence;
  /** The HTTP status that it comes with: documentation names codes without one. */
  readonly status: Fact<number>;
  readonly meaning: string;
}

export interface Contract {
  readonly transport: Readonly<
    Record<'origin' | 'basePath' | 'authorization' | 'requestIdHeader' | 'idempotencyHeader' | 'dashboard', Fact<string>>
  > & {
    readonly requestsPerMinute: Fact<number>;
  };
  readonly envelope: Shape;
  readonly paging: { readonly answer: Shape; readonly maxPageSize: Fact<number> };
  /** Most bytes and rows of a workbook that is imported. */
  readonly files: { readonly maxBytes: Fact<number>; readonly maxRows: Fact<number> };
  readonly shapes: Readonly<Record<string, Shape>>;
  readonly operations: Readonly<Record<OperationName, Operation>>;
  readonly changes: Readonly<Record<ChangeField, ChangeRule>>;
  readonly errors: readonly ErrorRule[];
}

/** JSON says `string` where the contract lists words. */
type Loose<T> = T extends string ? string : T extends number ? number : { readonly [Key in keyof T]: Loose<T[Key]> };

const table: Loose<Contract> = data;

/** The table itself: its keys are checked by the compiler, its words and what the product needs of it by the build (contract/needs.ts). */
export const crmContract = table as Contract;
