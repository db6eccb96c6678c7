// The list of functions in docs/differences.md, compared with the implementation.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FUNCTIONS, OF_REFERENCES } from '../../../workbench/model/functions';
import { projectFolder } from '../../../workbench/start';

test('docs/differences.md names every function that is ours, and no other', () => {
  const page = readFileSync(join(projectFolder(), 'docs/differences.md'), 'utf8');
  const [, list = ''] = /these of ours: ([A-Z,\s]+), and NOW and TODAY/.exec(page) ?? [];
  expect(list.split(/,\s+/)).toEqual(Object.keys({ ...FUNCTIONS, ...OF_REFERENCES }).sort());
});
