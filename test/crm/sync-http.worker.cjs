// Sends one request at a time and wakes the thread that waits for its answer. It must not know what is sent.
const { request } = require('node:http');
const { workerData } = require('node:worker_threads');

const { port, signal } = workerData;

function answer(message) {
  port.postMessage(message);
  Atomics.add(signal, 0, 1);
  Atomics.notify(signal, 0);
}

port.on('message', ({ number, method, url, headers, body, timeoutMs }) => {
  const fail = (error) => answer({ number, answer: { answered: false, reason: error.message } });
  const outgoing = request(url, { method, headers, agent: false, signal: AbortSignal.timeout(timeoutMs) }, (incoming) => {
    const parts = [];
    incoming.on('error', fail);
    incoming.on('data', (part) => parts.push(part));
    incoming.on('end', () => {
      const got = { answered: true, status: incoming.statusCode, headers: incoming.headers, body: Buffer.concat(parts).toString('utf8') };
      answer({ number, answer: got });
    });
  });
  outgoing.on('error', fail);
  outgoing.end(body);
});
