// The words written into cells. A file has one language, so that colleagues with different languages do not overwrite each other's words.

import * as z from 'zod/mini';
import type { Language } from '../../rpc/shapes';
import type { Words } from '../../text/en';
import { words } from '../../text/words';
import type { Context } from '../context';
import { kept, readKept, valueOf } from '../kept';
import type { ColumnSighting } from '../ports';

const KEY = 'file.language';
const LANGUAGE = kept<Language>(1, () => z.enum(['en', 'zh']));

/** Falls back to the language of whoever writes while the file has none, or its record cannot be read. */
export const fileLanguage = ({ shared, language }: Pick<Context, 'shared' | 'language'>): Language =>
  valueOf(readKept(shared, KEY, LANGUAGE)) ?? language;

/** A practice tab says what it is in the heading of its Sync column. */
export function cellWords(ctx: Context): Words {
  const own = words(fileLanguage(ctx));
  if (!ctx.practice?.here) return own;
  const { cells, practice } = own;
  return { ...own, cells: { ...cells, heading: { ...cells.heading, sync: practice.syncHeading } } };
}

export const keepFileLanguage = ({ shared }: Context, language: Language): void => shared.write(KEY, LANGUAGE.write(language));

/** Whether the columns are those of a practice tab: its marks survive copying. */
export const isPracticeTab = (sightings: readonly ColumnSighting[]): boolean =>
  sightings.some(
    ({ field, writtenHeading }) =>
      field === 'sync' && (['en', 'zh'] as const).some((language) => words(language).practice.syncHeading === writtenHeading),
  );
