// The browser that every other browser test starts.

import { findChromium, launchChromium } from './chromium';

describe('the Chromium used for tests', () => {
  const named = process.env.CHROMIUM_PATH;

  afterEach(() => {
    if (named === undefined) delete process.env.CHROMIUM_PATH;
    else process.env.CHROMIUM_PATH = named;
  });

  test('a browser starts and shows text as text', async () => {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      await page.setContent('<!doctype html><title>Creators</title><p id="shown"></p>');
      await page.evaluate(() => document.getElementById('shown')?.append('<b>not bold</b>'));
      expect(await page.textContent('#shown')).toBe('<b>not bold</b>');
    } finally {
      await browser.close();
    }
  });

  test('a CHROMIUM_PATH to nothing is refused by name', () => {
    process.env.CHROMIUM_PATH = '/nowhere/chromium';
    expect(findChromium).toThrow('CHROMIUM_PATH names /nowhere/chromium, where there is no file.');
  });
});
