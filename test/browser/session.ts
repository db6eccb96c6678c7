// The start and end of a test over the whole program.

import { AddOn } from './add-on';
import { openWorkbench, type Workbench } from './driver';
import { Program } from './program';

interface Session {
  readonly program: Program;
  readonly sheet: Workbench;
  readonly addOn: AddOn;
}

type Take = (session: Session) => void;

/** The tests of this file share the program with these options and an open spreadsheet, where nobody is connected yet. */
export function opened(options: readonly string[], take: Take): void {
  let session: Session;
  beforeAll(async () => {
    session = await started(options);
    take(session);
  }, 300_000);
  afterAll(() => stopped(session));
}

/** The same with one person who is connected and has pulled; fails in the end when a page said that something went wrong. */
export function pulled(options: readonly string[], take: Take): void {
  let session: Session;
  beforeAll(async () => {
    session = await begun(options);
    take(session);
  }, 300_000);
  afterAll(() => ended(session));
}

async function started(options: readonly string[]): Promise<Session> {
  const program = await Program.start(['--rate', '0', '--fresh', ...options]);
  const sheet = await openWorkbench(program.url);
  return { program, sheet, addOn: new AddOn(sheet) };
}

async function stopped({ program, sheet }: Pick<Session, 'program' | 'sheet'>): Promise<void> {
  await sheet.close();
  await program.stop();
}

/** The program with these options, and one person who is connected and has pulled. */
export async function begun(options: readonly string[]): Promise<Session> {
  const session = await started(options);
  await session.addOn.connect(session.program.key);
  await session.addOn.pull();
  return session;
}

/** Fails if a page reported an error. */
export async function ended(session: Pick<Session, 'program' | 'sheet'>): Promise<void> {
  const problems = [...session.sheet.problems];
  await stopped(session);
  expect(problems).toEqual([]);
}
