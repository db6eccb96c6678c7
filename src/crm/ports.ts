// The ports that the CRM client needs from its surroundings. It must not know Apps Script, nor what is synchronised.

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body?: string;
}

export type HttpAnswer =
  | { readonly answered: true; readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }
  /** No answer came; `reason` is the platform's text. */
  | { readonly answered: false; readonly reason: string };

/** Sends one request and returns when the answer is there. Never throws for what the network or the server does. */
export type Http = (request: HttpRequest) => HttpAnswer;

/**
 * Remembers when this key last sent requests, across executions, so that the limit per minute is kept by all of them.
 * Times are milliseconds since 1970.
 */
export interface PaceMemory {
  read(): { readonly sent: readonly number[]; readonly blockedUntil: number };
  write(state: { readonly sent: readonly number[]; readonly blockedUntil: number }): void;
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Blocks for so many milliseconds; only for waits of a second or two. */
  sleep(ms: number): void;
}

/** A fresh random UUID. */
export type NewId = () => string;
