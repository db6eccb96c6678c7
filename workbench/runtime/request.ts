// An HTTP request of a script and what came of it, as they pass between the runtime and its fetching thread.

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
      /** Names in lower case, in the order of arrival; one that came several times stands several times. */
      readonly headers: readonly (readonly [string, string])[];
      readonly body: Uint8Array;
    }
  /** `timeout`, or the code of the system ("ECONNREFUSED"). */
  | { readonly answered: false; readonly reason: string };

/** Several requests at once, answered in their order. */
export interface Fetching {
  readonly id: number;
  readonly requests: readonly WebRequest[];
}

export interface Fetched {
  readonly id: number;
  readonly answers: readonly WebAnswer[];
}
