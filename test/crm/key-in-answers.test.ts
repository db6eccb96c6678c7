// An answer that repeats the key, anywhere, does not put it into anything that the client returns.

import { LISTS } from '../../contract/reads';
import type { Json } from '../../contract/records';
import { spellingsOf } from '../../contract/spelling';
import type { Contract, OperationName, WireKey } from '../../contract/table';
import { crmContract } from '../../contract/table';
import type { Crm } from '../../src/crm/client';
import type { HttpAnswer } from '../../src/crm/ports';
import { clientOf, id } from './scripted-client';
import { answered, refusal, sampleKey, success } from './scripted-http';

const ECHO = `Bearer ${sampleKey} ${sampleKey.slice(0, 16)}… …${sampleKey.slice(-12)}`;

/** A value of the key's type in the table, with the echo in any text. */
function valueOf(contract: Contract, { type, values }: WireKey): Json {
  const [kind, nested = ''] = type.split(':');
  if (kind === 'one') return rowOf(contract, nested);
  if (kind === 'many') return [rowOf(contract, nested)];
  if (kind === 'choice') return Object.values(values ?? {})[0]?.[0] ?? `word ${ECHO}`;
  if (kind === 'id') return 'a';
  if (kind === 'number') return 1;
  if (kind === 'boolean') return false;
  if (kind === 'ids') return [`id ${ECHO}`];
  return kind === 'json' ? [{ [`name ${ECHO}`]: `text ${ECHO}` }] : `https://example.org/ ${ECHO}`;
}

/** Every key of the shape, and an unknown one. */
function rowOf(contract: Contract, shapes: string): { readonly [key: string]: Json } {
  const keys = shapes.split('+').flatMap((shape) => Object.values(contract.shapes[shape] ?? {}));
  const known = keys.map((wire) => [spellingsOf(wire)[0] ?? '', valueOf(contract, wire)] as const);
  return { ...Object.fromEntries(known), [`unknown ${ECHO}`]: `more ${ECHO}` };
}

function dataOf(operation: OperationName): Json {
  const { as, shape } = crmContract.operations[operation].answer;
  const row = rowOf(crmContract, shape);
  if (as === 'list') return [row];
  return as === 'page' ? { [crmContract.paging.answer.items?.key ?? '']: [row], total_size: 1, total_page: 1 } : row;
}

const body = { ids: [id('a')], set: { notes: 'x' } };
const file = { name: 'list.xlsx', type: 'application/zip', base64: 'UEsDBA==' };

const CALLS: Readonly<Partial<Record<OperationName, (crm: Crm) => unknown>>> = {
  listChannels: (crm) => crm.listChannels({}, 1),
  getChannel: (crm) => crm.getChannel(id('a')),
  validateBatch: (crm) => crm.batch('validate', body, 'key-1'),
  applyBatch: (crm) => crm.batch('apply', body, 'key-1'),
  ...Object.fromEntries(LISTS.map((list) => [list, (crm: Crm) => crm.list(list)])),
  createLabel: (crm) => crm.createLabel('x', 'key-1'),
  getGroup: (crm) => crm.getGroup(1),
  createGroup: (crm) => crm.createGroup({ name: 'x' }, 'key-1'),
  applyEmail: (crm) => crm.addToEmail('apply', { ids: [id('a')], taskId: 1 }, 'key-1'),
  createExport: (crm) => crm.createExport({}, 'key-1'),
  listExports: (crm) => crm.exports(1),
  getExport: (crm) => crm.getExport(1),
  downloadExport: (crm) => crm.downloadExport(1),
  importTemplate: (crm) => crm.importTemplate('en'),
  importChannels: (crm) => crm.importChannels(file, false, 'key-1'),
  importReport: (crm) => crm.importReport('failed', []),
};

/** Pieces of the key of twelve characters. */
const PIECES = Array.from({ length: sampleKey.length - 11 }, (_, at) => sampleKey.slice(at, at + 12));

const given = (call: (crm: Crm) => unknown, answer: HttpAnswer): string => JSON.stringify(call(clientOf([answer, answer, answer]).crm));

describe.each(Object.keys(CALLS) as OperationName[])('%s', (operation) => {
  const call = CALLS[operation] ?? (() => null);

  test('is answered, without any piece of the key', () => {
    const meta = { meta: { request_id: `req ${ECHO}` }, summary: `Done ${ECHO}` };
    const said = given(call, success(dataOf(operation), meta));
    expect(said).toContain('"ok":true');
    expect(PIECES.filter((piece) => said.includes(piece))).toEqual([]);
  });

  test('is refused without any piece of the key', () => {
    const action = { url: `https://example.org/?key=${sampleKey}`, hint: ECHO };
    const said = given(call, refusal(400, `NOT_${ECHO}`, { summary: ECHO, meta: { request_id: ECHO }, action }));
    expect(PIECES.filter((piece) => said.includes(piece))).toEqual([]);
  });
});

test('the name of a file is free of it', () => {
  const headers = { 'Content-Disposition': `attachment; filename="${sampleKey}.xlsx"` };
  const answer = { ...answered(200, 'PK', headers), base64: 'UEsDBA==' };
  expect(given((crm) => crm.downloadExport(1), answer)).toContain('"name":"….xlsx"');
});
