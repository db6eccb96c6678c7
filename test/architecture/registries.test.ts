// Compares the written lists of calls and panels with the code that they list.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './sources';

const printed: Record<string, string> = JSON.parse(
  execFileSync(process.execPath, [join(root, 'scripts/registries.mjs'), '--print'], { encoding: 'utf8' }),
);

test.each(Object.keys(printed))('%s lists what the code has: npm run registries', (file) => {
  expect(readFileSync(join(root, file), 'utf8')).toBe(printed[file]);
});
