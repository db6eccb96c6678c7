// The same suite with a table in which everything has a different name: nothing is spelled outside the table.

import { crmContract } from '../../contract/table';
import { describeConformance } from './conformance-suite';
import { renamedContract } from './renamed-contract';

const renamed = renamedContract(crmContract);

test("the renamed table shares no path or key with the project's", () => {
  const words = (contract: typeof crmContract): string[] => [
    ...Object.values(contract.operations).map(({ path }) => path),
    ...[contract.paging.answer, contract.envelope, ...Object.values(contract.shapes)].flatMap((shape) =>
      Object.values(shape).flatMap(({ key, also = [] }) => [key, ...also]),
    ),
  ];
  const before = new Set(words(crmContract));
  expect(before.size).toBeGreaterThan(100);
  expect(words(renamed).filter((word) => before.has(word))).toEqual([]);
});

describeConformance('client and CRM by a table in which every path and key has another name', renamed);
