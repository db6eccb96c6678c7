// Small stubs for single Google services, for what the emulated platform cannot be made to do: fail, refuse, stay silent.
// They imitate nothing beyond what a test says, and record the calls.

/** Installs services in the global object for one test and removes them again. */
export function withServices(services: Readonly<Record<string, unknown>>, work: () => void): void {
  const globals = globalThis as unknown as Record<string, unknown>;
  Object.assign(globals, services);
  try {
    work();
  } finally {
    for (const name of Object.keys(services)) delete globals[name];
  }
}

/** A `Utilities` that records sleeping instead of doing it. */
export function sleepingUtilities(): { readonly slept: number[]; sleep(ms: number): void } {
  const slept: number[] = [];
  return { slept, sleep: (ms) => void slept.push(ms) };
}

interface FetchCall {
  readonly url: string;
  readonly options: Readonly<Record<string, unknown>>;
}

/** A `UrlFetchApp` that answers, or throws, as told. */
export function fetchingApp(
  answer: { status: number; headers: Record<string, unknown>; body: string; content?: readonly number[] } | Error,
): {
  readonly calls: FetchCall[];
  fetch(url: string, options: FetchCall['options']): unknown;
} {
  const calls: FetchCall[] = [];
  return {
    calls,
    fetch: (url, options) => {
      calls.push({ url, options });
      if (answer instanceof Error) throw answer;
      return {
        getResponseCode: () => answer.status,
        getAllHeaders: () => answer.headers,
        getContent: () => answer.content ?? [],
        getContentText: (charset: string) => (charset === 'UTF-8' ? answer.body : 'wrong charset'),
      };
    },
  };
}
