// The self-test as it is pushed to Google, run over the stand-in.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { jsonAnswer, type LocalStandIn, localStandIn, valueOf } from '../workbench/support/local-stand-in';

const built = join(process.cwd(), 'build/selftest');

const progressShape = z.object({ tried: z.number(), left: z.number(), different: z.array(z.string()) });

/** The stand-in with the pushed files as its script; the CRM's origin answers everything with JSON. */
export function selfTest(): LocalStandIn {
  if (!existsSync(join(built, 'SelfTest.js'))) throw new Error('build/selftest is not there: run "npm run build" first.');
  return localStandIn(
    { code: '' },
    { settings: { script: built, origin: 'https://skill.noxinfluencer.com' }, send: () => jsonAnswer({ code: 401 }, 401) },
  );
}

/** Runs it as often as it asks to be; how often that was. */
export function runToTheEnd(local: LocalStandIn): { readonly calls: number; readonly tried: number } {
  let tried = 0;
  for (let calls = 1; calls < 50; calls += 1) {
    const progress = progressShape.parse(valueOf(local.run('runSelfTest')));
    tried += progress.tried;
    if (progress.left === 0) return { calls, tried };
  }
  throw new Error('the self-test does not come to its end');
}
