// English in the pages: the model every other language must satisfy, assembled from its parts.

import { en } from './en';
import { creators } from './en/creators';
import { filters } from './en/filters';
import { mutations } from './en/mutations';
import { panels } from './en/panels';
import { practicing } from './en/practicing';
import { problem } from './en/problems';
import { review } from './en/review';
import { running } from './en/running';
import { sidebar } from './en/sidebar';
import { aboutEn, panelsEn } from './operation-list';

/** Every sentence a page may need. English is the model; a language that lacks an entry does not compile. */
export type PageWords = typeof pagesEn;

export const pagesEn = {
  ...en,
  problem,
  sidebar,
  running,
  review,
  mutations: { ...mutations, about: aboutEn },
  panels: { ...panels, ...panelsEn },
  creators,
  practicing,
  filters,
};
