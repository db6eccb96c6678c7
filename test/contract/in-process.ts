// The client before the sandbox in one process, without a server: the client is synchronous and the sandbox is not, so that a job runs again
// from its beginning after each answer, with the answers so far.

import type { Contract } from '../../contract/table';
import { type Crm, createCrm } from '../../src/crm/client';
import type { FormPart, Http, HttpAnswer, HttpRequest, PaceMemory } from '../../src/crm/ports';
import type { Dialect } from '../../workbench/crm/dialects';
import type { KeyName } from '../../workbench/crm/keys';
import type { Channel } from '../../workbench/crm/model';
import { createSandbox, type Sandbox } from '../../workbench/crm/sandbox';
import { countedIds, paceMemory, stillClock } from '../crm/scripted-http';

export const NOW = Date.UTC(2030, 0, 1);

export interface Scenery {
  readonly contract: Contract;
  readonly dialect?: Dialect;
  /** Requests a minute that the sandbox takes; 0 = no limit. */
  readonly rate?: number;
  readonly exportMs?: number;
  /** The client remembers when it sent, and keeps the table's limit. */
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

/** Runs a job to its end. It must do the same each time, as far as it has the same answers. */
export async function play<T>(scenery: Scenery, job: (stage: Stage) => T): Promise<T> {
  const { contract, fault, paced } = scenery;
  const creators = { kind: 'invented', count: 6 } as const;
  const sandbox = await createSandbox({
    ...scenery,
    file: ':memory:',
    rate: scenery.rate ?? 0,
    creators,
    exportMs: scenery.exportMs ?? 0,
    now: () => NOW,
  });
  try {
    if (fault) await sandbox.app.request('/sandbox/fault', { method: 'POST', body: JSON.stringify(fault) });
    const kept = (await (await sandbox.app.request('/sandbox/channels')).json()) as Pick<Stage, 'channels' | 'withoutChannel'>;
    const answers: HttpAnswer[] = [];
    for (;;) {
      try {
        return job(stageOf(contract, sandbox, kept, answers, paced === true));
      } catch (error) {
        if (!(error instanceof Unanswered)) throw error;
        answers.push(await send(sandbox, contract, error.request));
      }
    }
  } finally {
    sandbox.close();
  }
}

function stageOf(
  contract: Contract,
  sandbox: Sandbox,
  kept: Pick<Stage, 'channels' | 'withoutChannel'>,
  answers: readonly HttpAnswer[],
  paced: boolean,
): Stage {
  let asked = 0;
  const http: Http = (request) => {
    const answer = answers[asked];
    if (answer === undefined) throw new Unanswered(request);
    asked += 1;
    return answer;
  };
  const newId = countedIds();
  const [pace, clock] = [paced ? paceMemory() : forgetful, stillClock(NOW)];
  const long = () => `00000000-0000-4000-${newId()}`;
  const crmWith: Stage['crmWith'] = (key) =>
    createCrm({ contract, http, pace, clock, newId: long, key: typeof key === 'string' ? sandbox.keys[key] : key.text });
  return { contract, crm: crmWith('full'), crmWith, ...kept, newId: long };
}

async function send({ app }: Sandbox, contract: Contract, { method, url, headers, body, form, bytes }: HttpRequest): Promise<HttpAnswer> {
  const path = url.slice(contract.transport.origin.value.length);
  const answer = await app.request(path, {
    method,
    headers: { ...headers },
    ...(form ? { body: formData(form) } : body === undefined ? {} : { body }),
  });
  const content = Buffer.from(await answer.arrayBuffer());
  const given = Object.fromEntries(answer.headers);
  return {
    answered: true,
    status: answer.status,
    headers: given,
    body: content.toString('utf8'),
    ...(bytes && { base64: content.toString('base64') }),
  };
}

function formData(parts: readonly FormPart[]): FormData {
  const data = new FormData();
  for (const part of parts) {
    if ('text' in part) data.append(part.name, part.text);
    else data.append(part.name, new Blob([Buffer.from(part.base64, 'base64')], { type: part.type }), part.fileName);
  }
  return data;
}
