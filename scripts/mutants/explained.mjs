// Mutants that no test can or need notice, each with the reason. The key is as printed by the command: file, line of source, what was
// changed.

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
]);
