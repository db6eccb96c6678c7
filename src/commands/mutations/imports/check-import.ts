// Checking a file before its import, and looking at the last import. Nothing of the file is stored, and only the request for the template
// is sent.

import * as z from 'zod/mini';
import { FILE_ROWS } from '../../../../contract/limits';
import type { Json } from '../../../../contract/records';
import type { CheckedFile, LastImport } from '../../../rpc/files';
import { fileSchema } from '../../../rpc/mutations';
import { text } from '../../../rpc/plain-schemas';
import type { Language } from '../../../rpc/shapes';
import { findingsIn } from '../../../sync/import-check';
import { createNames } from '../../../sync/names';
import { type Account, accountHere } from '../../account/account';
import { call } from '../../call';
import type { Context } from '../../context';
import { kept, readKept, valueOf } from '../../kept';
import { rowsIn, rowsOfCrm } from '../../reading/workbook-file';
import { type Asked, asked, done, type Result } from '../../result';
import { mutationHeads, mutationOf } from '../mutation-book';
import { keptOf } from './imports';

/**
 * Our own check. One request for the template, until its headings are known; a second one if they do not match, because the file may be in
 * the other language.
 */
export const checkFile = call(
  () => ({ file: fileSchema() }),
  (ctx, { file }): Asked<CheckedFile> => {
    const account = accountHere(ctx);
    if (!account.ok) return account;
    const rows = rowsIn(ctx, file.base64);
    if (!rows.ok) return rows;
    const templates: (readonly string[])[] = [];
    for (const language of bothFrom(ctx.language)) {
      const template = templateHeadings(ctx, account.value, language);
      if (!template.ok) return template;
      if (template.value !== null) templates.push(template.value);
      if (findingsIn(rows.value, templates, FILE_ROWS).problems.every(({ what }) => what !== 'no-headings')) break;
    }
    const { parse } = createNames(account.value.lists);
    const found = findingsIn(rows.value, templates, FILE_ROWS, parse);
    return done({ name: file.name, digest: ctx.digest(file.base64), ...found, headingsKnown: templates.length > 0 });
  },
);

const bothFrom = (language: Language): readonly Language[] => (language === 'en' ? ['en', 'zh'] : ['zh', 'en']);

/** Unreadable ones are requested again. */
const HEADINGS = kept<readonly string[]>(1, () => z.array(text()));
const keyOf = (language: Language): string => `import.headings.${language}`;

/** null if the CRM answers the template as a link, or as something unreadable. */
export function templateHeadings(ctx: Context, { crm, key }: Account, language: Language): Asked<readonly string[] | null> {
  const known = valueOf(readKept(ctx.shared, keyOf(language), HEADINGS));
  if (known !== null) return done(known);
  const file = asked(crm.importTemplate(language));
  if (!file.ok) return file;
  const rows = file.value.kind === 'bytes' ? rowsOfCrm(ctx, key, file.value.base64) : null;
  if (rows === null || !rows.ok) return done(null);
  const headings = (rows.value[0] ?? []).map((cell) => String(cell ?? '').trim()).filter((name) => name !== '');
  if (headings.length === 0) return done(null);
  ctx.shared.write(keyOf(language), HEADINGS.write(headings));
  return done(headings);
}

/** No request. */
export const readLastImport = call(
  () => ({}),
  (ctx): Result<{ readonly last: LastImport | null }> => {
    const head = mutationHeads(ctx).heads.find(
      ({ facts, state, token }) => facts.what === 'import-file' && token === ctx.person.token && (state === 'done' || state === 'partly'),
    );
    if (head?.facts.what !== 'import-file') return done({ last: null });
    const { mutationId, startedAt, facts } = head;
    return done({ last: { mutationId, at: new Date(startedAt).toISOString(), facts, reports: reportsOf(ctx, mutationId) } });
  },
);

const isFilled = (list: Json | undefined): boolean => Array.isArray(list) && list.length > 0;

function reportsOf(ctx: Context, mutationId: string): LastImport['reports'] {
  const raw = rawOf(ctx, mutationId);
  return (['failed', 'repeated'] as const).filter((about) => isFilled(raw?.[about]));
}

/** The lists of an import as the CRM sent them; null if they are empty, or were too long to be stored. */
export function rawOf(ctx: Context, mutationId: string) {
  const answer = keptOf(mutationOf(ctx, mutationId)?.steps[0]);
  return answer?.raw != null && (answer.failed ?? 0) + (answer.repeated ?? 0) > 0 ? answer.raw : null;
}
