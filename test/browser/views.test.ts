// Views with the controls that a person uses: saved, opened, changed, duplicated, deleted, side by side; a pasted query; and a person's own
// tab with forty rows that becomes a view. None of it changes the CRM.

// Holds `crm list`: Choose creators ▸ Pull; Refresh; saved views; Look up a creator

import { crmContract } from '../../contract/table';
import { eventually } from '../eventually';
import { AddOn, COLUMN } from './add-on';
import { openWorkbench, type Workbench } from './driver';
import { Program, type SandboxChannel } from './program';

const PATIENCE = 60_000;
const CREATORS = 60;

let program: Program;
let sheet: Workbench;
let addOn: AddOn;

beforeAll(async () => {
  program = await Program.start(['--rate', '0', '--fresh', '--invent', String(CREATORS)]);
  sheet = await openWorkbench(program.url);
  addOn = new AddOn(sheet);
});

afterAll(async () => {
  expect(await program.writes()).toEqual([]);
  expect(sheet.problems).toEqual([]);
  await sheet.close();
  await program.stop();
});

const button = (name: string | RegExp) => addOn.sidebar.getByRole('button', { name, exact: typeof name === 'string' });
const press = (name: string | RegExp) => button(name).first().click({ timeout: PATIENCE });

async function startEditing(): Promise<void> {
  await button(/^(Start editing|Close)$/)
    .first()
    .click({ timeout: PATIENCE });
  await sheet.settled();
}

async function openViews(): Promise<void> {
  await addOn.look();
  await press('Views');
  await addOn.says('Saved views');
}

const talking = ({ status }: SandboxChannel, id: string | number): boolean => status === id;

test('a view is saved, opened in a tab of its own, changed in place, duplicated and deleted, and every tab is one click away', async () => {
  await addOn.connect(program.key);
  await addOn.pull();
  const { channels, lists } = await program.picture();
  const status = lists.statuses.find(({ name }) => name === 'In communication')?.id ?? '';
  const inIt = channels.filter((channel) => !channel.archived && talking(channel, status));

  await openViews();
  await press('Choose creators');
  await addOn.sidebar.getByLabel('Status').selectOption({ label: 'In communication' });
  await press('Save as a view…');
  await addOn.sidebar.getByLabel('View name').fill('Talking');
  await press('Save');
  await addOn.says('View saved.');
  await press('Views');
  await addOn.says('Talking');
  await sheet.picture('views');
  await press('Open');
  await startEditing();
  await sheet.inFront('Talking');
  const names = (await addOn.texts(`${COLUMN.name}2:${COLUMN.name}${inIt.length + 1}`)).flat();
  expect([...names].sort()).toEqual(inIt.map(({ name }) => name).sort());

  await sheet.type(`${COLUMN.notes}2`, 'asked twice');
  await openViews();
  await press('Change…');
  await addOn.sidebar.getByLabel('Status').selectOption({ label: 'Any' });
  await addOn.sidebar.getByLabel('Platform').selectOption({ label: 'TikTok' });
  await press(/^Change to \d/);
  await startEditing();
  expect((await addOn.texts(`${COLUMN.notes}2:${COLUMN.notes}2`)).flat()).toEqual(['asked twice']);
  const left = (await addOn.texts(`${COLUMN.sync}2:${COLUMN.sync}${inIt.length + 1}`))
    .flat()
    .filter((text) => /^Left this view|^Edited/.test(text));
  expect(left.length).toBeGreaterThan(0);

  await openViews();
  await press('Duplicate');
  await addOn.says('Talking 2');
  await addOn.sidebar.getByRole('button', { name: 'Delete…' }).nth(1).click();
  await press('Delete the view');
  await addOn.sidebar.getByText('Talking 2').waitFor({ state: 'detached', timeout: PATIENCE });
  await addOn.sidebar
    .locator('section', { hasText: 'Tabs with creators' })
    .last()
    .getByRole('button', { name: 'Go there' })
    .first()
    .click();
  await addOn.says('No edits as of ');
  await sheet.inFront(/^(?!Talking$)/);
}, 300_000);

test('a pasted query is accepted, and one with an unknown word is refused naming that word', async () => {
  await openViews();
  await press('Choose creators');
  await addOn.sidebar.getByText('Technical details', { exact: true }).first().click();
  const text = addOn.sidebar.getByLabel('These filters as text');
  const key = crmContract.shapes.channelQuery?.archived?.key ?? '';
  await text.fill('{"colour": "red"}');
  await press('Use this text');
  await addOn.says('“colour” isn’t something creators can be filtered by.');
  await text.fill(JSON.stringify({ [key]: true }));
  await press('Use this text');
  await addOn.sidebar.getByRole('checkbox', { name: 'Archived creators only', checked: true }).waitFor({ timeout: PATIENCE });
  await press('Cancel');
}, 300_000);

test('a person’s own tab with forty rows becomes a view: its cells and formulas stay, known creators get the CRM’s cells, the others are added below', async () => {
  await addOn.look();
  const known = (await addOn.texts('M2:M31')).flat();
  const links = [
    ...known.map((link) => link.replace('https://www.', 'http://')),
    ...Array.from({ length: 10 }, (_, i) => `youtube.com/@nobody${i}`),
  ];
  await sheet.addSheet();
  await sheet.paste('A1', ['Who\tLink\tBudget', ...links.map((link, i) => `Row ${i}\t${link}\t=${i}*100`)].join('\n'));
  await sheet.shows('C3', '100');
  const before = await addOn.texts('A1:C41');

  await addOn.look();
  await press(/^All/);
  await press('Use a tab you have');
  await addOn.says('Which of your columns identifies the creator?');
  await sheet.picture('own-tab');
  await press('Compare with the CRM');
  await addOn.says('30 of 40 rows found');
  await sheet.picture('own-tab-found');
  await press('Use this tab');
  await startEditing();

  expect(await addOn.texts('A1:C41')).toEqual(before);
  await sheet.select('C3');
  await eventually(async () => expect(await sheet.formula()).toBe('=1*100'));
  const names = new Map((await program.picture()).channels.map(({ name }) => [name, true]));
  const beside = (await addOn.texts('F2:F41')).flat();
  expect(beside.filter((name) => names.has(name))).toHaveLength(30);
  expect(beside.slice(30).filter((name) => name !== '')).toEqual([]);
  await sheet.picture('own-tab-bound');
  expect(await addOn.sync()).toBe('nothing');
}, 300_000);
