// English: the model that every other language must satisfy, put together from its parts. It must not know another language.

import { cells, menu } from './en/cells';
import { common } from './en/common';
import { deeds } from './en/deeds';
import { files } from './en/files';
import { history } from './en/history';
import { people } from './en/people';
import { problem } from './en/problems';
import { reason } from './en/reasons';
import { review } from './en/review';
import { running } from './en/running';
import { sidebar } from './en/sidebar';
import { tools } from './en/tools';

export const en = { common, cells, history, menu, reason, problem, sidebar, running, review, deeds, tools, people, files };
