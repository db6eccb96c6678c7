// A program that changes a cell, saves, says so and continues, until somebody kills it: node saver-victim.mjs SCRIPT FOLDER CHARACTERS
// Each step adds that many characters to the spreadsheet, and prints when saving starts and ends; the saver's reports are printed, too.

import { writeSync } from 'node:fs';
import { Clock } from '../../workbench/clock';
import { oneCell } from '../../workbench/model/address';
import { writeBlock } from '../../workbench/model/writing';
import { Saver } from '../../workbench/runtime/saver';
import { SharedSession } from '../../workbench/runtime/shared-session';
import { plainSettings } from '../workbench/support/settings';

const [script = '', folder = '', characters = '0'] = process.argv.slice(2);
/** Flushed before anything else happens. */
const say = (line: string): void => void writeSync(1, `${line}\n`);
const settings = plainSettings({ script, data: folder });
const saver = new Saver(folder, say);
const session = new SharedSession(saver.load(settings), settings, {
  tell: () => {},
  send: () => [],
  wait: () => {},
  clock: new Clock(settings.clock, settings.lead),
  log: say,
});
saver.watch(session);

/** Rows of a new sheet; then the first is overwritten. */
const ROWS = 1000;

const write = (row: number, column: number, text: string): void => {
  const [tab] = session.book.tabs;
  if (tab !== undefined) writeBlock(session.book, tab, oneCell(row, column), () => text, 'script');
};

function step(n: number): void {
  write(0, 0, String(n));
  write(1 + (n % (ROWS - 1)), 1, `${n} ${'x'.repeat(Number(characters))}`);
  say(`saving ${n}`);
  saver.now();
  say(`step ${n}`);
  setImmediate(() => step(n + 1));
}
step(1 + Number(session.book.tabs[0]?.shown(0, 0) || 0));
