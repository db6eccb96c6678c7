// Names of labels in cells: unknown ones and how they are created, shared ones, quoted ones, and labels that were renamed or deleted
// meanwhile.

import { repairRows } from '../../src/commands/edits/repair';
import { approveMutation, startMutation } from '../../src/commands/mutations/mutation';
import { readState } from '../../src/commands/state';
import type { MutationRequest } from '../../src/rpc/mutations';
import type { WaitingRow } from '../../src/rpc/shapes';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, type Office } from '../fakes/office';
import { officeWith, reviewOf, type } from './edited-office';

/** Rows 2 to 5; the creator of row 2 carries Beauty and Summer. */
function office(crm = new ModelCrm()): Office {
  const labels = crm.labelList.filter(({ name }) => name === 'Beauty' || name === 'Summer');
  crm.channels.set(creator('c-1'), { ...blankChannel(creator('c-1')), labels });
  for (const n of [2, 3, 4]) crm.channels.set(creator(`c-${n}`), blankChannel(creator(`c-${n}`)));
  return officeWith(0, crm);
}

const waiting = (desk: Office): readonly WaitingRow[] => must(readState(desk.ctx, { withEdits: true })).edits?.waiting ?? [];
const unknown = (desk: Office) => waiting(desk).map(({ rows, reason }) => [rows, 'name' in reason ? reason.name : reason.why]);
const edits = (desk: Office): number => must(readState(desk.ctx, { withEdits: true })).edits?.edits ?? 0;

function approve(desk: Office, request: MutationRequest) {
  const shown = must(startMutation(desk.ctx, { mutation: request }));
  return must(approveMutation(desk.ctx, { mutationId: shown.mutationId, digest: shown.digest, number: null }));
}

const text = (desk: Office, row: number): string => desk.tab.grid.text(row, desk.tab.grid.columnOf('labels'));
const carried = (desk: Office, id: string) => desk.crm.channels.get(creator(id))?.labels?.map(({ name }) => name);

/** The lists are old enough to be read again at the next Sync. */
const laterOn = (desk: Office): void => desk.clock.sleep(11 * 60_000);

describe('a name that no label has', () => {
  test('is offered to be created, in the labels column only', () => {
    const desk = office();
    type(desk, 2, 'labels', 'Wintr');
    type(desk, 3, 'labels', 'Beuty');
    type(desk, 4, 'status', 'Complet');
    expect(waiting(desk).map(({ repairs }) => repairs)).toEqual([
      ['create-label', 'restore-cells'],
      ['use-near', 'create-label', 'restore-cells'],
      ['use-near', 'restore-cells'],
    ]);
  });

  test('is not offered with a line break in it, and one that differs only invisibly is the label itself', () => {
    const desk = office();
    type(desk, 2, 'labels', 'Win\nter');
    type(desk, 3, 'labels', '\u200BBe\u2060auty\uFE0F');
    expect(waiting(desk).map(({ rows, repairs }) => [rows, repairs])).toEqual([[[2], ['split-name', 'restore-cells']]]);
  });

  test('is not offered when it is longer than a label may be', () => {
    const desk = office();
    type(desk, 2, 'labels', 'x'.repeat(101));
    expect(waiting(desk)[0]?.repairs).toEqual(['restore-cells']);
  });

  test('in many rows is created by one mutation, in three requests, and all of its rows go', () => {
    const desk = office();
    for (const row of [3, 4, 5]) type(desk, row, 'labels', 'Winter');
    expect(waiting(desk)).toHaveLength(3);
    const before = desk.crm.requests;
    const ended = approve(desk, { what: 'create-label', name: 'Winter' });
    expect(ended).toMatchObject({ state: 'done', facts: { cells: 3 } });
    // The list before it, the request itself, the list after it.
    expect(desk.crm.requests - before).toBe(3);
    expect([waiting(desk), edits(desk)]).toEqual([[], 3]);
    desk.sync();
    expect(['c-2', 'c-3', 'c-4'].map((id) => carried(desk, id))).toEqual([['Winter'], ['Winter'], ['Winter']]);
    expect(desk.review()).toBeNull();
  });

  test('beside another one is told first, and the other when it is created', () => {
    const desk = office();
    type(desk, 3, 'labels', 'Winter, Beauty, Autumn');
    expect(unknown(desk)).toEqual([[[3], 'Winter']]);
    expect(approve(desk, { what: 'create-label', name: 'Winter' })).toMatchObject({ facts: { cells: 1 } });
    expect(unknown(desk)).toEqual([[[3], 'Autumn']]);
    approve(desk, { what: 'create-label', name: 'Autumn' });
    desk.sync();
    expect(new Set(carried(desk, 'c-2'))).toEqual(new Set(['Winter', 'Beauty', 'Autumn']));
  });

  test('may hold a comma: it is created as it stands between the quotes, and written in quotes', () => {
    const desk = office();
    type(desk, 3, 'labels', 'Beauty, "Q1, Spring"');
    expect(unknown(desk)).toEqual([[[3], 'Q1, Spring']]);
    expect(approve(desk, { what: 'create-label', name: 'Q1, Spring' })).toMatchObject({ facts: { cells: 1 } });
    desk.sync();
    expect(carried(desk, 'c-2')).toEqual(['Beauty', 'Q1, Spring']);
    desk.refresh();
    expect(text(desk, 3)).toBe('Beauty, "Q1, Spring"');
    expect(desk.review()).toBeNull();
  });

  test('that a colleague has created meanwhile is not created again, and its rows go', () => {
    const desk = office();
    type(desk, 3, 'labels', 'Winter');
    desk.crm.labelList = [...desk.crm.labelList, { id: 'l-9', name: 'winter', channelCount: 0 }];
    expect(startMutation(desk.ctx, { mutation: { what: 'create-label', name: 'Winter' } })).toMatchObject({
      problem: { kind: 'duplicate' },
    });
    expect(desk.crm.others).toEqual([]);
    expect([waiting(desk), edits(desk)]).toEqual([[], 1]);
  });
});

describe('two labels of one name', () => {
  test('stand in cells with their ids, and only such a text tells which is meant', () => {
    const crm = new ModelCrm();
    crm.labelList = [...crm.labelList, { id: 12, name: 'beauty', channelCount: null }];
    const desk = office(crm);
    expect(text(desk, 2)).toBe('Beauty (l-0), Summer');
    type(desk, 3, 'labels', 'Beauty');
    expect(waiting(desk)).toMatchObject([{ reason: { why: 'ambiguous-name' }, repairs: ['restore-cells'] }]);
    type(desk, 3, 'labels', 'Beauty (12)');
    expect(reviewOf(desk).changes).toMatchObject([{ creatorId: 'c-2', after: { added: ['beauty (12)'] } }]);
  });
});

describe('a label that is renamed between pull and Sync', () => {
  test('leaves untouched cells without an edit, and a changed cell that has its old name goes on meaning it', () => {
    const desk = office();
    const summer = desk.crm.labelList[2];
    desk.crm.labelList = desk.crm.labelList.map((label) => (label.id === summer?.id ? { ...label, name: 'Summers' } : label));
    laterOn(desk);
    type(desk, 3, 'labels', 'Summer');
    const { changes, waiting: held } = reviewOf(desk);
    expect(changes).toMatchObject([{ row: 3, field: 'labels', after: { added: ['Summers'] } }]);
    expect(held).toEqual([]);
    expect([text(desk, 2), text(desk, 3)]).toEqual(['Beauty, Summers', 'Summers']);
  });
});

describe('a label that is deleted between pull and Sync', () => {
  test('leaves untouched cells without an edit, and a changed cell that names it waits', () => {
    const desk = office();
    desk.crm.labelList = desk.crm.labelList.filter(({ name }) => name !== 'Summer');
    desk.crm.channels.set(creator('c-1'), { ...blankChannel(creator('c-1')), labels: [{ id: 'l-0', name: 'Beauty' }] });
    laterOn(desk);
    type(desk, 4, 'notes', 'a note');
    const untouched = reviewOf(desk);
    expect([untouched.changes.map(({ creatorId }) => creatorId), untouched.waiting]).toEqual([['c-3'], []]);
    type(desk, 2, 'labels', 'Beauty, Summer, Food');
    expect(unknown(desk)).toEqual([[[2], 'Summer']]);
    type(desk, 2, 'labels', 'Beauty, Food');
    desk.sync();
    expect(carried(desk, 'c-1')).toEqual(['Beauty', 'Food']);
  });
});

describe('a mutation on a label says how many unsent cells of the tab name it', () => {
  test.each<[string, MutationRequest, number]>([
    ['deleting', { what: 'delete-label', id: 'l-3' }, 2],
    ['renaming', { what: 'rename-label', id: 'l-3', name: 'Meals' }, 2],
    ['renaming to what means the same', { what: 'rename-label', id: 'l-3', name: 'FOOD' }, 0],
    ['deleting what only untouched cells name', { what: 'delete-label', id: 'l-2' }, 0],
  ])('%s', (_, request, cells) => {
    const desk = office();
    type(desk, 3, 'labels', 'food, Beauty');
    type(desk, 4, 'labels', 'Food, Beuty');
    type(desk, 5, 'notes', 'Food');
    expect(must(startMutation(desk.ctx, { mutation: request })).facts).toMatchObject({ cells });
  });

  test('and a name that another label has is refused', () => {
    expect(startMutation(office().ctx, { mutation: { what: 'rename-label', id: 'l-3', name: 'beauty' } })).toMatchObject({
      problem: { kind: 'duplicate', words: { name: 'Beauty' } },
    });
  });
});

describe('a label whose name looks like a formula', () => {
  const withFormula = (): Office => {
    const crm = new ModelCrm();
    crm.labelList = [...crm.labelList, { id: 'l-9', name: '=Formula', channelCount: null }];
    return office(crm);
  };

  test('is a label like any other where its name is known', () => {
    const desk = withFormula();
    type(desk, 3, 'labels', '=Formula, Beauty');
    expect(waiting(desk)).toEqual([]);
    desk.sync();
    expect(new Set(carried(desk, 'c-2'))).toEqual(new Set(['=Formula', 'Beauty']));
    expect(desk.review()).toBeNull();
  });

  test('is no excuse for a formula: one that is no name waits', () => {
    const desk = withFormula();
    type(desk, 3, 'labels', '=Formula(1), Beauty');
    type(desk, 4, 'notes', '=Formula');
    expect(waiting(desk).map(({ reason }) => reason.why)).toEqual(['looks-like-formula', 'looks-like-formula']);
  });
});

describe('a near name that is taken instead', () => {
  test('replaces the unknown label only, also where it is a part of another', () => {
    const desk = office();
    type(desk, 3, 'labels', 'Beauty, Beaut');
    must(repairRows(desk.ctx, { repair: 'use-near', rows: [3] }));
    expect(text(desk, 3)).toBe('Beauty, Beauty');
    expect(edits(desk)).toBe(1);
    expect(waiting(desk)).toEqual([]);
  });

  test('replaces it wherever it stands, and keeps a name that needs its quotes in them', () => {
    const crm = new ModelCrm();
    crm.labelList.push({ id: 'l-9', name: 'Q2, Launch', channelCount: 0 });
    const desk = office(crm);
    type(desk, 3, 'labels', 'Beuty, "Q2, Launch"');
    must(repairRows(desk.ctx, { repair: 'use-near', rows: [3] }));
    expect(text(desk, 3)).toBe('Beauty, "Q2, Launch"');
  });
});

describe('a name that may be several', () => {
  test('is offered to be split, which leaves only the unknown part to be asked about', () => {
    const desk = office();
    type(desk, 2, 'labels', 'Beauty; Wintr');
    type(desk, 3, 'labels', 'Beauty; Wintr');
    type(desk, 4, 'status', 'Completed; On hold');
    expect(waiting(desk).map(({ repairs }) => repairs)).toEqual([
      ['split-name', 'create-label', 'restore-cells'],
      ['split-name', 'create-label', 'restore-cells'],
      ['use-near', 'restore-cells'],
    ]);
    must(repairRows(desk.ctx, { repair: 'split-name', rows: [2, 3, 4] }));
    expect([text(desk, 2), text(desk, 3)]).toEqual(['Beauty, Wintr', 'Beauty, Wintr']);
    expect(unknown(desk).slice(0, 2)).toEqual([
      [[2], 'Wintr'],
      [[3], 'Wintr'],
    ]);
  });

  test('is split alone: the other labels of the cell stay, those with a comma in their quotes', () => {
    const crm = new ModelCrm();
    crm.labelList.push({ id: 'l-9', name: 'Q2, Launch', channelCount: 0 });
    const desk = office(crm);
    type(desk, 3, 'labels', '"Q2, Launch", Beauty\nWintr');
    must(repairRows(desk.ctx, { repair: 'split-name', rows: [3] }));
    expect(text(desk, 3)).toBe('"Q2, Launch", Beauty, Wintr');
  });

  test('is not split where all of it is one label', () => {
    const crm = new ModelCrm();
    crm.labelList.push({ id: 'l-9', name: 'Q2; Launch', channelCount: 0 });
    const desk = office(crm);
    type(desk, 3, 'labels', 'Q2; Launch');
    expect([edits(desk), waiting(desk)]).toEqual([1, []]);
  });
});
