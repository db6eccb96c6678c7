// A script's HTTP request and its outcome, as passed between the runtime and its fetching thread.

export interface WebRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | null;
  readonly timeoutMs: number;
}

export type WebAnswer =
  | {
      readonly answered: true;
      readonly status: number;
      /** Names in lowercase, in order of arrival; a repeated header appears repeatedly. */
      readonly headers: readonly (readonly [string, string])[];
      readonly body: Uint8Array;
    }
  /** `timeout`, or the system's error code ("ECONNREFUSED"). */
  | { readonly answered: false; readonly reason: string };

/** Several requests at once, answered in order. */
export interface Fetching {
  readonly id: number;
  readonly requests: readonly WebRequest[];
}

export interface Fetched {
  readonly id: number;
  readonly answers: readonly WebAnswer[];
}
