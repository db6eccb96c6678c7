// Has the CRM import creators from a workbook. The file itself passes through: it arrives with the approval, is identified by its digest,
// and is never stored.

import * as z from 'zod/mini';
import type { ImportAnswer, ImportItem, Json } from '../../../../contract/records';
import { wholeFrom } from '../../../rpc/arguments';
import { type Imported, type ImportResult, importedSchema, importResultSchema } from '../../../rpc/files';
import { once } from '../../../rpc/once';
import { countOrNot, isJson, json, recordOf, text, yes } from '../../../rpc/plain-schemas';
import type { WorkbookCell, WorkbookRows } from '../../../sync/workbook';
import type { Context } from '../../context';
import { done } from '../../result';
import { cellWords } from '../../tab/cell-words';
import { answerIn, inTerms, type MutationStep, mutationKind } from '../kind';
import { fitsStep } from '../step-size';
import { newTab } from '../workbook-tab';

const bodyOf = inTerms(() => z.strictObject({ name: text(), digest: text(), overwrite: yes() }), 'body');

/** To the compiler, an interface is not JSON, but the equivalent type is. */
type KeptItem = Pick<ImportItem, keyof ImportItem>;
const items: () => z.ZodMiniType<readonly KeptItem[]> = once(() =>
  z.array(z.strictObject({ row: countOrNot(), reason: text(), extras: recordOf(isJson) })),
);
/** What is stored of the CRM's answer; what does not fit is left out, the CRM's own lists first. */
const responseSchema = once(() =>
  z.strictObject({
    ...importResultSchema().shape,
    items: z.strictObject({ failed: items(), repeated: items() }),
    raw: z.nullable(z.strictObject({ failed: json(), repeated: json() })),
  }),
);
type ImportKept = z.infer<ReturnType<typeof responseSchema>>;

export const keptOf = answerIn(responseSchema);

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const importFile = mutationKind({
  what: 'import-file',
  /** The file with this digest, which comes with the approval. `overwrite`: existing creators take the file's values. */
  request: () =>
    z.strictObject({
      what: z.literal('import-file'),
      name: z.string().check(z.minLength(1), z.maxLength(255)),
      digest: z.string().check(z.regex(/^.{64}$/)),
      rows: wholeFrom(1),
      overwrite: yes(),
    }),
  facts: () => z.strictObject({ what: z.literal('import-file'), ...importedSchema().shape }),
  blind: true,
  plan(_, { what, name, digest, rows, overwrite }) {
    const facts: Imported = { file: name, rows, overwrite, response: null, tab: null };
    return done({ facts: { what, ...facts }, steps: [{ about: name, body: { name, digest, overwrite } }] });
  },
  conclude(_, facts, [step]) {
    const kept = keptOf(step);
    return kept === null ? facts : { ...facts, response: countsOf(kept) };
  },
  send({ ctx, crm, file }, step) {
    const { name, digest, overwrite } = bodyOf(step);
    if (file === undefined || ctx.digest(file.base64) !== digest) return 'stale';
    const answer = crm.importChannels({ name, type: XLSX, base64: file.base64 }, overwrite, step.key);
    return answer.ok ? { ...answer, value: fitted(step, answer.value) } : answer;
  },
  /** No read of the known contract shows that an import has happened. */
  readBack: () => done('unclear'),
  adds({ ctx }, facts, [step]) {
    const kept = keptOf(step);
    const rows = kept === null ? [] : rowsNotTaken(ctx, kept, facts.overwrite ? ['failed'] : ['failed', 'repeated']);
    if (rows.length < 2) return facts;
    const tab = newTab(ctx, cellWords(ctx).cells.notTaken.tabName({ time: ctx.timeOf(ctx.clock.now()) }), rows);
    return tab.ok ? { ...facts, tab: tab.value.name } : facts;
  },
});

const countsOf = ({ created, failed, repeated }: ImportKept): ImportResult => ({ created, failed, repeated });

function fitted(step: MutationStep, { created, failed, repeated, raw }: ImportAnswer): ImportKept {
  const counts = { created, failed: failed?.length ?? null, repeated: repeated?.length ?? null };
  const whole: ImportKept = { ...counts, items: { failed: failed ?? [], repeated: repeated ?? [] }, raw };
  const fits = (kept: ImportKept): boolean => fitsStep({ ...step, response: kept });
  if (fits(whole)) return whole;
  let less: ImportKept = { ...whole, raw: null };
  while (!fits(less) && less.items.failed.length + less.items.repeated.length > 0) less = { ...less, items: halved(less.items) };
  return less;
}

const halved = ({ failed, repeated }: ImportKept['items']): ImportKept['items'] => ({
  failed: failed.slice(0, Math.floor(failed.length / 2)),
  repeated: repeated.slice(0, Math.floor(repeated.length / 2)),
});

/**
 * Headings, then one row for each row that the CRM did not import (repeated ones were submitted if it may overwrite): row of the file,
 * outcome, reason, and everything else that the CRM sent.
 */
function rowsNotTaken(ctx: Context, { items }: ImportKept, fates: readonly (keyof ImportKept['items'])[]): WorkbookRows {
  const { notTaken } = cellWords(ctx).cells;
  const all = fates.flatMap((fate) => items[fate].map((item) => ({ item, fate })));
  const extras = [...new Set(all.flatMap(({ item }) => Object.keys(item.extras)))];
  const head = [notTaken.row, notTaken.fate, notTaken.reason, ...extras];
  return [head, ...all.map(({ item, fate }) => [item.row, notTaken[fate], item.reason, ...extras.map((key) => cellOf(item.extras[key]))])];
}

function cellOf(value: Json | undefined): WorkbookCell {
  if (value === undefined || value === null) return null;
  return typeof value === 'object' ? JSON.stringify(value) : value;
}
