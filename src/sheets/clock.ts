// Time and chance, as the platform gives them. Nothing else in the add-on may ask for either.

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
