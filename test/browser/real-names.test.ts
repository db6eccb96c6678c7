// Names in every script through the whole program. With NOX_CREATORS_CSV=file the creators come from that file, otherwise they are
// invented.

import type { LedgerView } from '../../workbench/protocol';
import { AddOn, COLUMN } from './add-on';
import { openWorkbench, type Workbench } from './driver';
import { Program } from './program';

const FILE = process.env.NOX_CREATORS_CSV;
const SOURCE = FILE === undefined ? ['--invent', '1200'] : ['--creators', FILE];

let program: Program;
let sheet: Workbench;
let addOn: AddOn;

beforeAll(async () => {
  program = await Program.start(['--rate', '0', '--fresh', ...SOURCE]);
  sheet = await openWorkbench(program.url);
  addOn = new AddOn(sheet);
});

afterAll(async () => {
  await sheet.close();
  await program.stop();
});

/** Line breaks and outer spaces are up to the platform; everything else must survive. */
const plain = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

test('every name and note arrives as it is in the CRM, with the fewest overlapping pages, and an immediate Sync says 0 changes', async () => {
  await addOn.connect(program.key);
  await addOn.pull();
  const open = (await program.picture()).channels.filter(({ archived }) => !archived);
  const last = open.length + 1;
  const names = await addOn.texts(`${COLUMN.name}2:${COLUMN.name}${last}`);
  const notes = await addOn.texts(`${COLUMN.notes}2:${COLUMN.notes}${last}`);
  const inSheet = names.map(([name = ''], i) => [plain(name), plain(notes[i]?.[0] ?? '')].join('\u0001')).sort();
  expect(inSheet).toEqual(open.map(({ name, notes: note }) => [plain(name), plain(note)].join('\u0001')).sort());
  expect(await addOn.sync()).toBe('nothing');

  const { executions } = (await (await fetch(`${program.url}/api/ledger`)).json()) as LedgerView;
  const pages = executions.filter(({ fn }) => fn === 'answer stepPull').reduce((sum, { requests }) => sum + requests, 0);
  // Overlapping pages of 100 cost a seventh more, and contain everybody.
  expect(pages).toBeGreaterThanOrEqual(open.length / 100);
  expect(pages).toBeLessThanOrEqual(((7 / 6) * open.length) / 100 + 2);
}, 300_000);
