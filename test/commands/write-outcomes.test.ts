// What is shown beside a row once a run has settled it: the worst news first, in the file's words, and in the tab of all changes.

import { type Outcomes, writeOutcomes } from '../../src/commands/runs/write-outcomes';
import { readState } from '../../src/commands/state';
import { openBase } from '../../src/commands/tab/base-book';
import { openChangeLog } from '../../src/commands/tab/change-log';
import { survey } from '../../src/commands/tab/survey';
import { openView } from '../../src/commands/tab/view';
import type { Channel } from '../../src/fields/fields';
import { type ChangeRecord, type ChangeState, type Draft, runOf } from '../../src/sync/run';
import { words } from '../../src/text/words';
import { blankChannel } from '../fakes/model-crm';
import { creator, must, type Office } from '../fakes/office';
import { change, changesOf, objection, remoteUpdate } from '../fakes/run-records';
import { officeWith, reviewOf, syncNote, syncWord, type } from './edited-office';

const { sync, heading } = words('en').cells;
const channel = (id: string, more: Partial<Channel> = {}): Channel => ({ ...blankChannel(creator(id)), ...more });
const HEAD: Outcomes['head'] = { who: 'Sample person 1', startedAt: Date.UTC(2026, 0, 5, 9), undoes: null };

function settle(office: Office, changes: readonly Draft<ChangeRecord>[], more: Partial<Outcomes> = {}): void {
  const found = survey(office.ctx, must(openView(office.ctx, office.tab)));
  const channels = more.channels ?? [channel('c-1', { notes: 'after' })];
  writeOutcomes(office.ctx, found, { head: HEAD, changes: changesOf(runOf({ changes })), remoteUpdates: [], channels, ...more });
}

/** c-1 in row 2 says "after", which is not sent yet. */
function scene(): Office {
  const office = officeWith(2);
  type(office, 2, 'notes', 'after');
  return office;
}

const sent = (more: Partial<Draft<ChangeRecord>> = {}) => change('c-1', { before: '', cell: 'after', state: 'applied', ...more });

describe('beside a row', () => {
  it.each<[string, readonly Draft<ChangeRecord>[], Partial<Outcomes>, string, string]>([
    ['that was sent', [sent()], {}, 'Sent', ''],
    ['that was brought into the CRM', [sent({ creates: true }), sent({ field: 'status', before: 1, after: 2 })], {}, 'Added', ''],
    ['that a run took back', [sent()], { head: { ...HEAD, undoes: 'another run' } }, 'Undone', ''],
    ['that was archived', [sent({ field: 'archived', before: false, after: true, cell: null })], {}, 'Archived', ''],
    ['that was restored', [sent({ field: 'archived', before: true, after: false, cell: null })], {}, 'Restored', ''],
    [
      'that was refused',
      [sent({ state: 'rejected', objection: objection('not today') }), sent()],
      {},
      'Refused',
      sync.crmSays({ reason: 'not today' }),
    ],
    ['that was refused without a word', [sent({ state: 'rejected', objection: objection('') })], {}, 'Refused', ''],
    ['that was refused by nobody knows whom', [sent({ state: 'rejected' })], {}, 'Refused', ''],
    ['of which nobody knows', [sent({ state: 'unknown' }), sent()], {}, sync.unclear, sync.unclearNote],
    ['that moved', [sent({ state: 'moved' }), sent()], {}, sync.movedMeanwhile, sync.movedNote],
    ['that somebody else changed', [sent({ state: 'conflicted' })], {}, sync.movedMeanwhile, sync.movedNote],
    [
      'that was refused in one field and is unknown in another',
      [sent({ state: 'unknown' }), sent({ state: 'rejected' })],
      {},
      'Refused',
      '',
    ],
    [
      'that is unknown in one field and moved in another',
      [sent({ state: 'moved' }), sent({ state: 'unknown' })],
      {},
      sync.unclear,
      sync.unclearNote,
    ],
  ])('%s', (_, changes, more, word, note) => {
    const office = scene();
    settle(office, changes, more);
    expect(syncWord(office, 2)).toMatch(new RegExp(`^${word.replace(/[?]/g, '\\?')}`));
    if (note === '' && !word.startsWith('Refused')) expect(syncNote(office, 2)).toBe('');
    else expect(syncNote(office, 2)).toContain(note);
    expect(syncWord(office, 3)).toBe('');
  });

  it('is when and by whom it was sent', () => {
    const office = scene();
    settle(office, [sent()]);
    expect(syncWord(office, 2)).toBe(sync.sent({ time: '2026-01-05 09:00', who: 'Sample person 1' }));
  });

  it('is the spelling in which the CRM stores what was sent', () => {
    const office = scene();
    settle(office, [sent({ after: ' after ' })], { channels: [channel('c-1', { notes: 'after' })] });
    expect(syncNote(office, 2)).toBe(sync.respelled({ field: heading.notes, text: 'after' }));
  });

  it('it is shown even if the CRM does not have the creator', () => {
    const office = scene();
    settle(office, [sent({ state: 'moved' })], { channels: [] });
    expect(syncWord(office, 2)).toBe(sync.movedMeanwhile);
  });
});

describe('a change that', () => {
  it.each<[ChangeState, boolean]>([
    ['applied', true],
    ['rejected', false],
    ['unknown', false],
    ['conflicted', false],
    ['moved', false],
  ])('is %s is no longer an edit: %s', (state, isOver) => {
    const office = scene();
    settle(office, [sent({ state })], { channels: [channel('c-1', { notes: isOver ? 'after' : '' })] });
    const { fields } = openBase(office.ctx, office.tab.id).records.get('c-1') ?? {};
    expect(fields?.notes?.cell).toBe(isOver ? 'after' : '');
  });

  it('came from no cell leaves the edit in one alone', () => {
    const office = scene();
    settle(office, [sent({ cell: null })], { channels: [channel('c-1', { notes: 'as before' })] });
    expect(office.tab.grid.text(2, office.tab.grid.columnOf('notes'))).toBe('after');
    expect(reviewOf(office).changes).toHaveLength(1);
  });

  it('did not arrive is reported until one of its edits changes', () => {
    const office = scene();
    settle(office, [sent({ state: 'rejected', objection: objection('not today') })]);
    const told = () => openBase(office.ctx, office.tab.id).records.get('c-1')?.told;
    expect(told()).not.toBe('');
    settle(office, [sent()]);
    expect(told()).toBe('');
  });

  it('was sent says nothing about another edit in its row, which is reported as such', () => {
    const office = scene();
    type(office, 2, 'status', 'Completed');
    settle(office, [sent()]);
    expect(syncWord(office, 2)).toMatch(/^Sent/);
    must(readState(office.ctx, { withEdits: true }));
    expect(syncWord(office, 2)).toBe('Edited: Status');
  });

  it('belongs to a creator whose row was deleted meanwhile adds no row', () => {
    const office = scene();
    office.tab.grid.deleteRows(2);
    settle(office, [sent()]);
    expect([office.tab.lastRow(), office.tab.grid.text(2, office.tab.grid.columnOf('creatorId'))]).toEqual([2, 'c-2']);
  });

  it('was applied is in the tab of all changes with its sender, and the CRM’s own change of another field as the CRM’s', () => {
    const office = scene();
    const { tab } = office;
    must(openChangeLog(office.ctx));
    const log = office.tab;
    office.book.activate(tab);
    settle(office, [sent(), sent({ field: 'email', before: '', after: 'a@example.com', state: 'rejected' })], {
      channels: [channel('c-1', { notes: 'after', status: { id: 3, name: 'Completed' } })],
    });
    const lines = [2, 3, 4].map((row) => [2, 3, 4, 5, 6].map((column) => (row <= log.grid.lastRow() ? log.grid.text(row, column) : '')));
    expect(lines).toEqual([
      ['Sample c-1', 'Status', 'Not collaborated', 'Completed', 'In the CRM'],
      ['Sample c-1', 'Notes', '', 'after', 'Sample person 1'],
      ['', '', '', '', ''],
    ]);
  });
});

it('cells that give way take the CRM’s value, for exactly that edit only', () => {
  const office = scene();
  type(office, 3, 'notes', 'typed since');
  const [mine, other] = ['c-1', 'c-2'].map((id) => remoteUpdate(id, { state: 'theirs', cell: 'after' }));
  const updates = [...runOf({ remoteUpdates: [mine, other].flatMap((one) => one ?? []) }).remoteUpdates.values()];
  settle(office, [], { remoteUpdates: updates, channels: [channel('c-1', { notes: 'theirs' }), channel('c-2', { notes: 'theirs' })] });
  const notes = [2, 3].map((row) => office.tab.grid.text(row, office.tab.grid.columnOf('notes')));
  expect(notes).toEqual(['theirs', 'typed since']);
});
