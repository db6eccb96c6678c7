// HTTP that blocks until the answer arrives, as on the add-on's platform: a worker sends, this thread sleeps. Loopback only.

import { join } from 'node:path';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { HttpAnswer, HttpRequest } from '../../src/crm/ports';

/** `raw`: a body of bytes, like a form when it leaves the platform. */
type Sent = HttpRequest & { readonly raw?: Uint8Array };

export interface SyncHttp {
  readonly http: (request: Sent) => HttpAnswer;
  close(): Promise<void>;
}

/** `replace` = the start of an address and its replacement. No wait is longer than `longestMs`, whatever the request allows. */
export function openSyncHttp(replace: { readonly origin: string; readonly by: string }, longestMs = 20_000): SyncHttp {
  if (!replace.by.startsWith('http://127.0.0.1:')) throw new Error('tests speak to this computer only');
  const { port1, port2 } = new MessageChannel();
  const signal = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(join(__dirname, 'sync-http.worker.cjs'), { workerData: { port: port2, signal }, transferList: [port2] });
  let number = 0;

  const http: SyncHttp['http'] = ({ method, url, headers, body, raw, form, bytes, timeoutSeconds }) => {
    if (!url.startsWith(replace.origin)) return { answered: false, reason: 'an address that nobody maps' };
    number += 1;
    const timeoutMs = Math.min((timeoutSeconds ?? 30) * 1000, longestMs);
    port1.postMessage({
      number,
      method,
      url: replace.by + url.slice(replace.origin.length),
      headers,
      body: raw ?? body,
      form,
      bytes,
      timeoutMs,
    });
    return waitFor(number, Date.now() + timeoutMs + 1000);
  };

  /** An answer that arrives too late carries its own number, so the next request skips it. */
  function waitFor(wanted: number, until: number): HttpAnswer {
    while (Date.now() < until) {
      const seen = Atomics.load(signal, 0);
      for (let got = receiveMessageOnPort(port1); got; got = receiveMessageOnPort(port1)) {
        if (got.message.number === wanted) return got.message.answer as HttpAnswer;
      }
      Atomics.wait(signal, 0, seen, until - Date.now());
    }
    return { answered: false, reason: 'timed out' };
  }

  const close = async (): Promise<void> => {
    port1.close();
    await worker.terminate();
  };
  return { http, close };
}
