// Reads texts that something else may have overwritten as objects.

/** Returns an empty object for anything that is not an object. */
export const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

export function objectIn(text: string | null): Readonly<Record<string, unknown>> {
  try {
    return objectOf(JSON.parse(text ?? ''));
  } catch {
    return {};
  }
}
