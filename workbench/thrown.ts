// What was thrown, as texts. It may come from the realm of a script, where `instanceof` knows nothing of it.

export interface Thrown {
  readonly name: string;
  readonly message: string;
}

export function thrown(what: unknown): Thrown {
  const { name, message } = partsOf(what);
  return { name: typeof name === 'string' ? name : 'Error', message: typeof message === 'string' ? message : String(what) };
}

/** For a fault of ours. */
export const traceOf = (what: unknown): string => String(partsOf(what).stack ?? what);

const partsOf = (what: unknown): { readonly name?: unknown; readonly message?: unknown; readonly stack?: unknown } =>
  typeof what === 'object' && what !== null ? what : {};
