// Makes the README's animation from the running program: pull, edit, review, send. node scripts/run.mjs scripts/animation.ts

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AddOn, COLUMN } from '../test/browser/add-on';
import { openWorkbench, type Workbench } from '../test/browser/driver';
import { Program } from '../test/browser/program';
import { type Frame, gifOf } from './pictures/gif';

const FILE = path.join(process.cwd(), 'docs', 'pictures', 'sync.gif');
const VIEWPORT = { width: 1280, height: 680 };

/** Milliseconds that a picture stays: to read a line, and to see that something was typed. */
const [READ, SEE] = [2600, 700];

/** Says below the sheet what is being done; over everything, and in nobody's way. */
async function caption(sheet: Workbench, text: string): Promise<void> {
  await sheet.page.evaluate((words) => {
    const id = 'caption-of-the-animation';
    const line = document.getElementById(id) ?? document.body.appendChild(document.createElement('div'));
    line.id = id;
    line.style.cssText =
      'position:fixed;left:50%;bottom:44px;transform:translateX(-50%);z-index:2147483647;pointer-events:none;padding:10px 20px;border-radius:24px;' +
      'background:#202124;color:#fff;font:500 18px Arial,sans-serif;white-space:nowrap';
    line.textContent = words;
  }, text);
}

/** Creators with plain names: those that are invented otherwise try what names can do to a sheet. */
function plainCreators(folder: string): string {
  const file = path.join(folder, 'creators.csv');
  const lines = Array.from({ length: 60 }, (_, index) => {
    const number = String(index + 1).padStart(2, '0');
    return `youtube,sample_creator_${number},Sample Creator ${number},Beauty,,US,${(index + 3) * 12_400},${(index + 2) * 4_100},${(index + 1) * 350},${index * 12}`;
  });
  writeFileSync(file, ['platform,handle,name,category,category_2,country,followers,avg_views,avg_likes,avg_comments', ...lines].join('\n'));
  return file;
}

async function film(folder: string): Promise<readonly Frame[]> {
  const program = await Program.start(['--rate', '0', '--fresh', '--creators', plainCreators(folder)]);
  const sheet = await openWorkbench(program.url, '1', { viewport: VIEWPORT });
  const addOn = new AddOn(sheet);
  const frames: Frame[] = [];
  const take = async (milliseconds: number): Promise<void> => {
    frames.push({ png: await sheet.page.screenshot(), milliseconds });
  };
  await addOn.connect(program.key);
  await addOn.pull();
  await sheet.select(`${COLUMN.notes}2`);
  await sheet.select(`${COLUMN.status}2`);
  await caption(sheet, 'Pull your creators from the CRM');
  await take(READ);
  await caption(sheet, 'Edit cells as ever: type, paste, fill down');
  await sheet.type(`${COLUMN.status}2`, 'In communication');
  await take(SEE);
  await sheet.copyPaste(`${COLUMN.status}2`, `${COLUMN.status}2:${COLUMN.status}12`);
  await take(SEE);
  for (const [row, note] of [
    [3, 'Call back in March'],
    [5, 'Wants a contract first'],
  ] as const) {
    await sheet.type(`${COLUMN.notes}${row}`, note);
    await take(SEE);
  }
  await sheet.select(`${COLUMN.status}2:${COLUMN.status}12`);
  await addOn.look();
  await addOn.sidebar.getByRole('button', { name: /^Sync \d/ }).waitFor();
  await take(READ);
  await caption(sheet, 'See every change beside what the CRM holds');
  await addOn.sync();
  await addOn.offer();
  await take(READ + SEE);
  await caption(sheet, 'Confirm: it happens once, and is read back');
  await addOn.send();
  await addOn.result();
  await take(READ + SEE);
  await sheet.close();
  await program.stop();
  return frames;
}

const folder = mkdtempSync(path.join(tmpdir(), 'animation-'));
const gif = gifOf(await film(folder));
rmSync(folder, { recursive: true, force: true });
writeFileSync(FILE, gif);
console.log(`docs/pictures/sync.gif: ${(gif.length / 1024).toFixed(0)} KB`);
