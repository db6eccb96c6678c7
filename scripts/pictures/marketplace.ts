// The pictures required for a Marketplace listing, drawn from one icon.

import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launchChromium } from '../../test/browser/chromium';
import { digestOf, MARKETPLACE, madeFile } from './shown';

/** Pixels: https://developers.google.com/workspace/marketplace/create-listing, "Graphic assets". */
export const ICON_SIZES = [32, 48, 96, 128] as const;
export const BANNER = { width: 220, height: 140 } as const;

export async function drawMarketplace(): Promise<void> {
  const icon = path.posix.join(MARKETPLACE, 'icon.svg');
  const svg = readFileSync(icon, 'utf8');
  const browser = await launchChromium();
  const page = await browser.newPage();
  const made = [icon];
  const draw = async (name: string, size: { readonly width: number; readonly height: number }, html: string): Promise<void> => {
    await page.setViewportSize(size);
    await page.setContent(`<style>body{margin:0}svg{display:block;width:100%}</style>${html}`);
    const file = path.posix.join(MARKETPLACE, name);
    writeFileSync(file, await page.screenshot({ omitBackground: true }));
    made.push(file);
  };
  for (const size of ICON_SIZES) await draw(`icon-${size}.png`, { width: size, height: size }, svg);
  const words = '<p style="margin:8px 0 0;font:600 15px Arial,sans-serif;color:#fff">NoxInfluencer<br>CRM Sync</p>';
  const frame = `box-sizing:border-box;height:${BANNER.height}px;padding-top:14px;text-align:center;background:#0842a0`;
  await draw('banner.png', BANNER, `<div style="${frame}"><div style="width:64px;margin:auto">${svg}</div>${words}</div>`);
  await browser.close();
  writeFileSync(madeFile, `${made.map((file) => `${file} ${digestOf(file)}`).join('\n')}\n`);
}
