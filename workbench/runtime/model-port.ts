// What the emulated services may do to the book.

import { copyBlock } from '../model/copying';
import { instantOf } from '../model/dates';
import { shownText, showsDate } from '../model/display';
import { duplicateTab } from '../model/duplicate';
import { setCriteria, setFilter } from '../model/filter';
import { setGuards } from '../model/guarding';
import { demandFilterable, demandFreezable, demandReshapable, demandUntyped, demandWritable } from '../model/guards';
import { ownRule } from '../model/rule';
import { sortBlock } from '../model/sorting';
import { deleteLines, hideLines, insertLines, moveLines } from '../model/structure';
import { writeBlock } from '../model/writing';
import type { Model } from '../services/host';

export const model: Model = {
  copyBlock,
  deleteLines,
  demandFilterable,
  demandFreezable,
  demandReshapable,
  demandUntyped,
  demandWritable,
  duplicateTab,
  hideLines,
  insertLines,
  instantOf,
  moveLines,
  ownRule,
  setCriteria,
  setFilter,
  setGuards,
  shownText,
  showsDate,
  sortBlock,
  writeBlock,
};
