// Chinese in the pages, mirroring English entry by entry.

import { aboutZh, panelsZh } from './operation-list';
import type { PageWords } from './pages-en';
import { zh } from './zh';
import { creators } from './zh/creators';
import { filters } from './zh/filters';
import { mutations } from './zh/mutations';
import { panels } from './zh/panels';
import { practicing } from './zh/practicing';
import { problem } from './zh/problems';
import { review } from './zh/review';
import { running } from './zh/running';
import { sidebar } from './zh/sidebar';

export const pagesZh: PageWords = {
  ...zh,
  problem,
  sidebar,
  running,
  review,
  mutations: { ...mutations, about: aboutZh },
  panels: { ...panels, ...panelsZh },
  creators,
  practicing,
  filters,
};
