// The start and end of a test over the whole program.

import { AddOn } from './add-on';
import { openWorkbench, type Workbench } from './driver';
import { Program } from './program';

export interface Session {
  readonly program: Program;
  readonly sheet: Workbench;
  readonly addOn: AddOn;
}

/** The program with these options, and one person who is connected and has pulled. */
export async function begun(options: readonly string[]): Promise<Session> {
  const program = await Program.start(['--rate', '0', '--fresh', ...options]);
  const sheet = await openWorkbench(program.url);
  const addOn = new AddOn(sheet);
  await addOn.connect(program.key);
  await addOn.pull();
  return { program, sheet, addOn };
}

/** Fails if a page reported an error. */
export async function ended({ program, sheet }: Pick<Session, 'program' | 'sheet'>): Promise<void> {
  const problems = [...sheet.problems];
  await sheet.close();
  await program.stop();
  expect(problems).toEqual([]);
}
