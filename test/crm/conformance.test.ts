// The client against the sandbox CRM over real HTTP, with the project's table.

// Holds `message coop-statuses`: The drop-down and the names in the Status column
// Holds `email collaborators list`: The drop-down and the names in the Owner column

import { crmContract } from '../../contract/table';
import { createCrm } from '../../src/crm/client';
import type { DialectName } from '../../workbench/crm/dialects';
import { describeConformance } from './conformance-suite';
import { startSandbox } from './sandbox-process';
import { countedIds, paceMemory, stillClock } from './scripted-http';
import { openSyncHttp } from './sync-http';

describeConformance("client and CRM by the project's table", crmContract);

describe("the CRM's limit of requests per minute", () => {
  const { origin, requestsPerMinute } = crmContract.transport;

  /** Sends until something other than a success arrives; returns the number of successes, and that answer. */
  async function sendUntilRefused(
    pace: () => ReturnType<typeof paceMemory>,
    dialect: DialectName = 'plain',
  ): Promise<{ successes: number; code: string; waitMs: number }> {
    const sandbox = await startSandbox({ contract: crmContract, rate: requestsPerMinute.value, count: 10 });
    const wire = openSyncHttp({ origin: origin.value, by: `http://127.0.0.1:${sandbox.port}/${dialect}` });
    try {
      for (let successes = 0; ; successes += 1) {
        const key = sandbox.keys.full ?? '';
        const answer = createCrm({ http: wire.http, pace: pace(), clock: stillClock(), newId: countedIds(), key }).quota();
        if (!answer.ok) return { successes, code: answer.problem.code, waitMs: answer.problem.waitMs ?? 0 };
      }
    } finally {
      await wire.close();
      await sandbox.close();
    }
  }

  test('is used up to the last request and never exceeded by executions that share their memory', async () => {
    const shared = paceMemory();
    expect(await sendUntilRefused(() => shared)).toEqual({ successes: requestsPerMinute.value, code: '', waitMs: 60_000 });
  }, 60_000);

  test('is exceeded by executions that share nothing, and is then reported by the CRM', async () => {
    const { successes, code, waitMs } = await sendUntilRefused(paceMemory);
    expect([successes, code]).toEqual([requestsPerMinute.value, 'RATE_LIMITED']);
    expect(waitMs).toBeGreaterThanOrEqual(1000);
  }, 60_000);

  test('that is lower than documented is exceeded once, and respected from then on', async () => {
    const shared = paceMemory();
    const { successes, code } = await sendUntilRefused(() => shared, 'terse');
    expect([successes, code]).toEqual([20, 'RATE_LIMITED']);
    expect(shared.read().slow?.perMinute).toBe(20);
  }, 60_000);
});
