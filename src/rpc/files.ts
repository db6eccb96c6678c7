// The CRM's email tasks, exports, and other files, as JSON values for the pages.

import * as z from 'zod/mini';
import type { Export, Id } from '../../contract/records';
import type { FileFinding } from '../sync/import-check';
import { objectId } from './arguments';
import { once } from './once';

/** Only a standalone task accepts creators. */
export interface TaskLine {
  readonly id: Id;
  readonly name: string;
  readonly standalone: boolean;
}

/** Creators of the selected rows being added to an email task. */
export interface Mailed {
  readonly task: string;
  readonly adds: number;
  /** The names of three of them. */
  readonly names: readonly string[];
  /** How many of them the CRM counts as existing. */
  readonly existing: number | null;
  /** Not in the CRM, and therefore left out: the names of at most 20. */
  readonly absent: readonly string[];
  readonly absentTotal: number;
  readonly inDoubt: number;
  /** Left out because the CRM has no address for them (as far as this tab knows), or because they are archived. */
  readonly leftOut: { readonly noAddress: number; readonly archived: number };
  /** null until the CRM has answered. */
  readonly response: EmailResult | null;
}

/** What the CRM says it did, which cannot be verified. */
export interface EmailResult {
  readonly added: number | null;
  /** Those it did not add; null = it does not name them. */
  readonly refused: number | null;
  /** At most 20 of them. */
  readonly named: readonly { readonly name: string; readonly reason: string }[];
}

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
export type CrmFileName = z.infer<ReturnType<typeof crmFileSchema>>;

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

/** A workbook the CRM takes creators from. */
export interface Imported {
  readonly file: string;
  readonly rows: number;
  readonly overwrite: boolean;
  /** null until the CRM has answered. */
  readonly response: ImportResult | null;
  /** The new tab with the rows the CRM did not take; null = there are none. */
  readonly tab: string | null;
}

/** Each is null if the CRM does not say. */
export interface ImportResult {
  readonly created: number | null;
  readonly failed: number | null;
  readonly repeated: number | null;
}

/** This person's last import from this document. */
export interface LastImport {
  readonly mutationId: string;
  /** ISO 8601. */
  readonly at: string;
  readonly facts: Imported;
  /** The kinds of rows the CRM named, each of which it can write a report on. */
  readonly reports: readonly ('failed' | 'repeated')[];
}
