// docs/change-it.md, followed to the letter on a copy of the project: it compiles, its tests pass, and the program shows what was added.

import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { follow, run, stepsOf } from '../docs/recipe';
import { AddOn } from './add-on';
import { openWorkbench } from './driver';
import { Program } from './program';

const PAGE = 'docs/change-it.md';

/** What a clone does not contain; the pictures are large and not needed here. */
const LEFT_OUT = new Set(['node_modules', 'build', 'dist', '.git', '.data', 'docs/pictures']);

let copy: string;

beforeAll(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'change-it-'));
  for (const name of readdirSync('.')) {
    if (LEFT_OUT.has(name)) continue;
    cpSync(name, path.join(copy, name), { recursive: true, filter: (file) => !LEFT_OUT.has(file.replaceAll('\\', '/')) });
  }
  symlinkSync(path.resolve('node_modules'), path.join(copy, 'node_modules'), 'junction');
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** `npm start` is checked by hand; other commands are run, each once, after the last of these sections. */
function followed(headings: readonly string[], commands: 'with commands' | 'without'): readonly string[] {
  const steps = headings.flatMap((heading) => stepsOf(PAGE, heading));
  const wrong = steps.flatMap((step) => (step.is === 'commands' ? [] : (follow(step, copy) ?? [])));
  const given = new Set(steps.flatMap((step) => (step.is === 'commands' && commands === 'with commands' ? step.commands : [])));
  given.delete('npm start');
  const failed = [...given].flatMap((command) => {
    const { ok, said } = run(command, copy);
    return ok ? [] : [`${command}\n${said}`];
  });
  return [...wrong, ...failed];
}

/** Builds the copy, starts it, and pulls; returns the content below the heading, and what the sidebar says after the presses. */
async function look(heading: string, press: (addOn: AddOn) => Promise<void>): Promise<{ readonly cell: string; readonly panel: string }> {
  expect(run('npm run build', copy)).toMatchObject({ ok: true });
  const program = await Program.start(['--rate', '0', '--fresh', '--invent', '10'], undefined, copy);
  const sheet = await openWorkbench(program.url);
  const addOn = new AddOn(sheet);
  await addOn.connect(program.key);
  await addOn.pull();
  const [headings = [], cells = []] = await addOn.texts('A1:Z2');
  const cell = cells[headings.indexOf(heading)] ?? '';
  await press(addOn);
  const panel = (await addOn.sidebar.locator('main').textContent()) ?? '';
  await sheet.close();
  await program.stop();
  return { cell, panel };
}

test('a column, then one of another type, then an operation and a change with a panel: each from the page alone', async () => {
  expect(followed(['A column'], 'without')).toEqual([]);
  expect((await look('Rate', async () => undefined)).cell).toMatch(/^Sample rate \d+$/);

  const rest = ['Text becomes a number', 'An operation with a panel', 'A change with a panel'];
  expect(followed(rest, 'with commands')).toEqual([]);
  const { cell, panel } = await look('Rate', async (addOn) => {
    await addOn.more('Pause a label');
    await addOn.sidebar.getByLabel('Name of the label').fill('beauty');
    await addOn.sidebar.getByRole('button', { name: 'Pause…' }).click();
    await addOn.sidebar.getByRole('button', { name: 'Pause it' }).click();
    await addOn.sidebar.getByText('The label “Beauty” is paused.').first().waitFor();
    await addOn.more('Segments');
    await addOn.sidebar.getByRole('listitem').first().waitFor();
  });
  expect(cell).toMatch(/^\d+$/);
  expect(panel).toContain('Sample name');
}, 600_000);
