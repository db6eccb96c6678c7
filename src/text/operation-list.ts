// What panels of operations say, by the name of their file, and what is said of mutations.
// Written by `npm run registries`: a line here is not changed by hand.

import { email, emailMutations } from './operations/email';
import { exportMutations, exports } from './operations/exports';
import { groupMutations, groups } from './operations/groups';
import { importMutations, imports } from './operations/imports';
import { labelMutations, labels } from './operations/labels';

export const panelsEn = {
  email: email.en,
  exports: exports.en,
  groups: groups.en,
  imports: imports.en,
  labels: labels.en,
};

export const panelsZh = {
  email: email.zh,
  exports: exports.zh,
  groups: groups.zh,
  imports: imports.zh,
  labels: labels.zh,
};

export const aboutEn = {
  ...emailMutations.en,
  ...exportMutations.en,
  ...groupMutations.en,
  ...importMutations.en,
  ...labelMutations.en,
};

export const aboutZh = {
  ...emailMutations.zh,
  ...exportMutations.zh,
  ...groupMutations.zh,
  ...importMutations.zh,
  ...labelMutations.zh,
};
