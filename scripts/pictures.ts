// Takes every picture of the documentation from the running program, in both languages, and the README's animation: npm run pictures

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Language } from '../src/rpc/shapes';
import type { Workbench } from '../test/browser/driver';
import { drawn } from './pictures/drawings';
import { type Frame, gifOf } from './pictures/gif';
import { drawMarketplace } from './pictures/marketplace';
import { smallPng } from './pictures/png';
import { digestOf, folderOf, looks, PICTURES, shownFile, shownIn } from './pictures/shown';
import { type Part, tell } from './pictures/story';

const PLACES = { panel: '.sidebar', review: '.dialog' } as const;

const screenshot = (sheet: Workbench, part: Part): Promise<Buffer> =>
  part === 'window' ? sheet.page.screenshot() : sheet.page.locator(PLACES[part]).screenshot();

/** Says below the sheet what is being done; on top of everything, without blocking anything. */
async function caption(sheet: Workbench, text: string | null): Promise<void> {
  await sheet.page.evaluate((words) => {
    const id = 'caption-of-the-animation';
    const line = document.getElementById(id) ?? document.body.appendChild(document.createElement('div'));
    line.id = id;
    line.hidden = words === null;
    line.style.cssText =
      'position:fixed;left:50%;bottom:44px;transform:translateX(-50%);z-index:2147483647;pointer-events:none;padding:10px 20px;border-radius:24px;' +
      `background:#202124;color:#fff;font:500 18px Arial,sans-serif;white-space:nowrap;${words === null ? 'display:none' : ''}`;
    line.textContent = words;
  }, text);
}

async function take(language: Language): Promise<readonly Frame[]> {
  rmSync(folderOf(language), { recursive: true, force: true });
  mkdirSync(folderOf(language), { recursive: true });
  const texts = [`looks ${looks()}`];
  const frames: Frame[] = [];
  await tell(language, {
    picture: async (sheet, name, part) => {
      const file = path.posix.join(folderOf(language), `${name}.png`);
      writeFileSync(file, smallPng(await screenshot(sheet, part)));
      texts.push(`\n== ${name} ${digestOf(file)}`, await shownIn(sheet));
    },
    moment: async (sheet, text, milliseconds) => {
      if (language !== 'en') return;
      await caption(sheet, text);
      frames.push({ png: await sheet.page.screenshot(), milliseconds });
      await caption(sheet, null);
    },
  });
  writeFileSync(shownFile(language), `${texts.join('\n')}\n`);
  return frames;
}

const frames = await take('en');
writeFileSync(path.join(PICTURES, 'sync.gif'), gifOf(frames));
await take('zh');
await drawMarketplace();
for (const [file, svg] of drawn()) writeFileSync(file, svg);
