// The in-memory platform obeys the ports' rules.

import { describeBook, describePlatform } from './book-suite';
import { memoryStage } from './memory-stage';
import { describePatches } from './patch-suite';
import { describeRefusals } from './refusal-suite';
import { describeTab } from './tab-suite';

describe('the spreadsheet in memory', () => {
  describeTab(memoryStage);
  describeRefusals(memoryStage);
  describePatches(memoryStage);
  describeBook(memoryStage);
  describePlatform(memoryStage);
});
