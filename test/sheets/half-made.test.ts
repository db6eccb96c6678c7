// An execution may end at any service call. Whatever it was making is finished by the next one, and nothing is believed before.

import { type EmulatedStage, emulatedStage } from './conformance/emulated-stage';

/** Ids as creators have them: long digits and leading zeros survive in cells of plain text only. */
const RECORDS = [
  ['1234567890123456789', '{"a":1}'],
  ['00120', '=not a formula'],
];

type End = 'fails once' | 'is killed';

/** From the call of that number on every call fails, or that one alone. Answers whether it was reached. */
function endingAt({ host }: EmulatedStage, number: number, end: End): { readonly reached: boolean; stop(): void } {
  const { bill } = host;
  const state = { calls: 0, reached: false, stop: () => void (host.bill = bill) };
  host.bill = (call) => {
    bill(call);
    state.calls += 1;
    if (state.calls < number || (end === 'fails once' && state.calls > number)) return;
    state.reached = true;
    // The platform's words for what passes would be tried again at once; these are not known to pass.
    throw Object.assign(new Error('Der Dienst antwortet nicht.'), { name: 'Exception' });
  };
  return state;
}

/** Does the work with an end at every call it makes, one after the other, and hands each spoilt stage on; answers how many there were. */
function atEveryCall(
  prepare: () => EmulatedStage,
  work: (stage: EmulatedStage) => void,
  then: (stage: EmulatedStage, where: string) => void,
): number {
  let ends = 0;
  for (const end of ['fails once', 'is killed'] as const) {
    for (let number = 1; ; number += 1) {
      const stage = prepare();
      const fault = endingAt(stage, number, end);
      try {
        work(stage);
      } catch {
        // The execution is over; the next one begins.
      }
      fault.stop();
      if (!fault.reached) break;
      ends += 1;
      then(stage, `${end} at call ${number}`);
    }
  }
  return ends;
}

test('a hidden sheet whose making ended anywhere is plain text, hidden and not in front once records stand in it', () => {
  const ends = atEveryCall(
    emulatedStage,
    ({ book }) => void book.store('NoxSync base 1', 2).append(RECORDS),
    (stage, where) => {
      const store = stage.reopen().store('NoxSync base 1', 2);
      store.truncate(0);
      store.append(RECORDS);
      expect({ where, records: stage.reopen().store('NoxSync base 1', 2).readAll() }).toEqual({ where, records: RECORDS });
      const sheet = stage.file.named('NoxSync base 1');
      const formats = [0, 1, 2, 500].map((at) => sheet?.format(at, 0));
      expect({ where, hidden: sheet?.hidden, formats, columns: sheet?.columns.count }).toEqual({
        where,
        hidden: true,
        formats: ['@', '@', '@', '@'],
        columns: 2,
      });
      expect({ where, front: stage.file.need(stage.userSelection.active).name }).toEqual({ where, front: 'Sheet1' });
    },
  );
  expect(ends).toBeGreaterThan(10);
});
