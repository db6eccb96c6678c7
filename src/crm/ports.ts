// The ports that the CRM client needs from its context.

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body?: string;
  /** A form with a file in it, instead of a body. */
  readonly form?: readonly FormPart[];
  /** The answer may be a file: its bytes are wanted too. */
  readonly bytes?: boolean;
  /** Give up after so many seconds and say `answered: false`. */
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
      /** The bytes of the body, where the request wanted them. */
      readonly base64?: string;
    }
  /** No answer came; `reason` is the platform's text. */
  | { readonly answered: false; readonly reason: string };

/** Sends one request and returns when the answer is there. Never throws for what the network or the server does. */
export type Http = (request: HttpRequest) => HttpAnswer;

/** How long one request may take, in seconds. */
export interface Timeouts {
  readonly read: number;
  readonly write: number;
}

/**
 * A read may be tried three times, so 3 x 30 s must stay far below the 6 minutes of one execution (the platform waits 360 s
 * when it is not told otherwise). A write is tried once and gets longer: giving up on it costs a read to learn what it did.
 */
export const defaultTimeouts: Timeouts = { read: 30, write: 60 };

/** When requests were sent, and until when the CRM wants none; milliseconds since 1970. */
export interface PaceState {
  readonly sent: readonly number[];
  readonly blockedUntil: number;
  /** The CRM said "too many" before its documented limit was met: fewer a minute until then. */
  readonly slow?: { readonly perMinute: number; readonly until: number };
}

/** Remembers the pace of this key across executions, so that the limit per minute is kept by all of them. */
export interface PaceMemory {
  read(): PaceState;
  write(state: PaceState): void;
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Blocks for so many milliseconds; only for waits of a second or two. */
  sleep(ms: number): void;
}

/** A fresh random UUID. */
export type NewId = () => string;
