// Waits for what a test asserts: a page shows a person's action before its host hears of it, and a script answers before a page shows its
// cells.

/** Milliseconds; only a failing test waits that long. */
const PATIENCE = 60_000;

/** Repeats an expectation until it holds, for at most that many milliseconds. Fails as the expectation does. */
export async function eventually(expectation: () => void | Promise<void>, patience = PATIENCE): Promise<void> {
  for (const end = Date.now() + patience; Date.now() < end; ) {
    try {
      await expectation();
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  await expectation();
}
