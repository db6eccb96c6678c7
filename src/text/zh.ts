// Chinese, entry by entry as English has them.

import type { Words } from './en';
import { cells, menu } from './zh/cells';
import { common } from './zh/common';
import { people } from './zh/creators';
import { files } from './zh/files';
import { history } from './zh/history';
import { mutations } from './zh/mutations';
import { panels } from './zh/panels';
import { problem } from './zh/problems';
import { reason } from './zh/reasons';
import { review } from './zh/review';
import { running } from './zh/running';
import { sidebar } from './zh/sidebar';

export const zh: Words = { common, cells, history, menu, reason, problem, sidebar, running, review, mutations, panels, people, files };
