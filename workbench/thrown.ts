// A thrown value as text. It may come from a script's realm, where `instanceof` does not recognize it.

interface Thrown {
  readonly name: string;
  readonly message: string;
}

export function thrown(what: unknown): Thrown {
  const { name, message } = partsOf(what);
  return { name: typeof name === 'string' ? name : 'Error', message: typeof message === 'string' ? message : String(what) };
}

/** For a bug of our own. */
export const traceOf = (what: unknown): string => String(partsOf(what).stack ?? what);

const partsOf = (what: unknown): { readonly name?: unknown; readonly message?: unknown; readonly stack?: unknown } =>
  typeof what === 'object' && what !== null ? what : {};
