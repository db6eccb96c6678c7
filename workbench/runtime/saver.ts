// Saves the spreadsheet and the scripts' stored data in one file, replaced atomically, soon after a change.

import { closeSync, existsSync, fstatSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Book } from '../model/book';
import type { RuntimeSettings } from './messages';
import type { SentMail } from './outbox';
import type { SharedSession } from './shared-session';
import { bookFrom, bookLines, type SavedBook, type TabLine } from './snapshot';
import { newBook } from './stand-in';
import type { SavedStores } from './stores';
import type { KeptTrigger } from './triggers';

/** Milliseconds after a change, so that typing does not write at every keystroke. */
const PAUSE = 300;

/** A long execution saves while it waits, but spends at most this share of its time on it. */
const SHARE = 1 / 5;

interface Saved {
  readonly book: Book;
  readonly stores: SavedStores;
  readonly triggers: readonly KeptTrigger[];
  readonly outbox: readonly SentMail[];
}

const NOTHING: Omit<Saved, 'book'> = { stores: [], triggers: [], outbox: [] };

/** The first line of the file. Files from before triggers existed have none, and no mail. */
interface Head extends Partial<Omit<Saved, 'book'>> {
  readonly book: SavedBook;
  readonly tabs: number;
}

export class Saver {
  private session: SharedSession | null = null;
  /** What was written last. */
  private written: readonly (string | Buffer)[] = [];
  private timer: NodeJS.Timeout | null = null;
  private lastAt = 0;
  private lastTook = 0;
  private failing = false;
  private saved: Omit<Saved, 'book'> = NOTHING;
  /** The line of each tab as last written, with the version it represents. */
  private readonly lines = new Map<number, TabLine>();

  /** `folder` null saves nothing. `report` receives a sentence when something could not be read, or can no longer be saved. */
  constructor(
    private readonly folder: string | null,
    private readonly report: (sentence: string) => void,
  ) {}

  private get file(): string | null {
    return this.folder === null ? null : join(this.folder, 'spreadsheet.jsonl');
  }

  /** The saved book, or else a new one. A file that cannot be read is kept under another name. */
  load({ bookName, zone, locale }: RuntimeSettings): Book {
    if (this.file === null || !existsSync(this.file)) return newBook(bookName, zone, locale);
    const saved = savedIn(readFileSync(this.file, 'utf8'));
    if (saved === null) {
      const copy = freePath(`${this.file}.unreadable`);
      renameSync(this.file, copy);
      this.report(`The saved spreadsheet was cut off or is none of ours. It is kept as ${copy}, and a new spreadsheet begins.`);
      return newBook(bookName, zone, locale);
    }
    this.saved = saved;
    return saved.book;
  }

  watch(session: SharedSession): void {
    this.session = session;
    session.stores.load(this.saved.stores);
    session.triggers.load(this.saved.triggers);
    session.outbox.load(this.saved.outbox);
  }

  /** Saves after a pause. */
  soon(): void {
    if (this.timer !== null || this.file === null) return;
    this.timer = setTimeout(() => this.now(), PAUSE);
  }

  /** Saves if enough time has passed since the last save, relative to how long that took. */
  inBetween(): void {
    if (Date.now() - this.lastAt > Math.max(PAUSE, this.lastTook / SHARE)) this.now();
  }

  /** What cannot be saved stays in memory; the next change tries again. */
  now(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (this.session === null || this.file === null || this.folder === null) return;
    const started = Date.now();
    // Tab versions are incremented when their changes are announced.
    this.session.announce();
    const { head, tabs } = bookLines(this.session.book, this.lines);
    const { stores, triggers, outbox } = this.session;
    const lines = [JSON.stringify({ book: head, tabs: tabs.length, stores, triggers, outbox }), ...tabs];
    if (lines.length === this.written.length && lines.every((line, i) => line === this.written[i])) return;
    try {
      mkdirSync(this.folder, { recursive: true });
      writeWhole(this.file, lines);
      this.written = lines;
      if (this.failing) this.report('The spreadsheet is saved again.');
      this.failing = false;
    } catch (error) {
      if (!this.failing) this.report(`The spreadsheet cannot be saved; what was saved before is safe (${codeOf(error)}).`);
      this.failing = true;
    }
    this.lastAt = Date.now();
    this.lastTook = this.lastAt - started;
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : String(error));

/** null for a file that was truncated or written by something else. */
function savedIn(text: string): Saved | null {
  try {
    const [head = '', ...lines] = text.trimEnd().split('\n');
    const { book, tabs, ...kept } = JSON.parse(head) as Head;
    return tabs === lines.length ? { ...NOTHING, ...kept, book: bookFrom(book, lines) } : null;
  } catch {
    return null;
  }
}

function freePath(path: string): string {
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? path : `${path}-${n}`;
    if (!existsSync(candidate)) return candidate;
  }
}

/** A reader sees either the old file or the new one, even after a crash or on a full disk. */
function writeWhole(file: string, lines: readonly (string | Buffer)[]): void {
  const draft = `${file}.new`;
  try {
    const handle = openSync(draft, 'w', 0o600);
    try {
      let bytes = 0;
      for (const line of lines) {
        // Unlike a single `writeSync`, it continues after a short write, and throws when nothing more fits.
        writeFileSync(handle, line);
        writeFileSync(handle, '\n');
        bytes += Buffer.byteLength(line) + 1;
      }
      fsyncSync(handle);
      if (fstatSync(handle).size !== bytes) throw Object.assign(new Error('a part is missing'), { code: 'ENOSPC' });
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  renameSync(draft, file);
}
