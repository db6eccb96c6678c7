// A survey of some creators' rows finds the same about them as a survey of all rows.

import { type Survey, survey, surveyOf } from '../../src/commands/tab/survey';
import { openView } from '../../src/commands/tab/view';
import type { CreatorId } from '../../src/sync/model';
import { creator, must, type Office } from '../fakes/office';
import { officeWith, type } from './edited-office';

const ASKED: ReadonlySet<CreatorId> = new Set([creator('c-2'), creator('c-3')]);

/** What was found about these creators. */
const foundOf = ({ genuine, edits, waiting }: Survey) => ({
  rows: [...ASKED].map((id) => (genuine.get(id) ?? []).map(({ row, cells }) => [row, cells])),
  edits: edits.filter(({ creatorId }) => ASKED.has(creatorId)),
  waiting: waiting.filter(({ creatorId }) => creatorId !== null && ASKED.has(creatorId)),
});

const copyRow = ({ tab: { grid } }: Office, from: number, to: number): void => {
  for (let column = 1; column <= grid.lastColumn(); column += 1) grid.type(to, column, grid.text(from, column));
};

it.each<readonly [string, boolean, (office: Office) => void]>([
  ['nothing else was edited', false, () => {}],
  ['others were edited', false, (office) => type(office, 6, 'notes', 'not asked for')],
  ['a row was removed', false, ({ tab: { grid } }) => grid.deleteRows(5)],
  ['rows were sorted', false, ({ tab: { grid } }) => grid.sort(grid.columnOf('notes'), false)],
  ['one of them stands in two rows', false, (office) => copyRow(office, 3, 8)],
  ['a row of a person is among them', false, ({ tab: { grid } }) => grid.insertRows(4)],
  ['a row of another creator is in doubt', true, (office) => type(office, 7, 'handle', 'somebody')],
  ['the id of another row was cleared', true, (office) => type(office, 7, 'creatorId', '')],
  ['a part of a row was pasted over another one', true, ({ tab: { grid } }) => grid.type(6, 1, grid.text(3, 1))],
])('when %s', (_, whole, act) => {
  const office = officeWith(6);
  type(office, 3, 'notes', 'mine');
  type(office, 4, 'email', 'mine@example.test');
  act(office);
  const open = must(openView(office.ctx, office.tab));
  const some = surveyOf(office.ctx, open, ASKED);
  expect(foundOf(some)).toEqual(foundOf(survey(office.ctx, open)));
  expect(some.edits.map(({ creatorId }) => creatorId).filter((id) => !ASKED.has(id))).toEqual(whole ? expect.any(Array) : []);
  expect(some.whole).toBe(whole);
});
