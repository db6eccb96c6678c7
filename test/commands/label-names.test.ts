// Label names in cells: unknown ones and how they are created, shared ones, quoted ones, and labels that were renamed or deleted meanwhile.

import type { MutationRequest } from '../../sidebar/calls';
import { previewList } from '../../src/commands/creators/match-list';
import { repairRows } from '../../src/commands/edits/repair';
import { approveMutation, startMutation } from '../../src/commands/mutations/mutation';
import { readState } from '../../src/commands/state';
import type { WaitingRow } from '../../src/rpc/shapes';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, type Office } from '../fakes/office';
import { officeWith, reviewOf, type } from './edited-office';

/** Rows 2 to 5; the creator of row 2 carries Beauty and Summer. */
function freshOffice(crm = new ModelCrm()): Office {
  const labels = crm.labelList.filter(({ name }) => name === 'Beauty' || name === 'Summer');
  crm.channels.set(creator('c-1'), { ...blankChannel(creator('c-1')), labels });
  for (const n of [2, 3, 4]) crm.channels.set(creator(`c-${n}`), blankChannel(creator(`c-${n}`)));
  return officeWith(0, crm);
}

const waiting = (office: Office): readonly WaitingRow[] => must(readState(office.ctx, { withEdits: true })).edits?.waiting ?? [];
const unknown = (office: Office) => waiting(office).map(({ rows, reason }) => [rows, 'name' in reason ? reason.name : reason.why]);
const edits = (office: Office): number => must(readState(office.ctx, { withEdits: true })).edits?.edits ?? 0;

function approve(office: Office, request: MutationRequest) {
  const shown = must(startMutation(office.ctx, { mutation: request }));
  return must(approveMutation(office.ctx, { mutationId: shown.mutationId, digest: shown.digest }));
}

const text = (office: Office, row: number): string => office.tab.grid.text(row, office.tab.grid.columnOf('labels'));
const carried = (office: Office, id: string) => office.crm.channels.get(creator(id))?.labels?.map(({ name }) => name);

/** The lists become old enough to be read again at the next Sync. */
const laterOn = (office: Office): void => office.clock.sleep(11 * 60_000);

describe('keeping the labels that overwritten cells no longer contain', () => {
  test('leaves a cleared cell blank', () => {
    const office = freshOffice();
    const labelIds = (office.crm.channels.get(creator('c-1'))?.labels ?? []).map(({ id }) => id);
    office.crm.change(creator('c-2'), { labels: { operation: 'add', labelIds } });
    office.refresh();
    type(office, 2, 'labels', '');
    type(office, 3, 'labels', 'Beauty');
    const review = reviewOf(office);
    expect(review).toMatchObject({ labelsRemoved: 3, labelsOverwritten: 1 });
    office.send(office.answer(review, 'later', true));
    expect([carried(office, 'c-1'), carried(office, 'c-2')]).toEqual([[], ['Beauty', 'Summer']]);
  });
});

describe('a name without a label', () => {
  test('is offered for creation, in the labels column only', () => {
    const office = freshOffice();
    type(office, 2, 'labels', 'Wintr');
    type(office, 3, 'labels', 'Beuty');
    type(office, 4, 'status', 'Complet');
    expect(waiting(office).map(({ repairs }) => repairs)).toEqual([
      ['create-label', 'restore-cells'],
      ['use-near', 'create-label', 'restore-cells'],
      ['use-near', 'restore-cells'],
    ]);
  });

  test('is not offered with a line break in it, and one that differs only invisibly is the label itself', () => {
    const office = freshOffice();
    type(office, 2, 'labels', 'Win\nter');
    type(office, 3, 'labels', '\u200BBe\u2060auty\uFE0F');
    expect(waiting(office).map(({ rows, repairs }) => [rows, repairs])).toEqual([[[2], ['split-name', 'restore-cells']]]);
  });

  test('is not offered if it is longer than a label may be', () => {
    const office = freshOffice();
    type(office, 2, 'labels', 'x'.repeat(101));
    expect(waiting(office)[0]?.repairs).toEqual(['restore-cells']);
  });

  test('in many rows is created by one mutation, in three requests, and all of its rows are sent', () => {
    const office = freshOffice();
    for (const row of [3, 4, 5]) type(office, row, 'labels', 'Winter');
    expect(waiting(office)).toHaveLength(3);
    const before = office.crm.requests;
    const ended = approve(office, { what: 'create-label', name: 'Winter' });
    expect(ended).toMatchObject({ state: 'done', facts: { cells: 3 } });
    // The list before it, the request itself, the list after it.
    expect(office.crm.requests - before).toBe(3);
    expect([waiting(office), edits(office)]).toEqual([[], 3]);
    office.sync();
    expect(['c-2', 'c-3', 'c-4'].map((id) => carried(office, id))).toEqual([['Winter'], ['Winter'], ['Winter']]);
    expect(office.review()).toBeNull();
  });

  test('in a pasted list is created once for all of its rows, and the list then brings it', () => {
    const office = freshOffice();
    const list = 'Handle\tTags\n@c-2\tWinter\n@c-3\tWinter';
    const asked = { text: list, header: null, roles: null, labels: 'add', notes: 'append', means: [] } as const;
    const preview = () => must(previewList(office.ctx, { ...asked, means: [] }));
    expect(preview()).toMatchObject({ cells: 0, unknown: [{ text: 'Winter', times: 2 }] });
    approve(office, { what: 'create-label', name: 'Winter' });
    expect(preview()).toMatchObject({ cells: 2, unknown: [] });
  });

  test('beside another one is reported first, and the other once it is created', () => {
    const office = freshOffice();
    type(office, 3, 'labels', 'Winter, Beauty, Autumn');
    expect(unknown(office)).toEqual([[[3], 'Winter']]);
    expect(approve(office, { what: 'create-label', name: 'Winter' })).toMatchObject({ facts: { cells: 1 } });
    expect(unknown(office)).toEqual([[[3], 'Autumn']]);
    approve(office, { what: 'create-label', name: 'Autumn' });
    office.sync();
    expect(new Set(carried(office, 'c-2'))).toEqual(new Set(['Winter', 'Beauty', 'Autumn']));
  });

  test('may contain a comma: it is created as quoted, and written in quotes', () => {
    const office = freshOffice();
    type(office, 3, 'labels', 'Beauty, "Q1, Spring"');
    expect(unknown(office)).toEqual([[[3], 'Q1, Spring']]);
    expect(approve(office, { what: 'create-label', name: 'Q1, Spring' })).toMatchObject({ facts: { cells: 1 } });
    office.sync();
    expect(carried(office, 'c-2')).toEqual(['Beauty', 'Q1, Spring']);
    office.refresh();
    expect(text(office, 3)).toBe('Beauty, "Q1, Spring"');
    expect(office.review()).toBeNull();
  });

  test('that a colleague has created meanwhile is not created again, and its rows are sent', () => {
    const office = freshOffice();
    type(office, 3, 'labels', 'Winter');
    office.crm.labelList = [...office.crm.labelList, { id: 'l-9', name: 'winter', channelCount: 0 }];
    expect(startMutation(office.ctx, { mutation: { what: 'create-label', name: 'Winter' } })).toMatchObject({
      problem: { kind: 'duplicate' },
    });
    expect(office.crm.others).toEqual([]);
    expect([waiting(office), edits(office)]).toEqual([[], 1]);
  });
});

describe('two labels with the same name', () => {
  test('appear in cells with their ids, and only such a text says which is meant', () => {
    const crm = new ModelCrm();
    crm.labelList = [...crm.labelList, { id: 12, name: 'beauty', channelCount: null }];
    const office = freshOffice(crm);
    expect(text(office, 2)).toBe('Beauty (l-0), Summer');
    type(office, 3, 'labels', 'Beauty');
    expect(waiting(office)).toMatchObject([{ reason: { why: 'ambiguous-name' }, repairs: ['restore-cells'] }]);
    type(office, 3, 'labels', 'Beauty (12)');
    expect(reviewOf(office).changes).toMatchObject([{ creatorId: 'c-2', after: { added: ['beauty (12)'] } }]);
  });
});

describe('a label that is renamed between pull and Sync', () => {
  test('leaves untouched cells without an edit, and a changed cell with its old name still means it', () => {
    const office = freshOffice();
    const summer = office.crm.labelList[2];
    office.crm.labelList = office.crm.labelList.map((label) => (label.id === summer?.id ? { ...label, name: 'Summers' } : label));
    laterOn(office);
    type(office, 3, 'labels', 'Summer');
    const { changes, waiting: held } = reviewOf(office);
    expect(changes).toMatchObject([{ row: 3, field: 'labels', after: { added: ['Summers'] } }]);
    expect(held).toEqual([]);
    expect([text(office, 2), text(office, 3)]).toEqual(['Beauty, Summers', 'Summers']);
  });
});

describe('a label that is deleted between pull and Sync', () => {
  test('leaves untouched cells without an edit, and a changed cell that names it waits', () => {
    const office = freshOffice();
    office.crm.labelList = office.crm.labelList.filter(({ name }) => name !== 'Summer');
    office.crm.channels.set(creator('c-1'), { ...blankChannel(creator('c-1')), labels: [{ id: 'l-0', name: 'Beauty' }] });
    laterOn(office);
    type(office, 4, 'notes', 'a note');
    const untouched = reviewOf(office);
    expect([untouched.changes.map(({ creatorId }) => creatorId), untouched.waiting]).toEqual([['c-3'], []]);
    type(office, 2, 'labels', 'Beauty, Summer, Food');
    expect(unknown(office)).toEqual([[[2], 'Summer']]);
    type(office, 2, 'labels', 'Beauty, Food');
    office.sync();
    expect(carried(office, 'c-1')).toEqual(['Beauty', 'Food']);
  });
});

describe('a mutation of a label says how many unsent cells of the tab name it', () => {
  test.each<[string, MutationRequest, number]>([
    ['deleting', { what: 'delete-label', id: 'l-3' }, 2],
    ['renaming', { what: 'rename-label', id: 'l-3', name: 'Meals' }, 2],
    ['renaming to what means the same', { what: 'rename-label', id: 'l-3', name: 'FOOD' }, 0],
    ['deleting what only untouched cells name', { what: 'delete-label', id: 'l-2' }, 0],
  ])('%s', (_, request, cells) => {
    const office = freshOffice();
    type(office, 3, 'labels', 'food, Beauty');
    type(office, 4, 'labels', 'Food, Beuty');
    type(office, 5, 'notes', 'Food');
    expect(must(startMutation(office.ctx, { mutation: request })).facts).toMatchObject({ cells });
  });

  test('and another label’s name is refused', () => {
    expect(startMutation(freshOffice().ctx, { mutation: { what: 'rename-label', id: 'l-3', name: 'beauty' } })).toMatchObject({
      problem: { kind: 'duplicate', words: { name: 'Beauty' } },
    });
  });
});

describe('a label whose name looks like a formula', () => {
  const withFormula = (): Office => {
    const crm = new ModelCrm();
    crm.labelList = [...crm.labelList, { id: 'l-9', name: '=Formula', channelCount: null }];
    return freshOffice(crm);
  };

  test('is a label like any other if its name is known', () => {
    const office = withFormula();
    type(office, 3, 'labels', '=Formula, Beauty');
    expect(waiting(office)).toEqual([]);
    office.sync();
    expect(new Set(carried(office, 'c-2'))).toEqual(new Set(['=Formula', 'Beauty']));
    expect(office.review()).toBeNull();
  });

  test('is no excuse for a formula: one that is not a name waits', () => {
    const office = withFormula();
    type(office, 3, 'labels', '=Formula(1), Beauty');
    type(office, 4, 'notes', '=Formula');
    expect(waiting(office).map(({ reason }) => reason.why)).toEqual(['looks-like-formula', 'looks-like-formula']);
  });
});

describe('a similar name that is chosen instead', () => {
  test('replaces the unknown label only, even if it is part of another', () => {
    const office = freshOffice();
    type(office, 3, 'labels', 'Beauty, Beaut');
    must(repairRows(office.ctx, { repair: 'use-near', rows: [3] }));
    expect(text(office, 3)).toBe('Beauty, Beauty');
    expect(edits(office)).toBe(1);
    expect(waiting(office)).toEqual([]);
  });

  test('replaces it everywhere, and keeps a name that needs quotes in them', () => {
    const crm = new ModelCrm();
    crm.labelList.push({ id: 'l-9', name: 'Q2, Launch', channelCount: 0 });
    const office = freshOffice(crm);
    type(office, 3, 'labels', 'Beuty, "Q2, Launch"');
    must(repairRows(office.ctx, { repair: 'use-near', rows: [3] }));
    expect(text(office, 3)).toBe('Beauty, "Q2, Launch"');
  });
});

describe('a name that may be several', () => {
  test('is offered for splitting, which leaves only the unknown part to be asked about', () => {
    const office = freshOffice();
    type(office, 2, 'labels', 'Beauty; Wintr');
    type(office, 3, 'labels', 'Beauty; Wintr');
    type(office, 4, 'status', 'Completed; On hold');
    expect(waiting(office).map(({ repairs }) => repairs)).toEqual([
      ['split-name', 'create-label', 'restore-cells'],
      ['split-name', 'create-label', 'restore-cells'],
      ['use-near', 'restore-cells'],
    ]);
    must(repairRows(office.ctx, { repair: 'split-name', rows: [2, 3, 4] }));
    expect([text(office, 2), text(office, 3)]).toEqual(['Beauty, Wintr', 'Beauty, Wintr']);
    expect(unknown(office).slice(0, 2)).toEqual([
      [[2], 'Wintr'],
      [[3], 'Wintr'],
    ]);
  });

  test('is split alone: the cell’s other labels stay, those with a comma in their quotes', () => {
    const crm = new ModelCrm();
    crm.labelList.push({ id: 'l-9', name: 'Q2, Launch', channelCount: 0 });
    const office = freshOffice(crm);
    type(office, 3, 'labels', '"Q2, Launch", Beauty\nWintr');
    must(repairRows(office.ctx, { repair: 'split-name', rows: [3] }));
    expect(text(office, 3)).toBe('"Q2, Launch", Beauty, Wintr');
  });

  test('is not split if all of it is one label', () => {
    const crm = new ModelCrm();
    crm.labelList.push({ id: 'l-9', name: 'Q2; Launch', channelCount: 0 });
    const office = freshOffice(crm);
    type(office, 3, 'labels', 'Q2; Launch');
    expect([edits(office), waiting(office)]).toEqual([1, []]);
  });
});
