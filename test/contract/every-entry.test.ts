// Every entry of the table may be different in a captured contract: client and sandbox then follow the new one without a code change, or
// the build refuses the table with the entry's name.

import type { Contract } from '../../contract/table';
import { crmContract } from '../../contract/table';
import { complaintsAbout } from '../../scripts/contract-check/table-shape';
import { dialects } from '../../workbench/crm/dialects';
import { type Change, everyChange } from './every-change';
import { InProcess } from './in-process';
import { JOBS, type JobName } from './jobs';

jest.setTimeout(600_000);

/** Files arrive as links if the entry is about them. */
const dialectOf = ({ entry }: Pick<Change, 'entry'>) => (entry.startsWith('shapes.fileLink') ? dialects.leaky : dialects.plain);

/** If a key is gone, what depends on it is gone as well. */
const GONE_WITH: Readonly<Record<string, readonly string[]>> = {
  updatedAt: ['updatedSince'],
  followers: ['sort'],
  totalCredit: ['total'],
  remainingCredit: ['remaining'],
};

/** What a job achieved, without what the entry itself may change. */
function without(name: string, result: string): string {
  const gone = new Set([name, 'extras', ...(GONE_WITH[name] ?? [])]);
  return JSON.stringify(JSON.parse(result), (key, value: unknown) => (gone.has(key) ? undefined : value));
}

let crm: InProcess;
beforeAll(async () => {
  crm = await InProcess.open();
});
afterAll(() => crm.close());

async function outcomeOf(contract: Contract, job: JobName, change: Change): Promise<string> {
  const { run, ...scenery } = JOBS[job];
  try {
    return JSON.stringify(await crm.play({ ...scenery, contract, dialect: dialectOf(change) }, run));
  } catch (error) {
    return JSON.stringify(String(error));
  }
}

const all = everyChange(crmContract);
const counts = { entries: new Set(all.map(({ entry }) => entry)).size, changes: all.length, work: 0, refused: 0 };

afterAll(() =>
  process.stdout.write(
    `every entry of the table: ${counts.entries} entries, ${counts.changes} changes: ${counts.work} work, ${counts.refused} are refused when the table is built\n`,
  ),
);

test('every entry can be different, or is refused by name when the table is built', async () => {
  const known = new Map<string, Promise<string>>();
  const expected = (job: JobName, change: Change): Promise<string> => {
    const key = [job, dialectOf(change).name].join();
    const first = known.get(key) ?? outcomeOf(crmContract, job, change);
    known.set(key, first);
    return first;
  };
  const wrong: string[] = [];
  for (const change of all) {
    const complaints = complaintsAbout(change.table);
    const place = `${change.entry} (${change.what})`;
    if (complaints.length > 0) {
      counts.refused += 1;
      if (!complaints.some((one) => one.includes(change.entry))) wrong.push(`${place} is refused without its name: ${complaints[0]}`);
      continue;
    }
    counts.work += 1;
    for (const job of change.jobs) {
      const found = without(change.name, await outcomeOf(change.table as Contract, job, change));
      const wanted = without(change.name, await expected(job, change));
      if (found !== wanted) wrong.push(`${place}, ${job}: ${found.slice(0, 300)} instead of ${wanted.slice(0, 300)}`);
    }
  }
  expect(wrong).toEqual([]);
});
