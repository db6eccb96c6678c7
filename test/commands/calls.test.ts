// The pages' calls: every one is listed, used, and refuses foreign arguments before anything else happens.

import * as fc from 'fast-check';
import { calls } from '../../src/commands/call-list';
import { answerCall, type CallName } from '../../src/commands/calls';
import type { Context } from '../../src/commands/context';
import { sourcesIn } from '../architecture/sources';
import { ModelCrm } from '../fakes/model-crm';
import { Office } from '../fakes/office';
import { check } from '../laws/seeded';

const names = Object.keys(calls) as CallName[];
const refused = { ok: false, problem: { kind: 'bad-arguments' } };

const untouched = (): Context => {
  throw new Error('the context was made');
};
const answer = (name: unknown, args: unknown) =>
  answerCall(untouched, name, args, (thrown) => {
    throw thrown;
  });

describe.each(names)('%s', (name) => {
  const keys = Object.keys(calls[name].schema().shape);

  it('refuses anything but an object of arguments', () => {
    for (const args of [undefined, null, 'text', 7, true, [], [{}]]) expect(answer(name, args)).toEqual(refused);
  });

  it('refuses an unknown argument', () => {
    const { success } = calls[name].schema().safeParse({});
    expect(success).toBe(keys.length === 0);
    expect(answer(name, { strange: 1 })).toEqual(refused);
  });

  it('accepts anything only if its schema does', () => {
    const anything = keys.length === 0 ? fc.anything() : fc.record(Object.fromEntries(keys.map((key) => [key, fc.anything()])));
    check(
      fc.property(anything, (args) => {
        if (!calls[name].schema().safeParse(args).success) expect(answer(name, args)).toEqual(refused);
      }),
    );
  });
});

describe('a name that is not a call', () => {
  it.each(['', 'constructor', '__proto__', 'toString', 'hasOwnProperty', 'answerCall', 'ReadState', null, undefined, 0, ['readState']])(
    '%p is refused',
    (name) => {
      expect(answer(name, {})).toEqual(refused);
    },
  );
});

it('a known call with valid arguments is answered', () => {
  const { ctx } = new Office(new ModelCrm());
  expect(
    answerCall(
      () => ctx,
      'readState',
      { withEdits: false },
      () => null,
    ),
  ).toMatchObject({ ok: true, value: { person: 'Sample person 1' } });
});

describe('the list of calls', () => {
  const commands = sourcesIn('src/commands').filter(({ file }) => file !== 'src/commands/call.ts');
  const made = commands.flatMap(({ file, text }) => {
    const own = [...text.matchAll(/\bcall\(/g)].length;
    const exported = [...text.matchAll(/^export const (\w+) = call\(/gm)].map(([, name = '']) => name);
    return own === exported.length ? exported : [`${file}: a call that is not exported by its name`];
  });

  it('has every call that a command makes, under its name', () => {
    expect(made.sort()).toEqual([...names].sort());
  });

  it('has no call that no page makes', () => {
    const pages = sourcesIn('sidebar')
      .map(({ text }) => text)
      .join('\n');
    expect(names.filter((name) => !pages.includes(`'${name}'`))).toEqual([]);
  });
});
