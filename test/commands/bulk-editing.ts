// One edit for many rows, as requested by the panel: its preview, what it writes, and its undo.

import type { BulkUndo } from '../../src/commands/edits/bulk-edit';
import { previewBulkEdit, writeBulkEdit } from '../../src/commands/edits/bulk-edit';
import type { BulkEdit } from '../../src/sync/bulk-edit';
import { must, type Office } from '../fakes/office';
import { asPage } from './as-page';
import { type } from './edited-office';

export const shown = (office: Office, edit: BulkEdit, scope: 'all' | 'visible' | 'selected' = 'all') =>
  must(asPage(previewBulkEdit, office.ctx, { edit, scope }));

export function written(office: Office, edit: BulkEdit, scope: 'all' | 'visible' | 'selected' = 'all') {
  const { digest } = shown(office, edit, scope);
  return must(asPage(writeBulkEdit, office.ctx, { edit, scope, digest }));
}

/** Writes as well, and returns the undo. */
export function wayBack(office: Office, edit: BulkEdit): BulkUndo {
  const { undo } = written(office, edit);
  if (undo === null) throw new Error('it cannot be taken back');
  return undo;
}

export const cells = ({ tab }: Office, field: string, rows: readonly number[]): readonly string[] =>
  rows.map((row) => tab.grid.text(row, tab.grid.columnOf(field)));

export function setNotes(office: Office, texts: readonly string[]): void {
  for (const [i, text] of texts.entries()) type(office, i + 2, 'notes', text);
}
