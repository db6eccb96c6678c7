// Compares docs/commands.md with the vendor's commands: none is missing, each is somewhere in the add-on, and a test covers it.

import { readFileSync } from 'node:fs';
import { crmContract } from '../../contract/table';

/** The vendor's CRM commands; `schema` only describes the others, so the contract's table has no request for it. */
const commands = [...Object.values(crmContract.operations).map(({ command }) => command), 'schema'];

const listed = readFileSync('docs/commands.md', 'utf8')
  .split('\n')
  .flatMap((line) => /^\| `([^`]+)` \| .+ \| `[^`]+` \|$/.exec(line)?.[1] ?? []);

test('every vendor command is in the table once, and no nonexistent one: a test declares it with `// Holds`', () => {
  expect([...listed].sort()).toEqual([...new Set(commands)].sort());
});
