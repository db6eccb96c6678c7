// How texts are cleared if it is unknown what the CRM expects.

import type { ChangeSet } from '../../contract/records';
import { type ChangeField, type Contract, crmContract } from '../../contract/table';
import type { ClearMemory } from '../../src/crm/clears';
import { bodyOf, clientOf, id } from './scripted-client';
import { noAnswer, refusal, success } from './scripted-http';

const refused = () => refusal(400, 'INVALID_REQUEST');
const done = () => success(null);
const clear: ChangeSet = { notes: '' };
const { notes } = crmContract.shapes['changeSet'] ?? {};
const key = notes?.key ?? '';

function memory(fields: readonly ChangeField[] = []): ClearMemory {
  let kept = fields;
  return {
    read: () => kept,
    write: (now) => {
      kept = now;
    },
  };
}

const known: Contract = {
  ...crmContract,
  changes: { ...crmContract.changes, notes: { ...crmContract.changes.notes, clear: { value: 'null', evidence: 'K' } } },
};

test('null is tried first, and the empty text once if the CRM refuses it, each under a key of its own', () => {
  const { crm, asked } = clientOf([refused(), done()]);
  expect(crm.updateChannel(id('c'), clear, 'key-0001')).toMatchObject({ ok: true });
  expect(asked.map(bodyOf)).toEqual([{ [key]: null }, { [key]: '' }]);
  expect(asked.map(({ headers }) => headers['Idempotency-Key'])).toEqual(['key-0001', 'key-0001-notes']);
});

test('what worked is remembered, for other clients too, and is sent immediately', () => {
  const clears = memory();
  clientOf([refused(), done()], { clears }).crm.updateChannel(id('c'), clear, 'key-0001');
  expect(clears.read()).toEqual(['notes']);
  const { crm, asked } = clientOf([done()], { clears });
  crm.updateChannel(id('d'), clear, 'key-0002');
  expect([asked.map(bodyOf), asked[0]?.headers['Idempotency-Key']]).toEqual([[{ [key]: '' }], 'key-0002-notes']);
});

test('if what was remembered is refused, the table’s spelling is tried again', () => {
  const clears = memory(['notes']);
  const { crm, asked } = clientOf([refused(), done()], { clears });
  crm.updateChannel(id('c'), clear, 'key-0001');
  expect([asked.map(bodyOf), clears.read()]).toEqual([[{ [key]: '' }, { [key]: null }], []]);
});

test('two refusals count as one: that of the first spelling, and nothing is remembered', () => {
  const clears = memory();
  const { crm } = clientOf([refusal(400, 'INVALID_REQUEST', { summary: 'first' }), refused()], { clears });
  expect(crm.updateChannel(id('c'), clear, 'key-0001')).toMatchObject({ ok: false, problem: { kind: 'refused', summary: 'first' } });
  expect(clears.read()).toEqual([]);
});

test('a lost second answer leaves the effect unknown', () => {
  const { crm } = clientOf([refused(), noAnswer]);
  expect(crm.updateChannel(id('c'), clear, 'key-0001')).toMatchObject({ ok: false, problem: { kind: 'unreachable', effect: 'unknown' } });
});

test.each<[string, ChangeSet, Contract]>([
  ['is known for sure', clear, known],
  ['empties nothing', { notes: 'x' }, crmContract],
  ['empties only what is no text', { owner: null }, crmContract],
])('a refused change that %s is not sent again', (_, set, contract) => {
  const { crm, asked } = clientOf([refused()], { contract });
  expect(crm.updateChannel(id('c'), set, 'key-0001')).toMatchObject({ ok: false, problem: { kind: 'refused' } });
  expect(asked).toHaveLength(1);
});
