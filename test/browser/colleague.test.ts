// A colleague changes the CRM between pull and Sync: two conflicts are asked about, and none of the colleague's work is lost.

import { type AddOn, COLUMN } from './add-on';
import { Confirmed } from './confirmed';
import type { Workbench } from './driver';
import type { Program, SandboxChannel } from './program';
import { opened } from './session';

let program: Program;
let sheet: Workbench;
let addOn: AddOn;

opened(['--invent', '60'], (session) => ({ program, sheet, addOn } = session));

test('the CRM changes 5 of the edited rows, 2 of them in the same cell, and 5 others: both sides keep their work', async () => {
  await addOn.connect(program.key);
  await addOn.pull();
  const before = await program.picture();
  const names = (await addOn.texts(`${COLUMN.name}2:${COLUMN.name}21`)).map(([name = '']) => name);
  const rows = names.map((name) => before.channels.find((channel) => channel.name === name) as SandboxChannel);
  const at = (i: number): SandboxChannel => rows[i] as SandboxChannel;
  const set = (channel: SandboxChannel, fields: object): unknown => ({ do: 'set', creatorId: channel.creatorId, fields });

  await sheet.paste(`${COLUMN.notes}2:${COLUMN.notes}9`, 'our note');
  await program.colleague([
    set(at(0), { notes: 'their note 0' }),
    set(at(1), { notes: 'their note 1' }),
    set(at(2), { email: 'their-mail-2@example.com' }),
    set(at(3), { email: 'their-mail-3@example.com' }),
    set(at(4), { email: 'their-mail-4@example.com' }),
    ...[10, 11, 12, 13, 14].map((i) => set(at(i), { notes: `their note ${i}` })),
  ]);

  expect(await addOn.sync()).toBe('review');
  expect(await addOn.offer()).toBe('Send 6 changes to 6 creators');
  await addOn.dialog.getByText('2 values changed here and in the CRM').waitFor();
  await addOn.decide('Use the CRM’s');
  expect(await addOn.offer()).toBe('Send 6 changes to 6 creators');
  const confirmed = await Confirmed.send(addOn, program);
  expect(await addOn.result()).toContain('6 changes are in the CRM');
  await addOn.close();

  const held = new Map((await program.picture()).channels.map((channel) => [channel.creatorId, channel]));
  const notes = (i: number): string | undefined => held.get(at(i).creatorId)?.notes;
  expect([0, 1, 2, 3, 4, 5, 6, 7].map(notes)).toEqual(['their note 0', 'their note 1', ...Array(6).fill('our note')]);
  expect([2, 3, 4].map((i) => held.get(at(i).creatorId)?.email)).toEqual([2, 3, 4].map((i) => `their-mail-${i}@example.com`));
  expect([10, 11, 12, 13, 14].map(notes)).toEqual([10, 11, 12, 13, 14].map((i) => `their note ${i}`));

  // What was written is what was confirmed, and the sheet shows both sides.
  await confirmed.isWhatWasWritten();
  expect((await addOn.texts(`${COLUMN.notes}2:${COLUMN.notes}9`)).map(([text]) => text)).toEqual([
    'their note 0',
    'their note 1',
    ...Array(6).fill('our note'),
  ]);
  expect((await addOn.texts(`${COLUMN.email}4:${COLUMN.email}6`)).map(([text]) => text)).toEqual(
    [2, 3, 4].map((i) => `their-mail-${i}@example.com`),
  );
  await addOn.refresh();
  expect((await addOn.texts(`${COLUMN.notes}12:${COLUMN.notes}16`)).map(([text]) => text)).toEqual(
    [10, 11, 12, 13, 14].map((i) => `their note ${i}`),
  );
  expect(await addOn.sync()).toBe('nothing');
}, 300_000);
