// Mutants that no test can or need notice, each with the reason. The key is as printed by the command: file, line of source, what was
// changed.

const PLACE = 'Names the place in an answer, for the technical details of a problem.';
const REFUSED = 'What was refused has no effect, whether it could have changed something or not.';
const SHORTCUT = 'A shortcut: a text without a piece of the key is gone through letter by letter instead, and stays as it is.';

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
    `src/crm/client.ts | if (unknownFilter(contract, filters)) return { ok: false, problem: problemOf('refused', false) }; | false -> true #2`,
    REFUSED,
  ],
  [
    `src/crm/exchange.ts | if (!Object.values(question.path ?? {}).every(fitsPath)) return { ok: false, problem: problemOf('refused', false) }; | false -> true #2`,
    REFUSED,
  ],
  [
    'src/crm/without-key.ts | Array.from({ length: Math.floor(spelled.length / size) }, (_, i) => spelled.slice(i * size, (i + 1) * size)), | i + 1 -> (i) - (1)',
    SHORTCUT,
  ],
  [
    `src/crm/without-key.ts | const clean = (text: string): string => (chunks.some((chunk) => text.includes(chunk)) ? withoutKey(text, key, PIECE_OF_VALUE) : text); | chunks.some((chunk) => text.includes(chunk)) -> true`,
    SHORTCUT,
  ],
  [
    'src/crm/exchange.ts | const data = opened.data === undefined ? undefined : jsonWithoutKey(opened.data, options.key); | opened.data === void 0 -> false',
    'Nothing is without the key: it comes out as it went in. The condition is for the compiler.',
  ],
  [
    `src/commands/creators/card.ts | const parsed = (read: ReturnType<ReturnType<typeof createNames>['parse']>) => (read.ok ? read.value : undefined); | read.ok -> true`,
    'What could not be read has no value: JavaScript answers undefined in its place. The condition is for the compiler.',
  ],
]);
