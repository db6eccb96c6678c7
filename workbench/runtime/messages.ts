// The messages between the HTTP server's thread and the runtime thread.

import type { ClockSettings } from '../clock';
import type { ActAnswer, Action, BookView, CloseRequest, HostEvent, LedgerView, RunAnswer } from '../protocol';
import type { SentMail } from './outbox';

/** A call of a top-level function, by a menu, a page or the host itself. */
export interface Call {
  readonly person: string;
  readonly fn: string;
  /** JSON values. */
  readonly args: readonly unknown[];
}

/** Question -> answer. */
export interface Talk {
  act: { ask: { readonly person: string; readonly action: Action }; answer: ActAnswer };
  run: { ask: Call; answer: RunAnswer };
  book: { ask: { readonly person: string }; answer: BookView };
  /** The TabView as JSON text: copying a million objects between threads takes longer than writing and parsing their text. */
  tab: { ask: { readonly tab: number }; answer: string | null };
  /** A person's page starts to listen: the answer is its first event; `onOpen` runs after it. */
  hello: { ask: { readonly person: string; readonly language?: string }; answer: HostEvent };
  /** The HTML of an open add-on page and the functions that it may call. */
  page: { ask: { readonly id: string }; answer: PageSource | null };
  close: { ask: CloseRequest; answer: null };
  ledger: { ask: null; answer: LedgerView };
  /** Advances the clock by that many milliseconds: for measurements, which do not wait. */
  pass: { ask: { readonly ms: number }; answer: null };
  /** Runs every timer of the spreadsheet now and returns their number. The answer does not wait for them. */
  timers: { ask: null; answer: { readonly fired: number } };
  /** Mail that scripts have sent, newest first. */
  mail: { ask: null; answer: { readonly mails: readonly SentMail[]; readonly zone: string } };
  /** Saves what is not saved yet, then ends. */
  stop: { ask: null; answer: null };
}

export interface PageSource {
  readonly html: string;
  readonly functions: readonly string[];
}

export type AskKind = keyof Talk;

export type Ask = { [K in AskKind]: { readonly id: number; readonly kind: K; readonly ask: Talk[K]['ask'] } }[AskKind];

export type Told =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly problem: string }
  /** What the script logged. */
  | { readonly kind: 'log'; readonly line: string }
  /** To the pages of one person, or of everybody. */
  | { readonly kind: 'event'; readonly to: string | null; readonly event: HostEvent };

export interface RuntimeSettings {
  /** The folder with the add-on: every .js file is loaded, .html files are its pages, appsscript.json is its manifest. */
  readonly script: string;
  /** The built services. */
  readonly services: string;
  /** The location of the snapshot; null keeps it in memory. */
  readonly data: string | null;
  readonly zone: string;
  /** For a new spreadsheet: "de_DE". */
  readonly locale: string;
  readonly clock: ClockSettings;
  /** Shared by the clocks of all threads. */
  readonly lead: SharedArrayBuffer;
  /** Whether only modeled costs and waiting advance the clock during an execution. */
  readonly modeled: boolean;
  /** Multiplier for the modeled costs in the table. */
  readonly costs: number;
  readonly bookName: string;
  readonly addOnName: string;
  readonly sampleKey: string;
  /** The only origin that scripts can reach, and the address that stands in for it. */
  readonly origin: string;
  readonly standsFor: string;
}
