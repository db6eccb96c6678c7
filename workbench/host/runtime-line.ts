// The server's connection to the runtime thread: questions with their answers, and the events for the pages.

import { Worker } from 'node:worker_threads';
import type { HostEvent } from '../protocol';
import { Bell } from '../runtime/bell';
import type { AskKind, RuntimeSettings, Talk, Told } from '../runtime/messages';

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

interface Listeners {
  readonly event: (to: string | null, event: HostEvent) => void;
  readonly log: (line: string) => void;
}

/** Milliseconds that a thread has to end on its own. */
const LAST_WORDS = 10_000;

export class RuntimeLine {
  private readonly waiting = new Map<number, Waiting>();
  private readonly bell = new Bell();
  private readonly worker: Worker;
  private asked = 0;
  private stopped = false;

  /** `folder` has the built workers. */
  constructor(
    settings: RuntimeSettings,
    folder: URL,
    private readonly listeners: Listeners,
  ) {
    const fetcher = new URL('fetch.worker.mjs', folder).href;
    this.worker = new Worker(new URL('runtime.worker.mjs', folder), { workerData: { settings, memory: this.bell.memory, fetcher } });
    this.worker.on('message', (told: Told) => this.hear(told));
    this.worker.on('error', (error) => {
      listeners.log(`the runtime has failed: ${error.stack}`);
      this.end(error);
    });
    this.worker.on('exit', () => this.end(new Error('The runtime has ended.')));
  }

  ask<K extends AskKind>(kind: K, ask: Talk[K]['ask']): Promise<Talk[K]['answer']> {
    if (this.stopped) return Promise.reject(new Error('The runtime has ended.'));
    this.asked += 1;
    const id = this.asked;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, kind, ask });
      this.bell.ring();
    });
  }

  /** Everything is saved when it resolves, unless a script never yields: then the last save is what remains. */
  async stop(): Promise<void> {
    if (this.stopped) return;
    const gone = new Promise((resolve) => this.worker.once('exit', resolve));
    const tooLong = setTimeout(() => void this.worker.terminate(), LAST_WORDS);
    await this.ask('stop', null).catch(() => undefined);
    await gone;
    clearTimeout(tooLong);
  }

  private hear(told: Told): void {
    if (told.kind === 'event') this.listeners.event(told.to, told.event);
    else if (told.kind === 'log') this.listeners.log(told.line);
    else {
      const waiting = this.waiting.get(told.id);
      this.waiting.delete(told.id);
      if (told.kind === 'answer') waiting?.resolve(told.answer as never);
      else waiting?.reject(new Error(told.problem));
    }
  }

  private end(error: Error): void {
    this.stopped = true;
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
