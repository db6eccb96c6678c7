// The same suite by a table in which everything unsure is called otherwise: nothing is spelled outside the table.

import { crmContract } from '../../contract/table';
import { describeConformance } from './conformance-suite';
import { renamedContract } from './renamed-contract';

const renamed = renamedContract(crmContract);

test("the renamed table has no unsure path or key in common with the project's", () => {
  const unsure = (contract: typeof crmContract): string[] => [
    ...Object.values(contract.operations)
      .filter(({ evidence }) => evidence !== 'K')
      .map(({ path }) => path),
    ...[contract.paging.answer, contract.envelope, ...Object.values(contract.shapes)].flatMap((shape) =>
      Object.values(shape)
        .filter(({ evidence }) => evidence !== 'K')
        .flatMap(({ key, also = [] }) => [key, ...also]),
    ),
  ];
  const before = new Set(unsure(crmContract));
  expect(before.size).toBeGreaterThan(40);
  expect(unsure(renamed).filter((word) => before.has(word))).toEqual([]);
});

describeConformance('client and CRM by a table in which every unsure path and key has another name', renamed);
