// Mutants that no test can or need notice, each with why. The key is the one that the command prints: file, line of source, what was changed.

const PLACE = 'Names the place in an answer, for the technical details of a problem.';

export const EXPLAINED = new Map([
  [
    `src/crm/answers.ts | return new Row(contract, shapeOf(contract, contract.operations[operation].answer.shape), data, 'data'); | "data" -> ''`,
    PLACE,
  ],
  [`src/crm/envelope.ts | const opened = attempt(() => new Row(contract, contract.envelope, json, 'answer')); | "answer" -> ''`, PLACE],
  [
    'src/sync/bodies.ts | if (!Number.isInteger(limits.idsPerBody) || limits.idsPerBody < 1) throw new RangeError(`idsPerBody is ${limits.idsPerBody}`); | limits.idsPerBody < 1 -> (limits.idsPerBody) <= (1)',
    'A guard against a table that is broken: the contract allows a hundred creators a body, never one.',
  ],
  [
    `src/commands/mutations/mutation-book.ts | const OPEN = 'mutation.open'; | "mutation.open" -> ''`,
    'The name under which something is kept: any other would do, as long as it stays.',
  ],
]);
