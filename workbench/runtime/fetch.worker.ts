// The thread that makes HTTP requests for the runtime, which blocks meanwhile: it posts the answers to a port and rings.

import { request as startRequest } from 'node:http';
import { type MessagePort, workerData } from 'node:worker_threads';
import { Bell } from './bell';
import type { Fetched, Fetching, WebAnswer, WebRequest } from './request';

const { port, memory }: { readonly port: MessagePort; readonly memory: SharedArrayBuffer } = workerData;
const bell = new Bell(memory);

port.on('message', ({ id, requests }: Fetching) => {
  void Promise.all(requests.map(send)).then((answers) => {
    port.postMessage({ id, answers } satisfies Fetched);
    bell.ring();
  });
});

function send({ url, method, headers, body, timeoutMs }: WebRequest): Promise<WebAnswer> {
  return new Promise((resolve) => {
    const sent = startRequest(url, { method, headers, signal: AbortSignal.timeout(timeoutMs) }, (answer) => {
      const chunks: Uint8Array[] = [];
      answer.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      answer.on('error', fail);
      answer.on('end', () => {
        resolve({ answered: true, status: answer.statusCode ?? 0, headers: pairsOf(answer.rawHeaders), body: Buffer.concat(chunks) });
      });
    });
    const fail = (error: Error & { code?: string | number }): void => {
      resolve({ answered: false, reason: error.name === 'AbortError' ? 'timeout' : String(error.code ?? error.message) });
    };
    sent.on('error', fail);
    sent.end(body ?? undefined);
  });
}

function pairsOf(raw: readonly string[]): readonly (readonly [string, string])[] {
  const pairs: [string, string][] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) pairs.push([(raw[i] ?? '').toLowerCase(), raw[i + 1] ?? '']);
  return pairs;
}
