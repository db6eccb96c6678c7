// A table that says the same in other words: every path and key has a different name, even the certain ones.

import type { Contract, Operation, Shape, WireKey } from '../../contract/table';

/** The same key always gets the same new name, so that different keys still differ. */
const newName = (key: string): string => `zz_${[...key].reverse().join('')}`;

function renamedKey(wire: WireKey): WireKey {
  return { ...wire, key: newName(wire.key), ...(wire.also && { also: wire.also.map(newName) }) };
}

const mapped = <T>(record: Readonly<Record<string, T>>, change: (value: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));

const renamedShape = (shape: Shape): Shape => mapped(shape, renamedKey);

/** Every segment of a path is renamed except its placeholders. */
function renamedOperation(operation: Operation): Operation {
  const path = operation.path.replace(/\{\w+\}|\w+/g, (word) => (word.startsWith('{') ? word : newName(word)));
  return { ...operation, path };
}

export function renamedContract(contract: Contract): Contract {
  return {
    ...contract,
    envelope: renamedShape(contract.envelope),
    paging: { ...contract.paging, answer: renamedShape(contract.paging.answer) },
    shapes: mapped(contract.shapes, renamedShape),
    operations: mapped(contract.operations, renamedOperation) as Contract['operations'],
  };
}
