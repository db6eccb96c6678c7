// Sends one request at a time and wakes the thread that waits for its answer.
const { Agent, request } = require('node:http');
const { workerData } = require('node:worker_threads');

const { port, signal } = workerData;

/** One connection for one request after the other. */
const agent = new Agent({ keepAlive: true });

function answer(message) {
  port.postMessage(message);
  Atomics.add(signal, 0, 1);
  Atomics.notify(signal, 0);
}

/** What is sent, and the headers that say so: a form gets a boundary of its own, as on the platform. */
async function content({ headers, body, form }) {
  if (form === undefined) return { headers, body };
  const parts = new FormData();
  for (const { name, text, fileName, type, base64 } of form) {
    if (text !== undefined) parts.append(name, text);
    else parts.append(name, new Blob([Buffer.from(base64, 'base64')], { type }), fileName);
  }
  const encoded = new Response(parts);
  return {
    headers: { ...headers, 'Content-Type': encoded.headers.get('content-type') },
    body: Buffer.from(await encoded.arrayBuffer()),
  };
}

async function send(message) {
  const { number, method, url, bytes, timeoutMs } = message;
  const { headers, body } = await content(message);
  const fail = (error) => answer({ number, answer: { answered: false, reason: error.message } });
  const outgoing = request(url, { method, headers, agent, signal: AbortSignal.timeout(timeoutMs) }, (incoming) => {
    const parts = [];
    incoming.on('error', fail);
    incoming.on('data', (part) => parts.push(part));
    incoming.on('end', () => {
      const whole = Buffer.concat(parts);
      const got = { answered: true, status: incoming.statusCode, headers: incoming.headers, body: whole.toString('utf8') };
      answer({ number, answer: bytes ? { ...got, base64: whole.toString('base64') } : got });
    });
  });
  outgoing.on('error', fail);
  outgoing.end(body);
}

port.on('message', (message) => void send(message));
