// What panels of operations say, by the name of their file, and what is said of mutations.
// Written by `npm run registries`: a line here is not changed by hand.

import { emailMutations, emailWords } from './operations/email';
import { exportMutations, exportWords } from './operations/exports';
import { groupMutations, groupWords } from './operations/groups';
import { importMutations, importWords } from './operations/imports';
import { labelMutations, labelWords } from './operations/labels';

export const panelsEn = {
  email: emailWords.en,
  exports: exportWords.en,
  groups: groupWords.en,
  imports: importWords.en,
  labels: labelWords.en,
};

export const panelsZh = {
  email: emailWords.zh,
  exports: exportWords.zh,
  groups: groupWords.zh,
  imports: importWords.zh,
  labels: labelWords.zh,
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
