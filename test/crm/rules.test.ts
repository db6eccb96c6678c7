// One suite of the CRM's rules over everything that stands in for the CRM in tests.

import type { CreatorId } from '../../contract/records';
import { crmContract } from '../../contract/table';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { describeRules } from './rules-suite';
import { type SandboxProcess, startSandbox } from './sandbox-process';
import { openScene } from './scene';
import { openSyncHttp, type SyncHttp } from './sync-http';

describe('the model CRM of the simulations', () => {
  describeRules(() => {
    const crm = new ModelCrm();
    for (const id of ['c-1', 'c-2', 'c-3', 'c-4', 'c-5'] as CreatorId[]) crm.channels.set(id, blankChannel(id));
    const creatable = 'new-1' as CreatorId;
    crm.creatable.add(creatable);
    return { crm, creatable };
  });
});

describe('the client with the sandbox', () => {
  let sandbox: SandboxProcess;
  let wire: SyncHttp;
  beforeAll(async () => {
    sandbox = await startSandbox({ contract: crmContract, rate: 0, count: 20 });
    wire = openSyncHttp({ origin: crmContract.transport.origin.value, by: `http://127.0.0.1:${sandbox.port}/plain` });
  }, 60_000);
  afterAll(async () => {
    await wire?.close();
    await sandbox?.close();
  });

  describeRules(() => {
    const { crm, kept } = openScene({ contract: crmContract, wire, keys: sandbox.keys });
    const [creatable] = kept().withoutChannel;
    if (creatable === undefined) throw new Error('the sandbox has nobody without a channel');
    return { crm, creatable: creatable.creatorId };
  });
});
