// The places that docs/change-it.md names exist, each once. Whether the result works: test/browser/change-it.test.ts

import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { headingsOf } from './pages';
import { follow, type Step, stepsOf } from './recipe';

const PAGE = 'docs/change-it.md';

let copy: string;
beforeEach(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'recipe-'));
});
afterEach(() => rmSync(copy, { recursive: true, force: true }));

/** On a copy that contains only this file. */
function followInCopy(step: Step): void {
  if (step.is === 'commands') return;
  const file = path.join(copy, step.file);
  if (!existsSync(file) && existsSync(step.file)) cpSync(step.file, file, { recursive: true });
  follow(step, copy);
}

test('every step can be followed, one after another', () => {
  const sections = headingsOf(PAGE).slice(1);
  expect(sections).toEqual(['A column', 'Text becomes a number', 'An operation with a panel', 'A change with a panel']);
  for (const step of sections.flatMap((heading) => stepsOf(PAGE, heading))) followInCopy(step);
});

test('a missing or ambiguous place would be found', () => {
  const step = { is: 'insert', file: 'package.json', where: 'below', line: '', code: '' } as const;
  expect(() => followInCopy({ ...step, line: '"no such line' })).toThrow('package.json has 0 lines');
  expect(() => followInCopy({ ...step, line: '"' })).toThrow(/package.json has \d\d lines/);
  expect(() => followInCopy({ is: 'file', file: 'LICENSE', code: '' })).toThrow('LICENSE is there already.');
});
