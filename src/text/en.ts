// English: the model that every other language must satisfy, put together from its parts.

import { cells, menu } from './en/cells';
import { common } from './en/common';
import { people } from './en/creators';
import { files } from './en/files';
import { history } from './en/history';
import { mutations } from './en/mutations';
import { panels } from './en/panels';
import { problem } from './en/problems';
import { reason } from './en/reasons';
import { review } from './en/review';
import { running } from './en/running';
import { sidebar } from './en/sidebar';

/** Every sentence of the add-on. English is the model; a language that lacks an entry does not compile. */
export type Words = typeof en;

export const en = { common, cells, history, menu, reason, problem, sidebar, running, review, mutations, panels, people, files };
