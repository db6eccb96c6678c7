// The words of the add-on's server in one language.

import type { Language } from '../rpc/shapes';
import { en, type Words } from './en';
import { zh } from './zh';

const languages: Readonly<Record<Language, Words>> = { en, zh };

export function words(language: Language): Words {
  return languages[language];
}

/** The language for a platform locale ("zh_CN", "zh-TW", "en"): Chinese for every Chinese locale, otherwise English. */
export function languageOf(locale: string): Language {
  return /^zh\b|^zh_/i.test(locale) ? 'zh' : 'en';
}
