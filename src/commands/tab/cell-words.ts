// The words that are written into cells. A file has one language, so that colleagues who speak two do not write over each other's words.

import * as z from 'zod/mini';
import type { Language } from '../../rpc/shapes';
import type { Words } from '../../text/en';
import { words } from '../../text/words';
import type { Context } from '../context';
import { kept, readKept, valueOf } from '../kept';
import type { ColumnSighting } from '../ports';

const KEY = 'file.language';
const LANGUAGE = kept<Language>(1, () => z.enum(['en', 'zh']));

/** Until the file has one, and where its record cannot be read, that of whoever writes. */
export const fileLanguage = ({ shared, language }: Pick<Context, 'shared' | 'language'>): Language =>
  valueOf(readKept(shared, KEY, LANGUAGE)) ?? language;

/** A practice tab says what it is over its Sync column. */
export function cellWords(ctx: Context): Words {
  const own = words(fileLanguage(ctx));
  if (!ctx.practice?.here) return own;
  const { cells, practice } = own;
  return { ...own, cells: { ...cells, heading: { ...cells.heading, sync: practice.syncHeading } } };
}

export const keepFileLanguage = ({ shared }: Context, language: Language): void => shared.write(KEY, LANGUAGE.write(language));

/** Whether the columns are those of a practice tab: its marks come along when it is copied. */
export const isPracticeTab = (sightings: readonly ColumnSighting[]): boolean =>
  sightings.some(
    ({ field, writtenHeading }) =>
      field === 'sync' && (['en', 'zh'] as const).some((language) => words(language).practice.syncHeading === writtenHeading),
  );
