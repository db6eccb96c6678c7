// The self-test as pushed to Google, run over the stand-in.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { z } from 'zod';
import type { KeptFacts } from '../../scripts/selftest-live/result';
import { ANYTHING } from '../../selftest/fact';
import { facts } from '../../selftest/facts/all';
import { pageFacts } from '../../selftest/page';
import { asText } from '../../selftest/trying';
import { framedPage } from '../../workbench/host/add-on-frame';
import { jsonAnswer, type LocalStandIn, localStandIn, valueOf } from '../workbench/support/local-stand-in';

const built = join(process.cwd(), 'build/selftest');

const progressShape = z.object({ tried: z.number(), left: z.number(), different: z.array(z.string()) });

const resultShape = z.object({
  on: z.literal('the stand-in'),
  language: z.string(),
  facts: z.array(z.object({ id: z.string(), found: z.string(), outcome: z.string(), said: z.string() })),
  times: z.array(z.object({ call: z.string(), cells: z.number(), ms: z.number() })),
});

/** The stand-in with the pushed files as its script; the CRM's origin answers everything with JSON. */
export function selfTest(now?: () => number): LocalStandIn {
  if (!existsSync(join(built, 'SelfTest.js'))) throw new Error('build/selftest is not there: run "npm run build" first.');
  return localStandIn(
    { code: '' },
    {
      settings: { script: built, origin: 'https://skill.noxinfluencer.com' },
      send: () => jsonAnswer({ code: 401 }, 401),
      ...(now === undefined ? {} : { now }),
    },
  );
}

/** Runs it as often as it requests; returns how often that was. */
export function runToTheEnd(local: LocalStandIn): { readonly calls: number; readonly tried: number } {
  let tried = 0;
  for (let calls = 1; calls < 50; calls += 1) {
    const progress = progressShape.parse(valueOf(local.run('runSelfTest')));
    tried += progress.tried;
    if (progress.left === 0) return { calls, tried };
  }
  throw new Error('the self-test does not come to its end');
}

/** Opens the page and runs its script in a realm of its own, with the stand-in's google.script.run in front of it as in the browser. */
export function tryPage(local: LocalStandIn): string {
  valueOf(local.run('openSelfTestPage'));
  const [page] = [...local.standIn.session.people.get('1').pages.values()];
  const source = local.standIn.answers.page({ id: page?.view.id ?? '' });
  if (source === null) throw new Error('no page was opened');
  const scripts = [...framedPage(source, { speed: 1, since: 0, lead: 0 }).matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, script = '']) => script,
  );
  const listeners: ((event: object) => void)[] = [];
  const posted: { readonly addOn: string; readonly call: number; readonly fn: string; readonly args: unknown[] }[] = [];
  const parent = { postMessage: (message: string) => void posted.push(JSON.parse(message)) };
  const realm = createContext({ document: { body: { textContent: '' } }, console });
  Object.assign(realm, { addEventListener: (_: string, listener: (event: object) => void) => void listeners.push(listener) });
  runInContext('var window = globalThis; var setTimeout = () => 0, setInterval = () => 0;', realm);
  Object.assign(realm, { parent: { postMessage: (message: object) => parent.postMessage(JSON.stringify(message)) } });
  for (const script of scripts) runInContext(script, realm);
  for (let message = posted.shift(); message !== undefined; message = posted.shift()) {
    const answer = message.addOn === 'run' ? local.run(message.fn, message.args) : { ok: true, value: null };
    for (const listener of listeners) listener({ source: realm['parent'], data: { addOn: 'answer', call: message.call, answer } });
  }
  return String(runInContext('document.body.textContent', realm));
}

export const resultOver = (local: LocalStandIn) => resultShape.parse(JSON.parse(String(valueOf(local.run('selfTestResult')))));

/** The finding for each fact, as JSON. */
export const factsOver = (local: LocalStandIn): ReadonlyMap<string, string> =>
  new Map(resultOver(local).facts.map(({ id, found }) => [id, found]));

/** Where the stand-in answers differently from Google; facts that vary between accounts are skipped. */
export function disagreements(found: ReadonlyMap<string, string>, kept: KeptFacts) {
  const held = [...facts, ...pageFacts].filter(({ id, expected }) => kept.facts[id] !== undefined && expected !== ANYTHING);
  return held.flatMap(({ id }) => {
    const google = asText(kept.facts[id]?.found ?? null);
    return google === found.get(id) ? [] : [{ id, google, here: found.get(id) }];
  });
}
