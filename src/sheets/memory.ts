// The platform's properties as a memory for texts of any length.

import type { Memory } from '../commands/ports';
import { PLATFORM } from './platform';
import { repeatable } from './retry';

type Properties = GoogleAppsScript.Properties.Properties;

/** Starts the value of a key whose text is split into parts: this mark, then their number. */
const PARTS = '\u0001parts:';

/** Counts the stretches of this execution without a wait. */
let stretch = 0;

/** Call after anything that takes time (a request, a lock, a pause): others may have written meanwhile. */
export function waited(): void {
  stretch += 1;
}

/** Readable by this person alone, in every document. The only place for a CRM key. */
export function personMemory(): Memory {
  return new PropertyMemory(PropertiesService.getUserProperties());
}

/** Shared by everybody in this document. A project that is not an add-on has none, which means the wiring is wrong. */
export function documentMemory(): Memory {
  const properties: Properties | null = PropertiesService.getDocumentProperties();
  if (properties === null) throw new Error('no document properties: this project does not run as an add-on of a document');
  return new PropertyMemory(properties);
}

/**
 * One property holds 9 KB. A longer text is stored in `key#0`, `key#1`, ... and written together with its head in one call, so that readers
 * see either the old or the new text; a text with a missing part counts as absent.
 */
class PropertyMemory implements Memory {
  /** All properties as last read; null = must be read. */
  private seen: Record<string, string> | null = null;
  private seenIn = 0;

  constructor(private readonly properties: Properties) {}

  read(key: string): string | null {
    const all = this.all();
    const head = all[key] ?? null;
    if (head === null || !head.startsWith(PARTS)) return head;
    const parts = Array.from({ length: partsIn(head) }, (_, i) => all[partKey(key, i)]);
    return parts.includes(undefined) ? null : parts.join('');
  }

  write(key: string, value: string | null): void {
    const known = { ...this.all() };
    if (value === null && known[key] === undefined) return;
    const before = partsIn(known[key] ?? null);
    // It is not known what a failed write leaves behind.
    this.seen = null;
    const parts = value === null ? [] : splitText(value);
    const [only] = parts;
    if (only === undefined) repeatable(() => this.properties.deleteProperty(key));
    else if (parts.length === 1 && !only.startsWith(PARTS)) repeatable(() => this.properties.setProperty(key, only));
    else this.writeParts(key, parts);
    const kept = parts.length === 1 && only?.startsWith(PARTS) !== true ? 0 : parts.length;
    for (let i = kept; i < before; i += 1) repeatable(() => this.properties.deleteProperty(partKey(key, i)));
    for (const old of [key, ...Array.from({ length: before }, (_, i) => partKey(key, i))]) delete known[old];
    this.seen = { ...known, ...(kept === 0 ? (only === undefined ? {} : { [key]: only }) : inParts(key, parts)) };
  }

  keys(beginning: string): readonly string[] {
    return Object.keys(this.all()).filter((key) => key.startsWith(beginning) && !/#\d+$/.test(key));
  }

  /** One call, however many keys are read, until somebody else may have written. */
  private all(): Record<string, string> {
    if (this.seen !== null && this.seenIn === stretch) return this.seen;
    this.seenIn = stretch;
    this.seen = repeatable(() => this.properties.getProperties());
    return this.seen;
  }

  private writeParts(key: string, parts: readonly string[]): void {
    repeatable(() => this.properties.setProperties(inParts(key, parts), false));
  }
}

/** A long text as properties: its head and its parts. */
const inParts = (key: string, parts: readonly string[]): Record<string, string> =>
  Object.fromEntries([[key, `${PARTS}${parts.length}`], ...parts.map((part, i) => [partKey(key, i), part])]);

function partKey(key: string, index: number): string {
  return `${key}#${index}`;
}

function partsIn(head: string | null): number {
  return head?.startsWith(PARTS) ? Number(head.slice(PARTS.length)) : 0;
}

/** Parts of at most 8,000 bytes in UTF-8; never splits a surrogate pair. The empty text is one empty part. */
export function splitText(text: string): readonly string[] {
  const most = PLATFORM.bytesPerPropertyPart;
  const parts: string[] = [];
  let [start, at, bytes] = [0, 0, 0];
  for (const character of text) {
    const size = bytesOf(character.codePointAt(0) ?? 0);
    if (bytes + size > most) {
      parts.push(text.slice(start, at));
      [start, bytes] = [at, 0];
    }
    at += character.length;
    bytes += size;
  }
  return [...parts, text.slice(start)];
}

function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1;
  if (codePoint < 0x800) return 2;
  return codePoint < 0x10000 ? 3 : 4;
}
