// Takes the pictures of the documentation from the running program: start page, sidebar, review, result.

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { AddOn, COLUMN } from '../test/browser/add-on';
import { openWorkbench } from '../test/browser/driver';
import { Program } from '../test/browser/program';

const FOLDER = path.join(process.cwd(), 'docs', 'pictures');
const VIEWPORT = { width: 1440, height: 860 };

async function takePictures(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const program = await Program.start(['--rate', '0', '--fresh']);
  const sheet = await openWorkbench(program.url, '1', { viewport: VIEWPORT, keepCard: true });
  const addOn = new AddOn(sheet);
  const picture = (name: string): Promise<void> => sheet.screenshot(path.join(FOLDER, `${name}.png`));
  await picture('start');
  await sheet.page.getByRole('button', { name: 'Close the start card' }).click();
  await addOn.connect(program.key);
  await addOn.pull();
  await sheet.paste(`${COLUMN.status}2:${COLUMN.status}41`, 'In communication');
  await sheet.type(`${COLUMN.notes}4`, 'Call back in March');
  await sheet.type(`${COLUMN.notes}6`, 'Wants a contract first');
  await sheet.type(`${COLUMN.labels}5`, 'Beauty');
  await sheet.select(`${COLUMN.status}2`);
  await addOn.look();
  await addOn.sidebar.getByRole('button', { name: /^Sync \d/ }).waitFor();
  await picture('sidebar');
  await addOn.sync();
  await addOn.offer();
  await picture('review');
  await addOn.send();
  await addOn.result();
  await picture('result');
  await sheet.close();
  await program.stop();
}

await takePictures();
