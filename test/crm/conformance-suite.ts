// Runs the shared rules of client and CRM over every dialect of the sandbox.

import { namesOf } from '../../contract/named';
import type { Contract } from '../../contract/table';
import { type DialectName, dialects } from '../../workbench/crm/dialects';
import { describeEvery } from './conformance-every';
import { describeExports, describeImports } from './conformance-files';
import { describeGroups, describeLabels, describeMailing } from './conformance-named';
import { describeFinding, describeReading } from './conformance-reading';
import { describeTrouble } from './conformance-trouble';
import { describeBatches, describeWriting } from './conformance-writing';
import { MetOperations } from './met-operations';
import { type SandboxProcess, startSandbox } from './sandbox-process';
import { openScene, type Scene } from './scene';
import { openSyncHttp, type SyncHttp } from './sync-http';

jest.setTimeout(60_000);

/** More than one page of 100, to require paging. */
const channelCount = 130;

export function describeConformance(title: string, contract: Contract, names: readonly DialectName[] = namesOf(dialects)): void {
  describe(title, () => {
    let sandbox: SandboxProcess;

    beforeAll(async () => {
      sandbox = await startSandbox({ contract, rate: 0, count: channelCount });
    }, 60_000);

    afterAll(async () => {
      await sandbox?.close();
    });

    describe.each(names)('in the dialect "%s"', (name) => {
      let wire: SyncHttp;
      let scene: Scene;
      const met = new MetOperations(contract);
      beforeAll(() => {
        wire = openSyncHttp({ origin: contract.transport.origin.value, by: `http://127.0.0.1:${sandbox.port}/${name}` });
      });
      beforeEach(() => {
        scene = openScene({ contract, wire: { ...wire, http: met.watching(wire.http) }, keys: sandbox.keys });
      });
      afterAll(() => wire.close());
      const now = (): Scene => scene;
      describeReading(now, name);
      describeFinding(now, name, contract);
      describeWriting(now, name, contract);
      describeBatches(now, name);
      describeTrouble(now, name);
      describeLabels(now, name);
      describeGroups(now, name);
      describeMailing(now, name);
      describeExports(now, name);
      describeImports(now, name);
      describeEvery(now, name, () => met);
    });
  });
}
