// The main job on the stand-in, counted: pull, refresh, count edits, check and send in tabs of 25 columns, compared with a naive peer and
// the CRM's lower bound. `--creators N`, which may be repeated, sets the sizes.

import { parseArgs } from 'node:util';
import { Pressed } from './jobs/pressed';
import { NAIVE_ROWS, type NaiveCosts, naivePeer } from './peers/naive';
import { costOfAll, type JobCost } from './report/executions';
import { type Measurement, print } from './report/table';

const SIZES = ['1000', '10000', '50000'];
const OWN_COLUMNS = 9;
/** Rows that get a note, and as many that get a status. */
const EDITED = 50;
const COUNT = `count ${2 * EDITED} edits`;

/** The CRM's limit and page size: no approach can be faster than that. */
const REQUESTS_A_MINUTE = 30;
const PAGE = 100;

const NOT_COUNTED: Readonly<Record<keyof JobCost, null>> = {
  executions: null,
  requests: null,
  'service calls': null,
  'to the server': null,
  'cells read': null,
  'cells written': null,
  'modeled s': null,
  'longest, s': null,
};

const row = (job: string, creators: number, who: string, cost: Partial<Record<keyof JobCost, number | null>>, memory: number | null) => {
  const requests = cost.requests ?? null;
  const atTheLimit = requests === null ? null : (requests * 60) / REQUESTS_A_MINUTE;
  return { job, creators, who, ...NOT_COUNTED, ...cost, 'at 30 a minute, s': atTheLimit, 'memory MB': memory };
};

async function addOn(creators: number): Promise<Measurement[]> {
  const pressed = await Pressed.start(creators);
  const rows: Measurement[] = [];
  const after = async (job: string): Promise<void> => {
    rows.push(row(job, creators, 'add-on', costOfAll(await pressed.executions()), pressed.memoryMb));
  };
  const texts = (count: number, text: (n: number) => string): string[][] => Array.from({ length: count }, (_, n) => [text(n)]);
  try {
    await pressed.call('connect', { key: pressed.key });
    await pressed.executions();
    await pressed.pulled(await pressed.call('startPull', { query: {}, name: 'Creators' }));
    await after('pull');
    await pressed.paste(0, 16, [Array.from({ length: OWN_COLUMNS }, (_, n) => `Own ${n + 1}`)]);
    await pressed.pulled(await pressed.call('startRefresh', { all: true }));
    await after('refresh, nothing changed');
    await pressed.pulled(await pressed.call('startRefresh', { all: false }));
    await after('refresh of what changed');
    await pressed.paste(
      1,
      5,
      texts(EDITED, () => 'Completed'),
    );
    await pressed.paste(
      1,
      8,
      texts(EDITED, (n) => `Note ${n}`),
    );
    await pressed.call('readState', { withEdits: true });
    await after(COUNT);
    const { runId } = await pressed.call('startCheck', { scope: 'all' });
    await pressed.steps('stepCheck', { runId }, ({ outcome }) => outcome !== 'going');
    const { digest } = await pressed.call('readReview', { runId });
    await after('check');
    await pressed.call('confirm', { runId, digest, without: [], later: [], clearsConfirmed: true, number: null });
    await pressed.steps('stepSend', { runId }, ({ results }) => results !== null);
    await after('send');
  } finally {
    await pressed.stop();
  }
  return rows;
}

/** The naive peer's work grows with its rows, except for sending the edits themselves. */
function naive(creators: number, { pull, refresh, count, send }: NaiveCosts): Measurement[] {
  const times = creators / NAIVE_ROWS;
  const scaled = (cost: JobCost, fixed?: JobCost): JobCost => {
    const of = (key: keyof JobCost): number =>
      Math.round((cost[key] * times + (fixed?.[key] ?? 0) - (fixed === undefined ? 0 : cost[key])) * 1000) / 1000;
    return {
      executions: Math.ceil(of('executions')),
      requests: of('requests'),
      'service calls': of('service calls'),
      'to the server': of('to the server'),
      'cells read': of('cells read'),
      'cells written': of('cells written'),
      'modeled s': of('modeled s'),
      'longest, s': (fixed ?? cost)['longest, s'],
    };
  };
  const who = creators === NAIVE_ROWS ? 'naive peer' : `naive peer, carried up from ${NAIVE_ROWS}`;
  return [
    row('pull', creators, who, scaled(pull), null),
    row('refresh, nothing changed', creators, who, scaled(refresh), null),
    row(COUNT, creators, who, scaled(count), null),
    row('send', creators, who, scaled(count, send), null),
  ];
}

/** Every page once. */
const floor = (creators: number): Measurement[] =>
  ['pull', 'refresh, nothing changed'].map((job) => row(job, creators, 'floor: pages at 30 a minute', { requests: creators / PAGE }, null));

const { values } = parseArgs({ options: { creators: { type: 'string', multiple: true, default: SIZES }, json: { type: 'boolean' } } });
const peer = await naivePeer(2 * EDITED);
const rows: Measurement[] = [];
for (const creators of values.creators.map(Number)) {
  const all = [...(await addOn(creators)), ...naive(creators, peer), ...floor(creators)];
  const order = all.map(({ job }) => job);
  rows.push(...[...all].sort((one, two) => order.indexOf(one.job) - order.indexOf(two.job)));
}
print('main-job', 'The main job on the stand-in (costs of service calls are modeled; see workbench/cost.ts)', rows);
