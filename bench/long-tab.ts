// A tab of 10,000 creators in the browser, at the fast pace: pull, fill a fifth of the rows, filter, Sync of the visible ones, undo. What
// the CRM holds is checked after each step. It takes minutes, so it is a benchmark and not a test. `--creators N` sets another size.

import { parseArgs } from 'node:util';
import { AddOn, COLUMN } from '../test/browser/add-on';
import { openWorkbench } from '../test/browser/driver';
import { Program, type SandboxChannel, type SandboxPicture } from '../test/browser/program';
import type { LedgerView } from '../workbench/protocol';
import { asked } from './jobs/pressed';
import { costOfAll, sinceLastTime } from './report/executions';
import { type Measurement, print } from './report/table';

const STATUS = 'Completed';
/**
 * The CRM's own limit is lifted; the add-on respects it on its own. No count depends on how busy the machine is: the script's clock follows
 * the modeled cost.
 */
const OPTIONS = ['--rate', '0', '--fresh', '--clock', 'modeled'];

const { values } = parseArgs({ options: { creators: { type: 'string', default: '10000' }, json: { type: 'boolean' } } });
const creators = Number(values.creators);
const filled = creators / 5;
const program = await Program.start([...OPTIONS, '--invent', String(creators)]);
const sheet = await openWorkbench(program.url);
// A script may run for as long as a page of that many rows takes on a busy machine.
sheet.page.setDefaultTimeout(600_000);
const addOn = new AddOn(sheet);
const executions = sinceLastTime(() => asked<LedgerView>(program, 'ledger'));
const rows: Measurement[] = [];

async function step(name: string, work: () => Promise<void>): Promise<void> {
  const begun = Date.now();
  await work();
  rows.push({ step: name, creators, 'wall s': Math.round((Date.now() - begun) / 1000), ...costOfAll(await executions()) });
}

function expected(what: string, holds: boolean): void {
  if (!holds) throw new Error(`Not so: ${what}.`);
}

const statuses = ({ channels }: SandboxPicture): ReadonlyMap<string, SandboxChannel['status']> =>
  new Map(channels.map(({ creatorId, status }) => [creatorId, status]));

/** The number of creators whose status differs between two snapshots of the CRM. */
const changed = (before: SandboxPicture, after: SandboxPicture): number => {
  const now = statuses(after);
  return [...statuses(before)].filter(([id, status]) => now.get(id) !== status).length;
};

async function sendAll(): Promise<number> {
  const [, number = '0'] = /([\d,]+) change/.exec(await addOn.offer()) ?? [];
  const changes = Number(number.replaceAll(',', ''));
  await addOn.send();
  const typed = addOn.dialog.getByLabel(/^Type \d+ to send\.$/);
  const ended = addOn.sidebar.getByText(/Read back from the CRM at/);
  const asks = await Promise.race([
    typed.waitFor({ timeout: 600_000 }).then(() => true),
    ended.waitFor({ timeout: 600_000 }).then(() => false),
  ]);
  if (asks) await addOn.typeNumber(changes);
  await ended.waitFor({ timeout: 600_000 });
  return changes;
}

try {
  await addOn.connect(program.key);
  await step('pull', () => addOn.pull());
  const before = await program.picture();
  const [owner] = before.lists.members;
  expected('the CRM has a member', owner !== undefined);
  await step(`fill ${filled} rows`, async () => {
    await sheet.paste(`${COLUMN.status}2:${COLUMN.status}${filled + 1}`, STATUS);
    await sheet.caughtUp();
  });
  await step('filter', async () => {
    await sheet.filterBy(`${COLUMN.owner}1`, [owner?.name ?? '']);
    await sheet.caughtUp();
  });
  await step('count, check and review of the visible rows', async () => {
    await addOn.look();
    await addOn.sidebar.getByLabel(/^Visible rows/).check();
    await addOn.sidebar.getByRole('button', { name: /^Sync (?:[\d,]+ )?visible rows$/ }).click();
    await addOn.dialog.getByRole('button', { name: /^Needs input/ }).waitFor({ timeout: 600_000 });
  });
  let sent = 0;
  await step('send', async () => {
    sent = await sendAll();
  });
  expected(`${sent} statuses of at most ${filled} are in the CRM`, sent > 0 && sent < filled);
  expected('the CRM holds those and no others', changed(before, await program.picture()) === sent);
  await step('undo', async () => {
    await addOn.close();
    await addOn.more('Sync history');
    await addOn.sidebar.getByRole('button', { name: 'Undo…' }).first().click();
    await addOn.dialog.getByRole('button', { name: /^Needs input/ }).waitFor({ timeout: 600_000 });
    await sendAll();
  });
  expected('after the undo the CRM is as it was', changed(before, await program.picture()) === 0);
  expected(`no page had a problem (${sheet.problems.join('; ')})`, sheet.problems.length === 0);
  print('long-tab', `${creators} creators in the browser, ${sent} of ${filled} edits sent and taken back`, rows);
} finally {
  await sheet.close();
  await program.stop();
}
