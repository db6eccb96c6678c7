// English in the pages: the model every other language must satisfy, assembled from its parts.

import { en } from './en';
import { creators } from './en/creators';
import { files } from './en/files';
import { filters } from './en/filters';
import { mutations } from './en/mutations';
import { panels } from './en/panels';
import { practising } from './en/practising';
import { problem } from './en/problems';
import { review } from './en/review';
import { running } from './en/running';
import { sidebar } from './en/sidebar';

/** Every sentence a page may need. English is the model; a language that lacks an entry does not compile. */
export type PageWords = typeof pagesEn;

export const pagesEn = { ...en, problem, sidebar, running, review, mutations, panels, creators, files, practising, filters };
