// Prints measurements: a table for people, or with --json one JSON line each.

export type Measurement = Readonly<Record<string, string | number | null>>;

/** Prints rows that share their keys; null is shown as a dash. */
export function print(bench: string, title: string, rows: readonly Measurement[]): void {
  if (process.argv.includes('--json')) for (const row of rows) console.log(JSON.stringify({ bench, title, ...row }));
  else console.log(`\n${title}\n\n${table(rows)}`);
}

function table(rows: readonly Measurement[]): string {
  const head = Object.keys(rows[0] ?? {});
  const lines = [head, ...rows.map((row) => head.map((key) => shown(row[key] ?? null)))];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const numeric = head.map((key) => rows.every((row) => typeof row[key] !== 'string'));
  const pad = (cell: string, column: number): string =>
    numeric[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0);
  return lines.map((line) => line.map(pad).join('  ').trimEnd()).join('\n');
}

const shown = (value: string | number | null): string =>
  value === null ? '-' : typeof value === 'number' ? value.toLocaleString('en') : value;
