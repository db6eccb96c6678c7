// The words of the pages in one person's language: the server's, and those only pages show. The script that runs at Google never loads the
// latter; `words.ts` is all it needs.

import type { Language } from '../rpc/shapes';
import { type PageWords, pagesEn } from './pages-en';
import { pagesZh } from './pages-zh';

const languages: Readonly<Record<Language, PageWords>> = { en: pagesEn, zh: pagesZh };

export function pageWords(language: Language): PageWords {
  return languages[language];
}
