// The ports the CRM client needs.

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body?: string;
  /** A form containing a file, instead of a body. */
  readonly form?: readonly FormPart[];
  /** The answer may be a file, so its bytes are wanted too. */
  readonly bytes?: boolean;
  /** Gives up after this many seconds and returns `answered: false`. */
  readonly timeoutSeconds?: number;
}

/** One part of a form: a text, or a file. */
export type FormPart =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly fileName: string; readonly type: string; readonly base64: string };

export type HttpAnswer =
  | {
      readonly answered: true;
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
      /** The bytes of the body, if the request asked for them. */
      readonly base64?: string;
    }
  /** No answer came; `reason` is the platform's text. */
  | { readonly answered: false; readonly reason: string };

/** Sends one request and returns when the answer has arrived. Never throws for what the network or server does. */
export type Http = (request: HttpRequest) => HttpAnswer;

/** How long one request may take, in seconds. */
export interface Timeouts {
  readonly read: number;
  readonly write: number;
}

/**
 * A read may be tried three times, so 3 x 30 s must stay far below the 6 minutes of one execution (by default, the platform waits 360 s). A
 * write is tried once and gets longer: giving up on it costs a read to learn what it did.
 */
export const defaultTimeouts: Timeouts = { read: 30, write: 60 };

/** When requests were sent, and until when the CRM wants none; milliseconds since 1970. */
export interface PaceState {
  readonly sent: readonly number[];
  readonly blockedUntil: number;
  /** The CRM said "too many" before its documented limit was reached: fewer per minute until then. */
  readonly slow?: { readonly perMinute: number; readonly until: number };
}

/** Remembers this key's pace across executions, so that all of them together keep to the limit per minute. */
export interface PaceMemory {
  read(): PaceState;
  write(state: PaceState): void;
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Blocks for this many milliseconds; only for waits of a second or two. */
  sleep(ms: number): void;
}

/** A fresh random UUID. */
export type NewId = () => string;
