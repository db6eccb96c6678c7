// What a picture shows, in words: other machines draw letters differently, but say the same. Stored next to the pictures, and compared by
// the tests.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import type { Language } from '../../src/rpc/shapes';
import type { Workbench } from '../../test/browser/driver';

export const PICTURES = 'docs/pictures';
export const folderOf = (language: Language): string => path.posix.join(PICTURES, language);
export const MARKETPLACE = path.posix.join(PICTURES, 'marketplace');
/** Which files were drawn from which icon. */
export const madeFile = path.posix.join(MARKETPLACE, 'made.txt');
export const shownFile = (language: Language): string => path.posix.join(folderOf(language), 'shown.txt');

/** The text of the panel and the review, if they are open, as a screen reader speaks it. */
export async function shownIn(sheet: Workbench): Promise<string> {
  const places: readonly Locator[] = [sheet.sidebar().locator('body'), sheet.dialog().locator('body')];
  const texts: string[] = [];
  for (const place of places) if (await place.isVisible()) texts.push(withoutTimes(await place.ariaSnapshot()));
  return texts.join('\n');
}

/** Times, dates and the key differ from one telling to the next. */
const withoutTimes = (text: string): string =>
  text
    .replace(/nox_sk_\w+/g, '(key)')
    .replace(/\d+ (s|min) ago|just now/g, '(ago)')
    .replace(/刚刚|\d+ ?(秒|分钟)前/g, '(ago)')
    .replace(/about \d+ (s|min)|约 ?\d+ ?(秒|分钟)/g, '(while)')
    .replace(/(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ [A-Z][a-z]+|\d+月\d+日(周.)?/g, '(day)')
    .replace(/\d\d:\d\d/g, '(time)');

const digest = (contents: Buffer | string): string => createHash('sha256').update(contents).digest('hex').slice(0, 16);

export const digestOf = (file: string): string => digest(readFileSync(file));

/** A digest of everything that determines what the program looks like. */
export function looks(): string {
  const styles = ['sidebar/styles', 'workbench/page'].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.css'))
      .sort()
      .map((name) => readFileSync(path.join(folder, name), 'utf8')),
  );
  return digest(styles.join('\n'));
}
