// The workbook with which the CRM's own import can create creators that it lacks and of whom only a link or a handle is known.

import * as z from 'zod/mini';
import type { PickedFile } from '../../../rpc/mutations';
import { clueKind } from '../../../sync/clues';
import { roleByHeading } from '../../../sync/column-clues';
import { workbookParts } from '../../../sync/write-workbook';
import { accountHere } from '../../account/account';
import { call } from '../../call';
import type { Context } from '../../context';
import { type Asked, done } from '../../result';
import { templateHeadings } from './check-import';

/** One request for the template, until its headings are known. Nothing is sent, and nothing is stored. */
export const makeImport = call(
  () => ({ who: z.array(z.string().check(z.minLength(1), z.maxLength(300))).check(z.minLength(1), z.maxLength(500)) }),
  (ctx, { who }): Asked<PickedFile> => {
    const account = accountHere(ctx);
    if (!account.ok) return account;
    const template = templateHeadings(ctx, account.value, ctx.language);
    if (!template.ok) return template;
    const headings = headingsFor(ctx, template.value ?? []);
    const rows = who.map((text) => {
      const role = clueKind(text) === 'link' ? 'link' : 'handle';
      return headings.map((heading) => (roleByHeading(heading) === role ? text : ''));
    });
    return done({ name: ctx.words.cells.importName, base64: ctx.zip(workbookParts(ctx.words.cells.importSheet, [headings, ...rows])) });
  },
);

/** The template's headings, or the headings of our own columns if the template is unreadable. */
function headingsFor({ words }: Context, template: readonly string[]): readonly string[] {
  const roles = template.map(roleByHeading);
  const { channelLink, handle } = words.cells.heading;
  return roles.includes('link') && roles.includes('handle') ? template : [channelLink, handle];
}
