// Groups numbers (rows, columns, places in a list) that lie close together.

/** Runs from..to, ascending, without duplicates. Within a run, the next number is at most `step` away; by default, they are consecutive. */
export function runsOf(numbers: readonly number[], step = 1): { readonly from: number; readonly to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = runs[runs.length - 1];
    if (last !== undefined && number - last.to <= step) last.to = number;
    else runs.push({ from: number, to: number });
  }
  return runs;
}
