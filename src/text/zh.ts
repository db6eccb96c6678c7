// Chinese, entry by entry as English has them. It must not know another language than through the type.

import type { Words } from './words';
import { cells, menu } from './zh/cells';
import { common } from './zh/common';
import { deeds } from './zh/deeds';
import { files } from './zh/files';
import { history } from './zh/history';
import { people } from './zh/people';
import { problem } from './zh/problems';
import { reason } from './zh/reasons';
import { review } from './zh/review';
import { running } from './zh/running';
import { sidebar } from './zh/sidebar';
import { tools } from './zh/tools';

export const zh: Words = { common, cells, history, menu, reason, problem, sidebar, running, review, deeds, tools, people, files };
