// English on the server: what is written into the spreadsheet. The model every other language must satisfy.

import { cells, menu } from './en/cells';
import { common } from './en/common';
import { history } from './en/history';
import { objection } from './en/objections';
import { practice } from './en/practice';
import { reason } from './en/reasons';

/** Every sentence the server needs. English is the model; a language that lacks an entry does not compile. */
export type Words = typeof en;

export const en = { common, cells, history, menu, reason, objection, practice };
