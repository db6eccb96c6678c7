// Mutations as stored in the hidden sheet: what is too old is removed completely, and what somebody damaged there does not continue.

import type { MutationProgress } from '../../src/commands/mutations/mutation';
import { approveMutation, cancelMutation, startMutation, stepMutation } from '../../src/commands/mutations/mutation';
import { readMutations } from '../../src/commands/mutations/mutation-list';
import { readState } from '../../src/commands/state';
import { rowNumberOf } from '../../src/sync/model';
import { must, type Office } from '../fakes/office';
import { forge, officeWith } from './edited-office';

const SHEET = 'NoxSync mutations';

const rows = ({ book }: Office): string[][] => {
  const kept = book.hiddenSheets.get(SHEET);
  if (kept === undefined) throw new Error('nothing is kept');
  return kept as string[][];
};
const ids = (office: Office): readonly string[] => rows(office).map(([id = '']) => id);

const label = (office: Office, name: string): MutationProgress =>
  must(startMutation(office.ctx, { mutation: { what: 'create-label', name } }));

/** Two requests, checked and ready. */
function mail(office: Office): MutationProgress {
  const started = must(startMutation(office.ctx, { mutation: { what: 'add-to-email', taskId: 't-1', everybody: true } }));
  return must(stepMutation(office.ctx, { mutationId: started.mutationId }));
}

function mailOffice(): Office {
  const office = officeWith(150);
  office.tab.select(
    Array.from({ length: 150 }, (_, i) => rowNumberOf(i + 2)),
    null,
  );
  return office;
}

const approve = (office: Office, { mutationId, digest }: MutationProgress) => approveMutation(office.ctx, { mutationId, digest });
const stale = { ok: false, problem: { kind: 'stale-mutation' } };
const notConfirmed = { ok: false, problem: { kind: 'not-confirmed' } };

describe('fifty are kept', () => {
  it('and the oldest is removed with all of its steps when another one is added, the others keep their order', () => {
    const office = mailOffice();
    const old = mail(office);
    const others = Array.from({ length: 48 }, (_, n) => label(office, `Label ${n}`));
    const late = mail(office);
    const all = [old, ...others, late].map(({ mutationId }) => mutationId);
    expect([...new Set(ids(office))]).toEqual(all);
    expect(ids(office).filter((id) => id === old.mutationId)).toHaveLength(3);
    const last = label(office, 'one more');
    expect([...new Set(ids(office))]).toEqual([...all.slice(1), last.mutationId]);
    expect(rows(office)).toHaveLength(48 * 2 + 3 + 2);
    expect(approve(office, old)).toMatchObject(stale);
    expect(must(approve(office, late)).state).toBe('done');
    expect(must(approve(office, last)).state).toBe('done');
  });
});

describe('one that somebody changed in the hidden sheet', () => {
  it.each<[string, (office: Office) => void, object]>([
    ['in what is asked of the CRM', (office) => forge(office, SHEET, 'c-7', 'c-8'), notConfirmed],
    ['in whom a request is about', (office) => forge(office, SHEET, 'Sample c-1 …', 'Sample c-2 …'), notConfirmed],
    ['in how far it has come', (office) => forge(office, SHEET, '"planned"', '"left"'), notConfirmed],
    ['in its state', (office) => forge(office, SHEET, '"ready"', '"doing"'), notConfirmed],
    ['so that a step is no JSON', (office) => forge(office, SHEET, '"planned"', '"planned'), stale],
    ['so that its head is no JSON', (office) => forge(office, SHEET, '"ready"', '"ready'), stale],
    ['so that a step is in no known state', (office) => forge(office, SHEET, '"planned"', '"begun"'), stale],
    ['so that a step is missing', (office) => void rows(office).pop(), stale],
    ['so that it has a step too many', (office) => void rows(office).push([...(rows(office).at(-1) ?? [])]), stale],
    ['so that its head is missing', (office) => void rows(office).shift(), stale],
  ])('%s, is not sent', (_, change, said) => {
    const office = mailOffice();
    const shown = mail(office);
    change(office);
    expect(approve(office, shown)).toMatchObject(said);
    expect(stepMutation(office.ctx, { mutationId: shown.mutationId })).toMatchObject(said);
    expect(cancelMutation(office.ctx, { mutationId: shown.mutationId })).toMatchObject(said);
    expect(office.crm.others).toEqual([]);
  });

  it('to have the head of another one is not sent as that', () => {
    const office = officeWith(1);
    const [first, second] = [label(office, 'First'), label(office, 'Second')];
    const kept = rows(office);
    const at = kept.findIndex(([id, kind]) => id === second.mutationId && kind === 'head');
    kept[at] = [second.mutationId, ...(kept[0]?.slice(1) ?? [])];
    expect(approve(office, { ...second, digest: first.digest })).toMatchObject(stale);
    expect(office.crm.others).toEqual([]);
  });

  it('while the page that performed it is closed is reported as unreadable, and counted in the list', () => {
    const office = officeWith(1);
    const shown = label(office, 'Winter');
    office.crm.before = (request) => (request === 'createLabel' ? 'wait' : null);
    must(approve(office, shown));
    const state = () => must(readState(office.ctx, { withEdits: false }));
    expect([state().mutation?.mutationId, state().unreadable]).toEqual([shown.mutationId, []]);
    forge(office, SHEET, '"doing"', '"going"');
    expect([state().mutation, state().unreadable]).toEqual([null, [{ what: 'mutation', why: 'damaged' }]]);
    expect(must(readMutations(office.ctx))).toMatchObject({ cards: [], unreadable: 1 });
  });

  it('is not reported again once another one was approved and is over', () => {
    const office = officeWith(1);
    const lost = label(office, 'Winter');
    office.crm.before = (request) => (request === 'createLabel' ? 'wait' : null);
    must(approve(office, lost));
    forge(office, SHEET, '"doing"', '"going"');
    office.crm.before = () => null;
    expect(must(approve(office, label(office, 'Summer break'))).state).toBe('done');
    expect(must(readState(office.ctx, { withEdits: false })).unreadable).toEqual([]);
  });
});

it('a mutation is not sent with a key other than the one it was started with', () => {
  const office = officeWith(1);
  const shown = label(office, 'Winter');
  office.ctx.mine.write('crm.key', 'nox_sk_another');
  expect(approve(office, shown)).toMatchObject(notConfirmed);
  expect(office.crm.others).toEqual([]);
});

it('of a finished or cancelled mutation, nothing is left in the person’s own properties', () => {
  const office = officeWith(1);
  const before = office.ctx.mine.keys('');
  const [sent, cancelled] = [label(office, 'Winter'), label(office, 'Autumn')];
  expect(office.ctx.mine.keys('').length).toBeGreaterThan(before.length);
  must(approve(office, sent));
  must(cancelMutation(office.ctx, { mutationId: cancelled.mutationId }));
  expect(office.ctx.mine.keys('')).toEqual(before);
});
