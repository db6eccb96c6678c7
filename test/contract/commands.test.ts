// Compares docs/commands.md with the vendor's commands: none is missing, each is somewhere in the add-on, each has a test.

import { existsSync, readFileSync } from 'node:fs';
import { crmContract } from '../../contract/table';

/** The vendor's CRM commands; `schema` only describes the others, so the contract's table has no request for it. */
const commands = [...Object.values(crmContract.operations).map(({ command }) => command), 'schema'];

const rows = readFileSync('docs/commands.md', 'utf8')
  .split('\n')
  .map((line) => /^\| `([^`]+)` \| (.+) \| `([^`]+)` \|$/.exec(line))
  .flatMap((match) => (match === null ? [] : [{ command: match[1] ?? '', place: match[2] ?? '', test: match[3] ?? '' }]));

test('every command of the vendor is in the table once, and no nonexistent one', () => {
  expect(rows.map(({ command }) => command).sort()).toEqual([...new Set(commands)].sort());
});

test.each(rows)('$command is tested where the table says', ({ test: file }) => {
  expect(existsSync(file)).toBe(true);
});
