// The words of the add-on in one person's language. It must not know who shows them, nor where.

import type { Language } from '../rpc/shapes';
import { en } from './en';
import { zh } from './zh';

/** Every sentence of the add-on. English is the model; a language that lacks an entry does not compile. */
export type Words = typeof en;

const languages: Readonly<Record<Language, Words>> = { en, zh };

export function words(language: Language): Words {
  return languages[language];
}

/** The language for a locale of the platform ("zh_CN", "zh-TW", "en"): Chinese for every Chinese locale, else English. */
export function languageOf(locale: string): Language {
  return /^zh\b|^zh_/i.test(locale) ? 'zh' : 'en';
}
