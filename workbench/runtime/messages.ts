// What the thread of the HTTP server and the thread of the runtime say to each other.

import type { ClockSettings } from '../clock';
import type { ActAnswer, Action, AlertAnswer, BookView, CloseRequest, HostEvent, LedgerView, RunAnswer } from '../protocol';
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
  /** The TabView as JSON text: to copy a million objects between threads takes longer than to make and read their text. */
  tab: { ask: { readonly tab: number }; answer: string | null };
  /** A page of a person begins to listen: the answer is its first event; `onOpen` runs after it. */
  hello: { ask: { readonly person: string; readonly language?: string }; answer: HostEvent };
  /** The HTML of an open page of the add-on and the functions that it may call. */
  page: { ask: { readonly id: string }; answer: PageSource | null };
  close: { ask: CloseRequest; answer: null };
  answer: { ask: AlertAnswer; answer: null };
  ledger: { ask: null; answer: LedgerView };
  /** Puts the clock forward by so many milliseconds: for measurements, which do not wait. */
  pass: { ask: { readonly ms: number }; answer: null };
  /** Runs every timer of the spreadsheet now; how many there were. The answer does not wait for them. */
  timers: { ask: null; answer: { readonly fired: number } };
  /** Mail that scripts have sent, the newest first. */
  mail: { ask: null; answer: { readonly mails: readonly SentMail[]; readonly zone: string } };
  /** Saves what is not saved yet and ends. */
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
  /** Where the snapshot lies; null keeps it in memory. */
  readonly data: string | null;
  readonly zone: string;
  /** Of a new spreadsheet: "de_DE". */
  readonly locale: string;
  readonly clock: ClockSettings;
  /** Shared by the clocks of all threads. */
  readonly lead: SharedArrayBuffer;
  /** Whether in an execution only modelled costs pass by the clock, and what is waited for. */
  readonly modelled: boolean;
  /** How many times as much as the table says calls are modelled to cost. */
  readonly costs: number;
  readonly bookName: string;
  readonly addOnName: string;
  readonly sampleKey: string;
  /** The only origin that scripts reach, and the address that stands for it. */
  readonly origin: string;
  readonly standsFor: string;
}
