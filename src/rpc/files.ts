// The CRM's email tasks, exports, and other files, as JSON values for the pages.

import * as z from 'zod/mini';
import type { Export, Id } from '../../contract/records';
import type { FileFinding } from '../sync/import-check';
import { objectId } from './arguments';
import { once } from './once';
import { count, countOrNot, text, textOrNot, texts, yes } from './plain-schemas';
import type { ShapeOf } from './shape-of';

/** Only a standalone task accepts creators. */
export interface TaskLine {
  readonly id: Id;
  readonly name: string;
  readonly standalone: boolean;
}

/** What the CRM says it did, which cannot be verified. */
const emailResultSchema = once(() =>
  z.strictObject({
    added: countOrNot(),
    /** Those it did not add; null = it does not name them. */
    refused: countOrNot(),
    /** At most 20 of them. */
    named: z.readonly(z.array(z.strictObject({ name: text(), reason: text() }))),
  }),
);
export type EmailResult = ShapeOf<typeof emailResultSchema>;

/** Creators of the selected rows being added to an email task. */
export const mailedSchema = once(() =>
  z.strictObject({
    task: text(),
    adds: count(),
    /** The names of three of them. */
    names: texts(),
    /** How many of them the CRM counts as existing. */
    existing: countOrNot(),
    /** Not in the CRM, and therefore left out: the names of at most 20. */
    absent: texts(),
    absentTotal: count(),
    inDoubt: count(),
    /** Left out because the CRM has no address for them (as far as this tab knows), or because they are archived. */
    leftOut: z.strictObject({ noAddress: count(), archived: count() }),
    /** null until the CRM has answered. */
    response: z.nullable(emailResultSchema()),
  }),
);
export type Mailed = ShapeOf<typeof mailedSchema>;

export interface ExportsList {
  /** Those of the first page that are, or may be, the CRM's, in the CRM's order. */
  readonly exports: readonly Export[];
  /** Exports of other parts of the product on that page. */
  readonly others: number;
  /** The CRM does not say of all of them what they are exports of. */
  readonly unsure: boolean;
  /** Further ones that are not listed; null when the CRM does not say. */
  readonly more: number | null;
  /** One is still being written: ask again after this many milliseconds; 0 = none is. */
  readonly againMs: number;
}

/** Identifies a file of the CRM. */
export const crmFileSchema = once(() =>
  z.union([
    z.strictObject({ of: z.literal('export'), id: objectId(), name: z.string().check(z.maxLength(300)) }),
    z.strictObject({ of: z.literal('template'), language: z.enum(['en', 'zh']) }),
    /** The CRM's own report on the rows it did not take in this import. */
    z.strictObject({
      of: z.literal('report'),
      mutationId: z.string().check(z.minLength(1), z.maxLength(256)),
      about: z.enum(['failed', 'repeated']),
    }),
  ]),
);
export type CrmFileName = ShapeOf<typeof crmFileSchema>;

/** How a file of the CRM reaches the person: opened by link, written into a new tab, or saved on their computer. */
export type HandedOut =
  | { readonly as: 'link'; readonly url: string }
  | { readonly as: 'tab'; readonly tab: string; readonly rows: number }
  | { readonly as: 'file'; readonly name: string; readonly base64: string };

/** Our own check of a picked file, before anything is sent. */
export interface CheckedFile {
  readonly name: string;
  /** SHA-256 of the file in base64: binds an approval to this very file. */
  readonly digest: string;
  readonly rows: number;
  readonly problems: readonly FileFinding[];
  readonly hints: readonly FileFinding[];
  /** The CRM provided its template, so the headings could be compared. */
  readonly headingsKnown: boolean;
}

/** Each is null if the CRM does not say. */
export const importResultSchema = once(() => z.strictObject({ created: countOrNot(), failed: countOrNot(), repeated: countOrNot() }));
export type ImportResult = ShapeOf<typeof importResultSchema>;

/** A workbook the CRM takes creators from. */
export const importedSchema = once(() =>
  z.strictObject({
    file: text(),
    rows: count(),
    overwrite: yes(),
    /** null until the CRM has answered. */
    response: z.nullable(importResultSchema()),
    /** The new tab with the rows the CRM did not take; null = there are none. */
    tab: textOrNot(),
  }),
);
export type Imported = ShapeOf<typeof importedSchema>;

/** This person's last import from this document. */
export interface LastImport {
  readonly mutationId: string;
  /** ISO 8601. */
  readonly at: string;
  readonly facts: Imported;
  /** The kinds of rows the CRM named, each of which it can write a report on. */
  readonly reports: readonly ('failed' | 'repeated')[];
}
