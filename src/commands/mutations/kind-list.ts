// Every kind of mutation.
// Written by `npm run registries`: a line here is not changed by hand.

import { addToEmail } from './email/email';
import { createExport } from './exports/exports';
import { addToGroup, createGroup, deleteGroup, removeFromGroup, renameGroup } from './groups/groups';
import { importFile } from './imports/imports';
import { createLabel, deleteLabel, renameLabel } from './labels/labels';

export const kinds = [
  addToEmail,
  addToGroup,
  createExport,
  createGroup,
  createLabel,
  deleteGroup,
  deleteLabel,
  importFile,
  removeFromGroup,
  renameGroup,
  renameLabel,
] as const;
