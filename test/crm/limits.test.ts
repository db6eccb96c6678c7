// How much one request may ask for.

import { type Contract, crmContract, type OperationName } from '../../contract/table';
import { holdToLimit, idsPerBody, idsPerRead, pageValues } from '../../src/crm/limits';
import { id } from './scripted-client';

/** The table with these maximum numbers of ids per body for each of these operations (null = no limit), and of rows per page. */
function table(limits: Partial<Record<OperationName, number | null>>, maxPageSize = 100): Contract {
  const operations = { ...crmContract.operations };
  for (const [name, value] of Object.entries(limits) as [OperationName, number | null][]) {
    const { idsPerBody: _, ...operation } = operations[name];
    operations[name] = value === null ? operation : { ...operation, idsPerBody: { value, evidence: 'K' } };
  }
  return { ...crmContract, operations, paging: { ...crmContract.paging, maxPageSize: { value: maxPageSize, evidence: 'K' } } };
}

test('a body that goes through several operations respects the smallest limit', () => {
  const contract = table({ validateBatch: 50, previewBatch: 20, applyBatch: null });
  expect(idsPerBody(contract, 'validateBatch', 'previewBatch', 'applyBatch')).toBe(20);
  expect(idsPerBody(contract, 'applyBatch')).toBe(Number.POSITIVE_INFINITY);
});

test('a read by ids requests no more than one page can answer', () => {
  expect([idsPerRead(table({ listChannels: 200 }, 100)), idsPerRead(table({ listChannels: 30 }, 100))]).toEqual([100, 30]);
});

test('a body may be full, but not more', () => {
  const contract = table({ applyBatch: 2 });
  expect(() => holdToLimit(contract, 'applyBatch', [id('a'), id('b')])).not.toThrow();
  expect(() => holdToLimit(contract, 'applyBatch', [id('a'), id('b'), id('c')])).toThrow('applyBatch takes 2 ids, not 3');
});

test('a page is requested as far as the table has keys for it', () => {
  const { page, size, ...others } = crmContract.shapes['listQuery'] ?? {};
  const withKeys = (keys: object): Contract => ({ ...crmContract, shapes: { ...crmContract.shapes, listQuery: { ...others, ...keys } } });
  expect([{ page, size }, { page }, { size }, {}].map((keys) => pageValues(withKeys(keys), 'listLabels', 3))).toEqual([
    { page: 3, size: 100 },
    { page: 3 },
    { size: 100 },
    {},
  ]);
  expect(pageValues(crmContract, 'listLabels', 3, 20)).toEqual({ page: 3, size: 20 });
  expect(pageValues(crmContract, 'listStatuses', 1)).toEqual({});
});
