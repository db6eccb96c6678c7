// What the services need from outside the realm: the book itself, and everything other than cells.
// Everything from here belongs to another realm: values are copied by hand, and errors pass through `emulated`.

import type { Book } from '../model/book';
import type { copyBlock, moveBlock } from '../model/copying';
import type { instantOf } from '../model/dates';
import type { showsDate } from '../model/display';
import type { duplicateTab } from '../model/duplicate';
import type { setCriteria, setFilter } from '../model/filter';
import type { setGuards } from '../model/guarding';
import type { demandEditor, demandFilterable, demandFreezable, demandReshapable, demandUntyped, demandWritable } from '../model/guards';
import type { shifted } from '../model/references';
import type { ruleOfScript } from '../model/rule';
import type { sortBlock } from '../model/sorting';
import type { deleteLines, hideLines, insertLines, moveLines } from '../model/structure';
import type { UserSelection } from '../model/user-selection';
import type { writeBlock } from '../model/writing';
import type { MenuEntry } from '../protocol';

export interface Host {
  readonly book: Book;
  readonly model: Model;
  /** The person that the script runs for. */
  readonly userSelection: UserSelection;
  /** Counts a call of "Service.method" and ends the execution when its time is up. */
  bill(call: string): void;
  /** Called after a call has taken effect, where a service that completes its work and then times out would throw. */
  done?(call: string): void;
  /** Writes are batched: if one is refused, the next call that waits for the sheet throws, as `flush` does. */
  readonly refusesLate?: boolean;
  /** Counts cells read or written. */
  count(read: number, written: number): void;
  /** Refuses what needs a scope that the manifest does not request, or a missing authorization. */
  authorize(call: string, scope: Scope): void;
  /** Recalculates, and tells the pages what changed. */
  flush(): void;
  readonly ui: UiPort;
  readonly web: WebPort;
  store(kind: StoreKind): StorePort | null;
  cache(kind: StoreKind): CachePort | null;
  lock(kind: StoreKind): LockPort | null;
  readonly triggers: TriggerPort;
  readonly mail: MailPort;
  readonly facts: Facts;
  readonly tools: Tools;
  /** Milliseconds since 1970 on the stand-in's clock. */
  now(): number;
  log(level: string, text: string): void;
}

/**
 * Operations on the book. These run in the host's realm, not in the script's: the objects they create may stay in the book, and an object
 * of a script's realm would keep that realm alive.
 */
export interface Model {
  readonly copyBlock: typeof copyBlock;
  readonly deleteLines: typeof deleteLines;
  readonly demandEditor: typeof demandEditor;
  readonly demandFilterable: typeof demandFilterable;
  readonly demandFreezable: typeof demandFreezable;
  readonly demandReshapable: typeof demandReshapable;
  readonly demandUntyped: typeof demandUntyped;
  readonly demandWritable: typeof demandWritable;
  readonly duplicateTab: typeof duplicateTab;
  readonly hideLines: typeof hideLines;
  readonly insertLines: typeof insertLines;
  readonly instantOf: typeof instantOf;
  readonly moveBlock: typeof moveBlock;
  readonly moveLines: typeof moveLines;
  readonly ruleOfScript: typeof ruleOfScript;
  readonly setCriteria: typeof setCriteria;
  readonly setFilter: typeof setFilter;
  readonly setGuards: typeof setGuards;
  readonly shifted: typeof shifted;
  readonly showsDate: typeof showsDate;
  readonly sortBlock: typeof sortBlock;
  readonly writeBlock: typeof writeBlock;
}

export type Scope = 'spreadsheet' | 'ui' | 'web' | 'properties' | 'email' | 'triggers' | 'mail' | 'none';

export type StoreKind = 'user' | 'document';

export interface Facts {
  readonly email: string;
  /** Email addresses of those who may edit the spreadsheet, its owner first. */
  readonly people: readonly string[];
  readonly locale: string;
  readonly scriptZone: string;
  readonly scriptId: string;
  /** NONE or LIMITED in a simple trigger, FULL otherwise. */
  readonly authMode: string;
  /** The script is run by a timer, without a person. */
  readonly unattended: boolean;
  /** Whether one of these scopes, or with null any that the manifest requests, has not been granted by the person. */
  withheld(scopes: readonly string[] | null): boolean;
  /** The text of one of the script's .html files, named without its extension; null if there is none. */
  page(name: string): string | null;
}

/** A time-driven trigger. */
export interface TriggerRecord {
  readonly id: string;
  /** The name of the function that it calls. */
  readonly fn: string;
}

export interface TriggerPort {
  /** Refuses a second one of the same person and document, in the platform's words. */
  install(fn: string, everyMs: number): TriggerRecord;
  /** The person's triggers. */
  list(): readonly TriggerRecord[];
  remove(id: string): void;
}

export interface MailPort {
  /** How many more may be sent today. */
  left(): number;
  /** Refuses more than a day's quota, in the platform's words. */
  send(to: string, subject: string, body: string): void;
}

export interface UiPort {
  toast(message: string, title: string, seconds: number): void;
  open(place: 'sidebar' | 'modal' | 'modeless', title: string, html: string, width: number, height: number): void;
  setMenu(caption: string | null, entries: readonly MenuEntry[]): void;
  /** The page follows the script's selection. */
  showSelection(): void;
}

export interface WebAsk {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes belong to the script's realm. */
  readonly body: string | Uint8Array | null;
  readonly timeoutSeconds: number;
  readonly followRedirects: boolean;
}

export interface WebReply {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Uint8Array;
}

export interface WebPort {
  /** Sends all at once and waits for all; throws as the platform does if one cannot be sent or is not answered. */
  fetch(asks: readonly WebAsk[]): readonly WebReply[];
}

export interface StorePort {
  get(key: string): string | null;
  /** Refuses what is too large, in the platform's words. */
  set(key: string, value: string): void;
  remove(key: string): void;
  clear(): void;
  keys(): readonly string[];
}

export interface CachePort {
  get(key: string): string | null;
  put(key: string, value: string, seconds: number): void;
  remove(key: string): void;
}

export interface LockPort {
  /** Waits at most that long; returns whether the lock is held. */
  take(ms: number): boolean;
  release(): void;
  held(): boolean;
}

/** A file in a zip, by its path there. */
export interface ZipFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Bytes are arrays of numbers or typed arrays of the other realm; copy the answers. */
export interface Tools {
  uuid(): string;
  digest(algorithm: string, bytes: Uint8Array): Uint8Array;
  hmac(bytes: Uint8Array, key: Uint8Array): Uint8Array;
  encode(text: string, charset: string): Uint8Array;
  decode(bytes: Uint8Array, charset: string): string;
  base64(bytes: Uint8Array, webSafe: boolean): string;
  fromBase64(text: string): Uint8Array | null;
  gzip(bytes: Uint8Array): Uint8Array;
  gunzip(bytes: Uint8Array): Uint8Array;
  zip(files: readonly ZipFile[]): Uint8Array;
  /** Refuses what is not a zip, or unpacks to more than a blob may hold. */
  unzip(bytes: Uint8Array): readonly ZipFile[];
  sleep(ms: number): void;
  formatDate(instant: number, zone: string, format: string): string;
}
