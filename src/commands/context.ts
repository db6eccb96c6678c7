// Everything a command can reach, handed in by main.ts.

import type { Crm } from '../crm/client';
import type { ListedEntries } from '../crm/listed-ids';
import type { Clock, NewId, PaceState } from '../crm/ports';
import type { Language } from '../rpc/shapes';
import type { Words } from '../text/en';
import type { Book, Digest, Lock, Mail, Memory, Person, Timer, Unzip, Zip } from './ports';

export interface Context {
  readonly book: Book;
  /** Stored for this person only: the key is here and nowhere else. */
  readonly mine: Memory;
  /** Stored for everybody in this document. */
  readonly shared: Memory;
  readonly lock: Lock;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly digest: Digest;
  readonly unzip: Unzip;
  readonly zip: Zip;
  readonly person: Person;
  /** The CRM as seen with a key; its rows have the ids of the lists, where those are known. */
  readonly crmWith: (key: string, listed?: ListedEntries) => Crm;
  /** When a key last sent requests. */
  readonly paceOf: (key: string) => PaceState;
  /** A moment (milliseconds since 1970) in the spreadsheet's zone, as 2026-11-27 03:23. */
  readonly timeOf: (ms: number) => string;
  readonly words: Words;
  readonly language: Language;
  /** Runs the script while nobody is there. */
  readonly timer: Timer;
  readonly mail: Mail;
  /** Opens the review dialog with this title. */
  readonly showReview: (title: string) => void;
  /** This person's practice in this file; absent = there is none. */
  readonly practice?: Practice;
}

/** Invented creators in a tab of their own, over a CRM inside the script. Work in the practice cannot reach the rest, and vice versa. */
interface Practice {
  readonly tab: number;
  /** This context is the practice's: its CRM, book, and memories hold nothing else. */
  readonly here: boolean;
  /** The context with all tabs, as it would be without a practice. */
  readonly whole: Context;
}

/** The time limit of one call, so that the page can show progress and stop it (platform: 6 minutes per execution). */
export const CALL_MS = 20_000;

/** How long a write to shared places waits for another person's write to end. */
export const LOCK_MS = 10_000;
