// Creators who were added to a tab and are not in the CRM yet: their first base, and which of their edits can bring them in.

import { EDITABLE_FIELDS } from '../fields/fields';
import type { MergeAllRules } from './merge-all';
import type { BaseRecord, CreatorId, Edit, EditableField, FieldBase, Fingerprint, Waiting } from './model';
import { blankOf, isBlank } from './values';

const NOBODY: Fingerprint = { handle: '', channelLink: '' };

/** Every field is blank, here and there: whatever is typed is an edit. */
export function newcomerBase(creatorId: CreatorId): BaseRecord {
  const fields = EDITABLE_FIELDS.map((field): [EditableField, FieldBase] => [field, { value: blankOf(field), cell: '' }]);
  return { creatorId, membership: 'new', fingerprint: NOBODY, fields: Object.fromEntries(fields), seen: '', updatedAt: '', told: '' };
}

/**
 * Edits of a newcomer without a field that can bring it into the CRM wait, before the CRM is asked anything. What is blank in its row is no edit.
 */
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
