// The runtime thread: handles questions from the server's thread, and lets people act while an execution waits.

import { readFileSync } from 'node:fs';
import { MessageChannel, parentPort, receiveMessageOnPort, Worker, workerData } from 'node:worker_threads';
import { Clock } from '../clock';
import { traceOf } from '../thrown';
import { Bell } from './bell';
import type { Ask, AskKind, RuntimeSettings, Talk, Told } from './messages';
import type { Fetched, WebAnswer, WebRequest } from './request';
import { Saver } from './saver';
import { StandIn } from './stand-in';

const { settings, memory, fetcher }: { readonly settings: RuntimeSettings; readonly memory: SharedArrayBuffer; readonly fetcher: string } =
  workerData;
const port = parentPort ?? noThread();

const clock = new Clock(settings.clock, settings.lead);
const bell = new Bell(memory);
const { port1: mine, port2: theirs } = new MessageChannel();
const fetching = new Worker(new URL(fetcher), { workerData: { port: theirs, memory }, transferList: [theirs] });
mine.unref();
fetching.unref();

const tell = (told: Told): void => port.postMessage(told);
/** In the terminal and in the open pages. */
const report = (sentence: string): void => {
  tell({ kind: 'log', line: sentence });
  tell({ kind: 'event', to: null, event: { type: 'toast', title: 'Saving', message: sentence, seconds: 30 } });
};

const saver = new Saver(settings.data, report);

const standIn = new StandIn(saver.load(settings), readFileSync(settings.services, 'utf8'), settings, {
  tell: (to, event) => tell({ kind: 'event', to, event }),
  send,
  wait: (ms) => wait(ms, () => false),
  clock,
  log: (line) => tell({ kind: 'log', line }),
});
saver.watch(standIn.session);

port.on('message', receive);

/** Milliseconds of this machine between checks for due timers. */
const TIMER_LOOK_MS = 1_000;

setInterval(() => {
  if (standIn.runDueTimers()) saver.soon();
}, TIMER_LOOK_MS).unref();

function receive(ask: Ask): void {
  try {
    if (ask.kind === 'run') standIn.run(ask.ask, (answer) => tell({ kind: 'answer', id: ask.id, answer }));
    else if (ask.kind === 'stop') stop(ask.id);
    else tell({ kind: 'answer', id: ask.id, answer: answerOf(ask) });
  } catch (error) {
    // The trace names folders of this machine: it stays in the terminal.
    tell({ kind: 'log', line: traceOf(error) });
    tell({ kind: 'failed', id: ask.id, problem: 'The stand-in made a mistake; its terminal says which.' });
  }
  saver.soon();
}

function answerOf<K extends Exclude<AskKind, 'run' | 'stop'>>({
  kind,
  ask,
}: {
  readonly kind: K;
  readonly ask: Talk[K]['ask'];
}): Talk[K]['answer'] {
  return standIn.answers[kind](ask);
}

function noThread(): never {
  throw new Error('the runtime runs in a worker thread');
}

function stop(id: number): void {
  saver.now();
  tell({ kind: 'answer', id, answer: null });
  void fetching.terminate().then(() => process.exit(0));
}

let nextFetch = 1;

/** Blocks until the answers have arrived. What people do meanwhile happens in between, so an execution can see it. */
function send(requests: readonly WebRequest[]): readonly WebAnswer[] {
  const id = nextFetch;
  nextFetch += 1;
  // If the other side changes something permanently, what is known here must not be lost before.
  if (requests.some(({ method }) => method !== 'GET')) saver.now();
  else saver.inBetween();
  mine.postMessage({ id, requests: requests.map((one) => ({ ...one, timeoutMs: clock.machineMs(one.timeoutMs) })) });
  let answers: readonly WebAnswer[] | null = null;
  const longest = Math.max(...requests.map(({ timeoutMs }) => timeoutMs));
  wait(longest + 1000, () => {
    const received: { readonly message: Fetched } | undefined = receiveMessageOnPort(mine);
    if (received?.message.id === id) answers = received.message.answers;
    return answers !== null;
  });
  return answers ?? requests.map(() => ({ answered: false, reason: 'timeout' }));
}

/** Blocks until `over` holds or the time has passed on the stand-in's clock, and handles questions in between. */
function wait(ms: number, over: () => boolean): void {
  const until = clock.now() + ms;
  for (;;) {
    const heard = bell.heard();
    for (let ask = receiveMessageOnPort(port); ask !== undefined; ask = receiveMessageOnPort(port)) receive(ask.message);
    if (over() || clock.now() >= until) return;
    bell.wait(heard, clock.machineMs(until - clock.now()));
  }
}
