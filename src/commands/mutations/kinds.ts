// Which kind of mutation is done how: one line per kind.

import type { MutationName } from '../../rpc/mutations';
import { addToEmail } from './email/email';
import { createExport } from './exports/exports';
import { addToGroup, createGroup, deleteGroup, removeFromGroup, renameGroup } from './groups/groups';
import { importFile } from './imports/imports';
import type { MutationKind } from './kind';
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

/** How the facts of every kind are kept. */
export const KINDS_OF_FACTS = Object.values(KINDS).map(({ facts }) => facts);

/** A request and its kind belong together, which the compiler cannot follow through a union. */
export const kindOf = (what: MutationName): MutationKind<MutationName> => KINDS[what] as unknown as MutationKind<MutationName>;
