// The words that are written into cells. A file has one language, so that colleagues who speak two do not write over each other's words.

import * as z from 'zod/mini';
import type { Language } from '../../rpc/shapes';
import type { Words } from '../../text/en';
import { words } from '../../text/words';
import type { Context } from '../context';
import { kept, readKept, valueOf } from '../kept';

const KEY = 'file.language';
const LANGUAGE = kept<Language>(1, () => z.enum(['en', 'zh']));

/** Until the file has one, and where its record cannot be read, that of whoever writes. */
export const fileLanguage = ({ shared, language }: Pick<Context, 'shared' | 'language'>): Language =>
  valueOf(readKept(shared, KEY, LANGUAGE)) ?? language;

export const cellWords = (ctx: Context): Words => words(fileLanguage(ctx));

export const keepFileLanguage = ({ shared }: Context, language: Language): void => shared.write(KEY, LANGUAGE.write(language));
