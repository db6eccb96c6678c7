// Waits for what a test asserts: a page shows a person's action before its host hears of it, and a script answers before a page shows its
// cells.

/** Milliseconds; only a failing test waits that long. */
const PATIENCE = 60_000;

/** Milliseconds until the first repetition, how much longer each next one waits, and the longest: a look costs more than most waits. */
const PAUSE = { first: 20, grows: 1.5, longest: 200 };

/** Pauses, each longer than the one before. */
export function pauses(): () => Promise<void> {
  let next = PAUSE.first;
  return () => {
    const ms = next;
    next = Math.min(next * PAUSE.grows, PAUSE.longest);
    return new Promise((resolve) => setTimeout(resolve, ms));
  };
}

/** Repeats an expectation until it holds, for at most that many milliseconds. Fails as the expectation does. */
export async function eventually(expectation: () => void | Promise<void>, patience = PATIENCE): Promise<void> {
  const pause = pauses();
  for (const end = Date.now() + patience; Date.now() < end; ) {
    try {
      await expectation();
      return;
    } catch {
      await pause();
    }
  }
  await expectation();
}
