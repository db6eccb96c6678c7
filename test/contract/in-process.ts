// The client and the sandbox in one process, without a server: the client is synchronous and the sandbox is not, so a job is rerun from its
// start after each answer. A client call with a known result returns it again; the pending one has its answers so far.

import type { Contract } from '../../contract/table';
import { type Crm, createCrm } from '../../src/crm/client';
import type { FormPart, Http, HttpAnswer, HttpRequest, PaceMemory, PaceState } from '../../src/crm/ports';
import { channelsOf, creatorsWithout } from '../../workbench/crm/channel-rows';
import { type Dialect, dialects } from '../../workbench/crm/dialects';
import { Exchange } from '../../workbench/crm/exchange';
import { Faults, faultShape } from '../../workbench/crm/faults';
import { type KeyName, keyNamed, Pace } from '../../workbench/crm/keys';
import type { Channel } from '../../workbench/crm/model';
import { RequestClock } from '../../workbench/crm/request-clock';
import type { SentPart } from '../../workbench/crm/requests';
import { fill } from '../../workbench/crm/seed';
import { Store } from '../../workbench/crm/store';
import { countedIds, paceMemory, stillClock } from '../crm/scripted-http';

const NOW = Date.UTC(2030, 0, 1);

export interface Scenery {
  readonly contract: Contract;
  readonly dialect?: Dialect;
  /** Requests per minute that the sandbox accepts; 0 = no limit. */
  readonly rate?: number;
  readonly exportMs?: number;
  /** The client remembers when it sent, and respects the table's limit. */
  readonly paced?: boolean;
  /** Armed before the job. */
  readonly fault?: object;
}

/** What a job sees: the client with any key, and what was in the CRM before. */
export interface Stage {
  readonly contract: Contract;
  readonly crm: Crm;
  readonly crmWith: (key: KeyName | { readonly text: string }) => Crm;
  readonly channels: readonly Channel[];
  readonly withoutChannel: readonly { readonly creatorId: string }[];
  readonly newId: () => string;
}

const forgetful: PaceMemory = { read: () => ({ sent: [], blockedUntil: 0 }), write: () => {} };

/** Leaves a job that waits for an answer. */
class Unanswered extends Error {
  constructor(readonly request: HttpRequest) {
    super(request.url);
  }
}

/** One store for all jobs, seeded once; each job finds it in its original state. */
export class InProcess {
  private constructor(
    private readonly store: Store,
    private readonly kept: Pick<Stage, 'channels' | 'withoutChannel'>,
  ) {}

  static async open(): Promise<InProcess> {
    const store = await Store.open(':memory:', false);
    await fill(store, { kind: 'invented', count: 6 });
    await store.keep();
    const channels = [...(await channelsOf(store, 'main')).values()];
    return new InProcess(store, { channels, withoutChannel: await creatorsWithout(store, 'main') });
  }

  close(): void {
    this.store.close();
  }

  /** Runs a job to its end. It must be deterministic, given the same answers. */
  async play<T>(scenery: Scenery, job: (stage: Stage) => T): Promise<T> {
    const { contract, dialect = dialects.plain, fault, paced, rate = 0, exportMs = 0 } = scenery;
    await this.store.renew();
    const faults = new Faults();
    if (fault) faults.arm(faultShape.parse(fault));
    const exchange = new Exchange({
      contract,
      dialect,
      store: this.store,
      pace: new Pace(rate),
      faults,
      clock: new RequestClock(),
      exports: { ms: exportMs },
      now: () => NOW,
      pause: () => Promise.resolve(),
    });
    const calls = new Calls();
    for (;;) {
      try {
        return job(stageOf(contract, this.kept, calls.again(), paced === true));
      } catch (error) {
        if (!(error instanceof Unanswered)) throw error;
        calls.answers.push(await send(exchange, contract, error.request));
      }
    }
  }
}

/** The results of a job's calls, in order. Only the last may be waiting for an answer. */
class Calls {
  /** Of the pending call. */
  readonly answers: HttpAnswer[] = [];
  private readonly results: unknown[] = [];
  private readonly paces: PaceState[] = [];
  private made = 0;
  private asked = 0;
  readonly pace = paceMemory();

  /** Before the job is rerun from its start. */
  again(): this {
    this.made = 0;
    return this;
  }

  readonly http: Http = (request) => {
    const answer = this.answers[this.asked];
    if (answer === undefined) throw new Unanswered(request);
    this.asked += 1;
    return answer;
  };

  /** The result of the next call: known, or computed with the answers so far. */
  next(work: () => unknown): unknown {
    const place = this.made;
    if (place === this.results.length) {
      this.asked = 0;
      this.pace.write(this.paces[place - 1] ?? UNUSED);
      this.results.push(work());
      this.paces.push(this.pace.read());
      this.answers.length = 0;
    }
    this.made += 1;
    return this.results[place];
  }

  /** The client, with its calls going through here. */
  through(crm: Crm): Crm {
    return new Proxy(crm, {
      get: (of, name, self) => {
        const method: unknown = Reflect.get(of, name, self);
        return typeof method === 'function' ? (...args: readonly unknown[]) => this.next(() => Reflect.apply(method, of, args)) : method;
      },
    });
  }
}

const UNUSED: PaceState = { sent: [], blockedUntil: 0 };

function stageOf(contract: Contract, kept: Pick<Stage, 'channels' | 'withoutChannel'>, calls: Calls, paced: boolean): Stage {
  const [newId, requestId] = [countedIds(), countedIds()];
  const [pace, clock] = [paced ? calls.pace : forgetful, stillClock(NOW)];
  const crmWith: Stage['crmWith'] = (key) =>
    calls.through(
      createCrm({ contract, http: calls.http, pace, clock, newId: requestId, key: typeof key === 'string' ? keyNamed(key).key : key.text }),
    );
  return { contract, crm: crmWith('full'), crmWith, ...kept, newId: () => `00000000-0000-4000-${newId()}` };
}

async function send(
  exchange: Exchange,
  { transport }: Contract,
  { method, url, headers, body = '', form, bytes }: HttpRequest,
): Promise<HttpAnswer> {
  const { pathname, search, searchParams } = new URL(url);
  const base = transport.origin.value + transport.basePath.value;
  if (!url.startsWith(`${base}/`)) throw new Error(`${url} is not the CRM's`);
  const given = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const path = pathname.slice(transport.basePath.value.length);
  if (search !== '' && method !== 'GET') throw new Error('only a GET has a query');
  const answer = await exchange.answer({
    method,
    path,
    query: searchParams,
    header: (name) => given.get(name.toLowerCase()) ?? null,
    body,
    form: form ? form.map(sentPart) : null,
  });
  if (answer === 'lost') return { answered: false, reason: 'the connection broke' };
  const content = Buffer.from(answer.body);
  const { status } = answer;
  return {
    answered: true,
    status,
    headers: answer.headers,
    body: content.toString('utf8'),
    ...(bytes && { base64: content.toString('base64') }),
  };
}

function sentPart(part: FormPart): SentPart {
  if ('text' in part) return { key: part.name, value: part.text };
  return { key: part.name, value: { name: part.fileName, type: part.type, bytes: Buffer.from(part.base64, 'base64') } };
}
