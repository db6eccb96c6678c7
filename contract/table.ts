// The CRM's HTTP contract as data: the types of crm.json, and what each entry means.

import data from './crm.json';

/** K = stated by public documentation or shown by the vendor's CLI, I = inferred from documented neighbors, U = unknown and guessed. */
export type Evidence = 'K' | 'I' | 'U';

/** A single fact of the contract with its evidence. */
export interface Fact<T> {
  readonly value: T;
  readonly evidence: Evidence;
}

/**
 * How a value looks on the wire. `id` is an opaque string or number, kept as it came; `time` is an ISO 8601 text, or an integer: seconds or
 * milliseconds since 1970; `one:S` and `many:S` nest the shape S; `page:S` is one page of a list of S; `choice` is one of the wire values
 * listed in `values`; `file` is a part of a form with a name and bytes.
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
  /** The key that is written, and the first one tried when reading. */
  readonly key: string;
  /**
   * Other spellings accepted when reading ("pagination fields are not identical across endpoints"), in addition to those of `spellingsOf`.
   */
  readonly also?: readonly string[];
  readonly type: WireType;
  readonly evidence: Evidence;
  /** For `choice`: our word -> the wire values that mean it; the first one is written. */
  readonly values?: Readonly<Record<string, readonly (string | number)[]>>;
  /** The key must be present, in requests as well as answers. */
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
  /** The vendor CLI's name for it, for people. */
  readonly command: string;
  /** Names of shapes for the query string (GET) or the body (otherwise); absent = none. */
  readonly request?: string;
  /** How the body is encoded; absent = JSON. */
  readonly encoding?: 'multipart';
  readonly answer: {
    readonly shape: string;
    /**
     * one = an object, page = a page of them (keys in `paging`), list = a bare array or a page, file = the bytes of a workbook, or an
     * object of the shape with a link to it.
     */
    readonly as: 'one' | 'page' | 'list' | 'none' | 'file';
    readonly evidence: Evidence;
  };
  /** The most ids one body may name. */
  readonly idsPerBody?: Fact<number>;
  /** Our name for the answer's value that the next stage must carry, if the CRM wants one. */
  readonly carryFromPreview?: Fact<string | null>;
}

/** The operations of the table: code that asks for any other does not compile. */
export type OperationName = keyof typeof data.operations;

/** The fields of a channel: what an answer can say about one, and what a change set can carry. */
export type ChannelKey = keyof typeof data.shapes.channel;
export type ChangeField = keyof typeof data.changes;

export type Carrier = 'batch' | 'update';

export interface ChangeRule {
  /** Which operations carry the field: the staged batch, and the update of one channel. */
  readonly carriedBy: Readonly<Record<Carrier, Fact<boolean>>>;
  /** What is sent to clear the field; `impossible` = the CRM cannot express it. */
  readonly clear: Fact<'null' | 'empty' | 'impossible'>;
  /** Whether a change of this field creates a missing channel in the CRM (K: status and labels do). */
  readonly creates: Fact<boolean>;
}

/** What a refusal of the CRM means to the caller. */
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
  /** A regular expression for a family of codes, which `code`, one of them, matches too. */
  readonly pattern?: string;
  readonly kind: ErrorKind;
  /** The evidence for the code. */
  readonly evidence: Evidence;
  /** The HTTP status it comes with: documentation names codes without one. */
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
  /** The most bytes and rows of an imported workbook. */
  readonly files: { readonly maxBytes: Fact<number>; readonly maxRows: Fact<number> };
  readonly shapes: Readonly<Record<string, Shape>>;
  readonly operations: Readonly<Record<OperationName, Operation>>;
  readonly changes: Readonly<Record<ChangeField, ChangeRule>>;
  readonly errors: readonly ErrorRule[];
}

/** JSON imports are typed `string` where the contract lists words. */
type Loose<T> = T extends string ? string : T extends number ? number : { readonly [Key in keyof T]: Loose<T[Key]> };

const table: Loose<Contract> = data;

/** The table itself: its keys are checked by the compiler, its words and the product's needs by the build (contract/needs.ts). */
export const crmContract = table as Contract;
