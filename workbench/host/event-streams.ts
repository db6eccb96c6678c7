// The event streams that pages listen to (server-sent events), by person.

import type { ServerResponse } from 'node:http';
import type { HostEvent } from '../protocol';

/** Milliseconds between keep-alives, so that no intermediary considers the stream dead. */
const SIGN_OF_LIFE = 15_000;

export class EventStreams {
  private readonly streams = new Map<ServerResponse, string>();
  private readonly timer = setInterval(() => this.write(null, ': still here\n\n'), SIGN_OF_LIFE);

  constructor() {
    this.timer.unref();
  }

  /** From here on the page receives events; `first` is the first of them. */
  open(person: string, response: ServerResponse, first: HostEvent): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    this.streams.set(response, person);
    response.on('close', () => this.streams.delete(response));
    response.write(textOf(first));
  }

  /** Sends to the pages of one person, or of everybody. */
  tell(to: string | null, event: HostEvent): void {
    if (this.streams.size > 0) this.write(to, textOf(event));
  }

  private write(to: string | null, text: string): void {
    for (const [response, person] of this.streams) if (to === null || person === to) response.write(text);
  }

  close(): void {
    clearInterval(this.timer);
    for (const response of this.streams.keys()) response.end();
  }
}

const textOf = (event: HostEvent): string => `data: ${JSON.stringify(event)}\n\n`;
