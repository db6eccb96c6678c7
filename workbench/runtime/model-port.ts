// What the emulated services may do to the book.

import { copyBlock, moveBlock } from '../model/copying';
import { instantOf } from '../model/dates';
import { showsDate } from '../model/display';
import { duplicateTab } from '../model/duplicate';
import { setCriteria, setFilter } from '../model/filter';
import { setGuards } from '../model/guarding';
import { demandEditor, demandFilterable, demandFreezable, demandReshapable, demandUntyped, demandWritable } from '../model/guards';
import { shifted } from '../model/references';
import { ruleOfScript } from '../model/rule';
import { sortBlock } from '../model/sorting';
import { deleteLines, hideLines, insertLines, moveLines } from '../model/structure';
import { writeBlock } from '../model/writing';
import type { Model } from '../services/host';

export const model: Model = {
  copyBlock,
  deleteLines,
  demandEditor,
  demandFilterable,
  demandFreezable,
  demandReshapable,
  demandUntyped,
  demandWritable,
  duplicateTab,
  hideLines,
  insertLines,
  instantOf,
  moveBlock,
  moveLines,
  ruleOfScript,
  setCriteria,
  setFilter,
  setGuards,
  shifted,
  showsDate,
  sortBlock,
  writeBlock,
};
