// The CRM's files: the list of exports, and one file passed on to the person. Files pass through; nothing of them is stored.

import * as z from 'zod/mini';
import type { CrmFile } from '../../../../contract/records';
import type { Crm } from '../../../crm/client';
import type { Answer } from '../../../crm/problems';
import { type CrmFileName, crmFileSchema, type ExportsList, type HandedOut } from '../../../rpc/files';
import { accountHere } from '../../account/account';
import { call } from '../../call';
import type { Context } from '../../context';
import { rowsOfCrm } from '../../reading/workbook-file';
import { type Asked, asked, done, failed } from '../../result';
import { rawOf } from '../imports/check-import';
import { newTab } from '../workbook-tab';

/** While an export is being written: polling uses three of the thirty requests per minute. */
const LOOK_AGAIN_MS = 20_000;

/** One request. */
export const readExports = call(
  () => ({}),
  (ctx): Asked<ExportsList> => {
    const account = accountHere(ctx);
    if (!account.ok) return account;
    const page = asked(account.value.crm.exports(1));
    if (!page.ok) return page;
    const { rows, total } = page.value;
    const own = rows.filter(({ kind }) => kind === 'crm' || kind === '');
    const working = own.some(({ status }) => status === 'working');
    const unsure = own.some(({ kind }) => kind === '');
    return done({
      exports: own,
      others: rows.length - own.length,
      unsure,
      more: total === null ? null : Math.max(0, total - rows.length),
      againMs: working ? LOOK_AGAIN_MS : 0,
    });
  },
);

/** One request. A link is always passed on, because the add-on never asks another origin. */
export const fetchFile = call(
  () => ({ file: crmFileSchema(), into: z.enum(['tab', 'computer']) }),
  (ctx, { file, into }): Asked<HandedOut> => {
    const account = accountHere(ctx);
    if (!account.ok) return account;
    const answer = sourceOf(ctx, account.value.crm, file);
    if (answer === null) return failed('no-such-thing');
    const got = asked(answer);
    if (!got.ok) return got;
    if (got.value.kind === 'link') return done({ as: 'link', url: got.value.url });
    const { base64, name } = got.value;
    if (into === 'computer') return done({ as: 'file', name: name || ctx.words.cells.fileName, base64 });
    const rows = rowsOfCrm(ctx, account.value.key, base64);
    if (!rows.ok) return rows;
    const tab = newTab(ctx, tabName((file.of === 'export' && file.name) || name || ctx.words.cells.fileName), rows.value);
    return tab.ok ? done({ as: 'tab', tab: tab.value.name, rows: Math.max(0, rows.value.length - 1) }) : tab;
  },
);

function sourceOf(ctx: Context, crm: Crm, file: CrmFileName): Answer<CrmFile> | null {
  if (file.of === 'export') return crm.downloadExport(file.id);
  if (file.of === 'template') return crm.importTemplate(file.language);
  const raw = rawOf(ctx, file.mutationId)?.[file.about];
  return raw === undefined ? null : crm.importReport(file.about, raw);
}

/** Without the extension, which only files have. */
const tabName = (name: string): string => name.replace(/\.xlsx?$/i, '');
