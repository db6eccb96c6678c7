// The settings of a stand-in, as far as a test does not care.

import { newLead } from '../../../workbench/clock';
import type { RuntimeSettings } from '../../../workbench/runtime/messages';

export const plainSettings = (own: Pick<RuntimeSettings, 'script' | 'data'> & Partial<RuntimeSettings>): RuntimeSettings => ({
  services: '',
  zone: 'Etc/UTC',
  locale: 'en_US',
  clock: { speed: 1, since: 0 },
  lead: newLead(),
  modeled: false,
  costs: 1,
  bookName: 'Creators',
  addOnName: 'Test add-on',
  sampleKey: 'sample',
  origin: 'https://crm.test',
  standsFor: 'http://127.0.0.1:1/crm',
  ...own,
});
