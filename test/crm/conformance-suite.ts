// Runs the rules that client and CRM keep together over every dialect of the sandbox. It must not know the rules.

import type { Contract } from '../../contract/table';
import { type DialectName, dialects } from '../../workbench/crm/dialects';
import { describeFinding, describeReading } from './conformance-reading';
import { describeTrouble } from './conformance-trouble';
import { describeBatches, describeWriting } from './conformance-writing';
import { type SandboxProcess, startSandbox } from './sandbox-process';
import { openScene, type Scene } from './scene';
import { openSyncHttp, type SyncHttp } from './sync-http';

jest.setTimeout(60_000);

/** More than one page of 100, so that pages are turned. */
const channelCount = 130;

export function describeConformance(title: string, contract: Contract): void {
  describe(title, () => {
    let sandbox: SandboxProcess;

    beforeAll(async () => {
      sandbox = await startSandbox({ contract, rate: 0, count: channelCount });
    }, 60_000);

    afterAll(async () => {
      await sandbox?.close();
    });

    describe.each(Object.keys(dialects) as DialectName[])('in the dialect "%s"', (name) => {
      let wire: SyncHttp;
      let scene: Scene;
      beforeAll(() => {
        wire = openSyncHttp({ origin: contract.transport.origin.value, by: `http://127.0.0.1:${sandbox.port}/${name}` });
      });
      beforeEach(() => {
        scene = openScene({ contract, wire, keys: sandbox.keys });
      });
      afterAll(() => wire.close());
      const now = (): Scene => scene;
      describeReading(now, name);
      describeFinding(now, name);
      describeWriting(now, name);
      describeBatches(now, name);
      describeTrouble(now, name);
    });
  });
}
