// What tests press in a page, by its name.

import type { Page } from 'playwright-core';
import type { PageWords } from '../../../src/text/pages-en';

export const press = async (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();

/** Opens "More" and a link in it. */
export const openMore = (link: (words: PageWords) => string) => async (page: Page, words: PageWords) => {
  await page.locator('summary').last().click();
  await press(page, link(words));
};
