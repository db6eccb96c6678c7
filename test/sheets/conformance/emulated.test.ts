// The real adapters obey the ports' rules on the emulated services.

import { describeBook, describePlatform } from './book-suite';
import { emulatedStage } from './emulated-stage';
import { describePatches } from './patch-suite';
import { describeRefusals } from './refusal-suite';
import { describeTab } from './tab-suite';

describe('the adapters over emulated services', () => {
  describeTab(emulatedStage);
  describeRefusals(emulatedStage);
  describe('where Google collects writes, and refuses them when they are flushed', () => {
    describeRefusals(() => {
      const stage = emulatedStage();
      stage.host.refusesLate = true;
      return stage;
    });
  });
  describePatches(emulatedStage);
  describeBook(emulatedStage);
  describePlatform(emulatedStage);
});
