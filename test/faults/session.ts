// The add-on's program on the stand-in, with the sandbox CRM behind it, as called by its pages; and everything that it showed, stored,
// logged and sent.

import { resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { z } from 'zod';
import type { CallName } from '../../src/commands/calls';
import type { WebAnswer, WebRequest } from '../../workbench/runtime/request';
import type { SyncHttp } from '../crm/sync-http';
import { type LocalStandIn, localStandIn } from '../workbench/support/local-stand-in';

const replyShape = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({
    ok: z.literal(false),
    problem: z.looseObject({ kind: z.string(), words: z.looseObject({ waitMs: z.number().optional() }).optional() }),
  }),
]);
type Reply = z.infer<typeof replyShape>;

/** Maximum calls of one press: a page that is told to wait asks again. */
const MOST = 200;

const ENTRIES = ['answer', 'onOpen', 'openSidebar'];

/** Bundled once for all sessions of a file. */
let bundled: string | null = null;
const program = (): string => {
  bundled ??= bundle();
  return bundled;
};

function bundle(): string {
  const { outputFiles } = buildSync({
    entryPoints: [resolve(__dirname, '../../src/main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'addOn',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2020',
    tsconfigRaw: {},
  });
  const functions = ENTRIES.map((name) => `function ${name}() { return addOn.${name}.apply(this, arguments); }`);
  return [outputFiles[0]?.text ?? '', ...functions].join('\n');
}

interface Outside {
  readonly wire: SyncHttp;
  readonly origin: string;
  /** The sandbox's key for each person's key. */
  readonly keys: ReadonlyMap<string, string>;
}

export class Session {
  readonly local: LocalStandIn;
  readonly answers: unknown[] = [];
  readonly requests: WebRequest[] = [];
  /** What replaces the CRM's answer, before or after the request is passed on; null = the CRM's own. */
  disturb: ((request: WebRequest, truth: () => WebAnswer) => WebAnswer) | null = null;
  private now = Date.UTC(2026, 2, 1);

  constructor(private readonly outside: Outside) {
    this.local = localStandIn(
      {
        code: program(),
        pages: { sidebar: '<title>Sidebar</title>', review: '<title>Review</title>' },
        manifest: { urlFetchWhitelist: [`${outside.origin}/`] },
      },
      {
        send: (request) => this.send(request),
        now: () => this.now,
        settings: { origin: outside.origin, standsFor: outside.origin },
      },
    );
  }

  /** A single call of a page. */
  once(person: string, name: CallName, args: object = {}): Reply {
    const answer = this.local.run('answer', [name, args], person);
    this.answers.push(answer);
    if (!answer.ok) throw new Error(`${name} threw ${answer.error.message}`);
    return replyShape.parse(answer.value);
  }

  /** The result for a page that waits as long as told; `shape` says what the test reads of it. */
  ask<T>(person: string, name: CallName, args: object, shape: z.ZodType<T>): T {
    for (let calls = 0; calls < MOST; calls += 1) {
      const reply = this.once(person, name, args);
      if (reply.ok) return shape.parse(reply.value);
      if (reply.problem.kind !== 'limit') throw new Error(`${name}: ${JSON.stringify(reply.problem)}`);
      this.pass(reply.problem.words?.waitMs ?? 0);
    }
    throw new Error(`${name} waits for ever`);
  }

  /** Repeats the call until the answer is final. */
  until<T extends { readonly waitMs: number }>(
    person: string,
    name: CallName,
    args: object,
    shape: z.ZodType<T>,
    isEnd: (one: T) => boolean,
  ): T {
    for (let calls = 0; calls < MOST; calls += 1) {
      const one = this.ask(person, name, args, shape);
      if (isEnd(one)) return one;
      this.pass(one.waitMs);
    }
    throw new Error(`${name} goes on and on`);
  }

  pass(ms: number): void {
    this.now += ms;
  }

  /** Everything except where the key must be: what the header carries to the CRM. */
  kept(): Readonly<Record<string, unknown>> {
    const { standIn, logged, events } = this.local;
    const requests = this.requests.map(({ headers, ...rest }) => ({
      ...rest,
      headers: Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'authorization')),
    }));
    return {
      session: standIn.session,
      saved: Object.fromEntries(savedShape.parse(JSON.parse(JSON.stringify(standIn.session.stores)))),
      logged,
      events,
      answers: this.answers,
      requests,
    };
  }

  private send(request: WebRequest): WebAnswer {
    this.requests.push(request);
    const truth = (): WebAnswer => this.carried(request);
    return this.disturb === null ? truth() : this.disturb(request, truth);
  }

  /** With the sandbox's key instead of the person's. */
  private carried({ url, method, headers, body, timeoutMs }: WebRequest): WebAnswer {
    const own = Object.entries(headers).map(([name, value]): [string, string] => {
      const [scheme = '', key = ''] = value.split(' ');
      return name.toLowerCase() === 'authorization' ? [name, `${scheme} ${this.outside.keys.get(key) ?? 'unknown'}`] : [name, value];
    });
    const sent = typeof body === 'string' ? { body } : body === null ? {} : { raw: body };
    const answer = this.outside.wire.http({
      method: methodShape.parse(method.toUpperCase()),
      url,
      headers: Object.fromEntries(own),
      ...sent,
      bytes: true,
      timeoutSeconds: timeoutMs / 1000,
    });
    if (!answer.answered) return answer;
    return {
      answered: true,
      status: answer.status,
      headers: Object.entries(answer.headers),
      body: new Uint8Array(Buffer.from(answer.base64 ?? '', 'base64')),
    };
  }
}

/** Each store with its entries, as in a stand-in's file. */
const savedShape = z.array(
  z.tuple([z.string(), z.array(z.tuple([z.string(), z.string()])).transform((entries) => Object.fromEntries(entries))]),
);

const methodShape = z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);
