// Holds docs/commands.md to the vendor's commands: none is missing, each is somewhere in the add-on, and a test holds it.

import { readFileSync } from 'node:fs';
import { crmContract } from '../../contract/table';

/** What the vendor's command line does for the CRM; `schema` only describes the others, so that the contract's table has no request for it. */
const commands = [...Object.values(crmContract.operations).map(({ command }) => command), 'schema'];

const listed = readFileSync('docs/commands.md', 'utf8')
  .split('\n')
  .flatMap((line) => /^\| `([^`]+)` \| .+ \| `[^`]+` \|$/.exec(line)?.[1] ?? []);

test('every command of the vendor stands in the table once, and none that does not exist: a test says `// Holds` of it', () => {
  expect([...listed].sort()).toEqual([...new Set(commands)].sort());
});
