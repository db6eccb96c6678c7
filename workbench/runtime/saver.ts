// Keeps the spreadsheet and what scripts keep in one file, replaced at once, soon after a change.

import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Book } from '../model/book';
import type { RuntimeSettings } from './messages';
import type { SharedSession } from './shared-session';
import { bookFrom, bookLines, type SavedBook, type TabLine } from './snapshot';
import { newBook } from './stand-in';
import type { SavedStores } from './stores';

/** Milliseconds after a change, so that typing does not write at every key. */
const PAUSE = 300;

/** A long execution saves while it waits, but spends at most this part of its time on it. */
const SHARE = 1 / 5;

export class Saver {
  private session: SharedSession | null = null;
  /** What was written last. */
  private written: readonly string[] = [];
  private timer: NodeJS.Timeout | null = null;
  private lastAt = 0;
  private lastTook = 0;
  private stores: SavedStores = [];
  /** The line of each tab as it was written last, with the version that it stands for. */
  private readonly lines = new Map<number, TabLine>();

  /** null keeps nothing. */
  constructor(private readonly folder: string | null) {}

  private get file(): string | null {
    return this.folder === null ? null : join(this.folder, 'spreadsheet.jsonl');
  }

  /** The book that was saved, else a new one. */
  load({ bookName, zone, locale }: RuntimeSettings): Book {
    if (this.file === null || !existsSync(this.file)) return newBook(bookName, zone, locale);
    const [head = '{}', ...tabs] = readFileSync(this.file, 'utf8').trimEnd().split('\n');
    const { book, stores } = JSON.parse(head) as { readonly book: SavedBook; readonly stores: SavedStores };
    this.stores = stores;
    return bookFrom(book, tabs);
  }

  watch(session: SharedSession): void {
    this.session = session;
    session.stores.load(this.stores);
  }

  /** Saves after a pause. */
  soon(): void {
    if (this.timer !== null || this.file === null) return;
    this.timer = setTimeout(() => this.now(), PAUSE);
  }

  /** Saves when the last time is long enough ago for what it took. */
  inBetween(): void {
    if (Date.now() - this.lastAt > Math.max(PAUSE, this.lastTook / SHARE)) this.now();
  }

  now(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (this.session === null || this.file === null || this.folder === null) return;
    const started = Date.now();
    // Versions of tabs grow when their changes are announced.
    this.session.announce();
    const { head, tabs } = bookLines(this.session.book, this.lines);
    const lines = [JSON.stringify({ book: head, stores: this.session.stores }), ...tabs];
    if (lines.length === this.written.length && lines.every((line, i) => line === this.written[i])) return;
    mkdirSync(this.folder, { recursive: true });
    writeWhole(this.file, lines);
    this.written = lines;
    this.lastAt = Date.now();
    this.lastTook = this.lastAt - started;
  }
}

/** A reader sees the old file or the new one, also after a crash. */
function writeWhole(file: string, lines: readonly string[]): void {
  const draft = `${file}.new`;
  const handle = openSync(draft, 'w', 0o600);
  try {
    for (const line of lines) writeSync(handle, `${line}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, file);
}
