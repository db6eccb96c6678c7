// Chinese on the server, mirroring English entry by entry.

import type { Words } from './en';
import { cells, menu } from './zh/cells';
import { common } from './zh/common';
import { history } from './zh/history';
import { objection } from './zh/objections';
import { practice } from './zh/practice';
import { reason } from './zh/reasons';

export const zh: Words = { common, cells, history, menu, reason, objection, practice };
