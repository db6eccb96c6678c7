// The main job with the controls that a person uses, on the program as a newcomer starts it; then the CRM is asked what it holds.

// Holds `crm update`: Notes, email, contact link edited in cells ▸ Sync
// Holds `crm batch-update validate`: Sync: the check before the review
// Holds `crm batch-update preview`: Sync: what the CRM counted, at the bottom of the review
// Holds `crm batch-update apply`: Sync ▸ Send; archive and restore of several rows; new creators

import { readFileSync } from 'node:fs';
import { AddOn, asTsv, COLUMN } from './add-on';
import { Confirmed } from './confirmed';
import { openWorkbench, type Workbench } from './driver';
import { Program, type SandboxChannel, type SandboxPicture } from './program';

const LAST = 601;

let program: Program;
let sheet: Workbench;
let addOn: AddOn;

beforeAll(async () => {
  program = await Program.start(['--rate', '0', '--fresh']);
  sheet = await openWorkbench(program.url);
  addOn = new AddOn(sheet);
});

afterAll(async () => {
  await sheet.close();
  expect(await program.stop()).toBe(0);
});

const byName = ({ channels }: SandboxPicture): Map<string, SandboxChannel> => new Map(channels.map((channel) => [channel.name, channel]));

/** Creators of rows first..last as the sheet shows them now. */
async function creatorsIn(first: number, last: number): Promise<string[]> {
  return (await addOn.texts(`${COLUMN.name}${first}:${COLUMN.name}${last}`)).map(([name = '']) => name);
}

interface Expected {
  status?: string | number;
  owner?: string | number;
  notes?: string;
  email?: string;
  labels?: (string | number)[];
}

/** What each creator must hold in the end, in addition to what it held before. */
type Wanted = Map<string, Expected>;

const want = (wanted: Wanted, id: string, more: Expected): void => void wanted.set(id, { ...wanted.get(id), ...more });

const isChange = (before: SandboxChannel, expected: Expected): number =>
  (['status', 'owner', 'notes', 'email'] as const).filter((field) => expected[field] !== undefined && expected[field] !== before[field])
    .length + (expected.labels !== undefined && sorted(expected.labels) !== sorted(before.labels) ? 1 : 0);

const sorted = (ids: readonly (string | number)[]): string => JSON.stringify([...ids].sort());

test('pull 600, edit a few hundred cells, sort in between, Sync, confirm: the CRM holds exactly that, and the next Sync says 0 changes', async () => {
  await addOn.connect(program.key);
  await addOn.pull();
  const before = await program.picture();
  const channels = byName(before);
  const idOf = (list: keyof SandboxPicture['lists'], name: string): string | number =>
    before.lists[list].find((entry) => entry.name === name)?.id ?? '';
  const labelName = new Map(before.lists.labels.map(({ id, name }) => [id, name]));
  const isPlain = (id: string | number): boolean => {
    const name = labelName.get(id) ?? '';
    return !/^=|[,，"]/.test(name) && before.lists.labels.filter((label) => label.name === name).length === 1;
  };
  const wanted: Wanted = new Map();
  const find = (name: string): SandboxChannel => {
    const channel = channels.get(name);
    if (channel === undefined) throw new Error(`no creator ${name}`);
    return channel;
  };

  // A status over 120 rows.
  await sheet.paste(`${COLUMN.status}2:${COLUMN.status}121`, 'Completed');
  for (const name of await creatorsIn(2, 121)) want(wanted, find(name).creatorId, { status: idOf('statuses', 'Completed') });

  // A label added to 30, and one removed from 10, in blocks whose other cells are pasted back unchanged.
  const beauty = idOf('labels', 'Beauty');
  const labelled = (await creatorsIn(130, 400)).map(find);
  const gaining = labelled.filter(({ labels }) => !labels.includes(beauty) && labels.every(isPlain)).slice(0, 30);
  const losing = labelled.filter((one) => one.labels.length > 1 && one.labels.every(isPlain) && !gaining.includes(one)).slice(0, 10);
  for (const one of gaining) want(wanted, one.creatorId, { labels: [...one.labels, beauty] });
  for (const one of losing) want(wanted, one.creatorId, { labels: one.labels.slice(1) });
  const cells = (await addOn.texts(`${COLUMN.labels}130:${COLUMN.labels}400`)).map(([text = '']) => text);
  const edited = labelled.map((one, i) => {
    if (gaining.includes(one)) return [cells[i], 'Beauty'].filter(Boolean).join(', ');
    return losing.includes(one)
      ? one.labels
          .slice(1)
          .map((id) => labelName.get(id))
          .join(', ')
      : (cells[i] ?? '');
  });
  await sheet.paste(`${COLUMN.labels}130`, asTsv(edited));

  // Sorted in between, with the filter button; then owners, notes, cleared emails by the rows' new positions.
  await sheet.sortBy(`${COLUMN.followers}1`, false);
  const most = Math.max(...[...channels.values()].filter(({ archived }) => !archived).map(({ followers }) => followers ?? 0));
  await sheet.select(`${COLUMN.followers}2`);
  await sheet.shows(`${COLUMN.followers}2`, most.toLocaleString('en-US'));
  const now = (await creatorsIn(2, LAST)).map(find);
  const rowOf = (channel: SandboxChannel): number => now.indexOf(channel) + 2;
  const ownerA = idOf('members', 'Sample owner A');
  const reassigned = now.filter(({ owner }) => owner !== ownerA).slice(0, 15);
  for (const one of reassigned) {
    await sheet.type(`${COLUMN.owner}${rowOf(one)}`, 'Sample owner A');
    want(wanted, one.creatorId, { owner: ownerA });
  }
  for (const [i, one] of now.slice(200, 208).entries()) {
    await sheet.type(`${COLUMN.notes}${rowOf(one)}`, `Call back ${i}`);
    want(wanted, one.creatorId, { notes: `Call back ${i}` });
  }
  const emptied = now.filter(({ email }) => email !== '').slice(0, 2);
  for (const one of emptied) {
    await sheet.type(`${COLUMN.email}${rowOf(one)}`, '');
    want(wanted, one.creatorId, { email: '' });
  }
  await sheet.type(`${COLUMN.own}1`, 'My column');
  await sheet.type(`${COLUMN.own}2`, 'mine');

  const all = [...channels.values()];
  const changes = all.reduce((sum, channel) => sum + isChange(channel, wanted.get(channel.creatorId) ?? {}), 0);
  const touched = all.filter((channel) => isChange(channel, wanted.get(channel.creatorId) ?? {}) > 0);
  expect(await addOn.sync()).toBe('review');
  await addOn.tickClears();
  expect(await addOn.offer()).toBe(`Send ${changes} changes to ${touched.length} creators`);
  expect(await program.writes()).toHaveLength(0);
  const confirmed = await Confirmed.send(addOn, program);
  expect(await addOn.result()).toContain(`${changes} changes are in the CRM`);

  // The results as a file: a line for each change.
  await addOn.sidebar.getByRole('button', { name: 'Download results' }).click();
  const saved = sheet.page.waitForEvent('download');
  await addOn.sidebar.getByRole('link', { name: /^Save “/ }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
  const [headings = '', ...lines] = readFileSync(await file.path(), 'utf8')
    .trim()
    .split(/\r\n/);
  expect([headings.split(',').length > 5, lines.length]).toEqual([true, changes]);

  // Exactly these values, and no other.
  const after = await program.picture();
  const expected = before.channels.map((channel) => {
    const { labels, ...rest } = { ...channel, ...wanted.get(channel.creatorId) };
    return { ...rest, labels: sorted(labels), updatedAt: '' };
  });
  expect(after.channels.map((channel) => ({ ...channel, labels: sorted(channel.labels), updatedAt: '' }))).toEqual(expected);

  await confirmed.isWhatWasWritten();

  await addOn.close();
  await addOn.refresh();
  await sheet.select(`${COLUMN.own}2`);
  await sheet.shows(`${COLUMN.own}2`, 'mine');
  expect(await addOn.sync()).toBe('nothing');
  expect(sheet.problems).toEqual([]);
}, 300_000);
