// Time and randomness from the platform. Nothing else in the add-on may ask for either.

import type { Clock, NewId } from '../crm/ports';
import { waited } from './memory';

export const clock: Clock = {
  now: () => Date.now(),
  sleep(ms) {
    Utilities.sleep(ms);
    waited();
  },
};

export const newId: NewId = () => Utilities.getUuid();
