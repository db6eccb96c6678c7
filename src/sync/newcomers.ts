// Creators added to a tab that are not in the CRM yet: their initial base, and which of their edits can create them.

import { EDITABLE_FIELDS } from '../fields/fields';
import type { MergeAllRules } from './merge-all';
import type { BaseRecord, CreatorId, Edit, EditableField, FieldBase, Fingerprint, Waiting } from './model';
import { blankOf, isBlank } from './values';

const NOBODY: Fingerprint = { handle: '', channelLink: '' };

/** Every field is blank on both sides, so anything typed is an edit. */
export function newcomerBase(creatorId: CreatorId): BaseRecord {
  const fields = EDITABLE_FIELDS.map((field): [EditableField, FieldBase] => [field, { value: blankOf(field), cell: '' }]);
  return { creatorId, membership: 'new', fingerprint: NOBODY, fields: Object.fromEntries(fields), seen: '', updatedAt: '', told: '' };
}

/** Edits of a newcomer without a field that can create it wait before the CRM is asked anything. Blank cells in its row are not edits. */
export function holdNewcomers(
  edits: readonly Edit[],
  base: ReadonlyMap<string, BaseRecord>,
  { creates }: MergeAllRules,
): { readonly edits: readonly Edit[]; readonly waiting: readonly Waiting[] } {
  const isNew = ({ creatorId }: Edit): boolean => base.get(creatorId)?.membership === 'new';
  const filled = edits.filter((edit) => !isNew(edit) || !isBlank(edit.local));
  const able = new Set(filled.filter(({ field }) => creates(field)).map(({ creatorId }) => creatorId));
  const held = (edit: Edit): boolean => isNew(edit) && !able.has(edit.creatorId);
  return {
    edits: filled.filter((edit) => !held(edit)),
    waiting: filled
      .filter(held)
      .map(({ rows, creatorId, field, cell }) => ({ rows, creatorId, field, cell, reason: { why: 'needs-existing' } })),
  };
}
