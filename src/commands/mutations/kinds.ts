// The registry of mutation kinds, one line per kind.

import type { MutationName } from '../../rpc/mutations';
import { addToEmail } from './email/email';
import { createExport } from './exports/exports';
import { addToGroup, createGroup, deleteGroup, removeFromGroup, renameGroup } from './groups/groups';
import { importFile } from './imports/imports';
import type { AnyMutationKind, MutationKind } from './kind';
import { createLabel, deleteLabel, renameLabel } from './labels/labels';

const KINDS: { readonly [W in MutationName]: MutationKind<W> } = {
  'create-label': createLabel,
  'rename-label': renameLabel,
  'delete-label': deleteLabel,
  'create-group': createGroup,
  'rename-group': renameGroup,
  'delete-group': deleteGroup,
  'add-to-group': addToGroup,
  'remove-from-group': removeFromGroup,
  'add-to-email': addToEmail,
  'create-export': createExport,
  'import-file': importFile,
};

/** The schemas of every kind's facts. */
export const kindsOfFacts = () => Object.values(KINDS).map(({ facts }) => facts());

export const kindOf = (what: MutationName): AnyMutationKind => KINDS[what];
