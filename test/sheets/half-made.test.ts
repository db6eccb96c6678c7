// An execution may end at any service call. Whatever it was creating is completed by the next one, and nothing is trusted before that.

import { cutOff } from './conformance/cut-off';
import { emulatedStage } from './conformance/emulated-stage';

/** Ids as creators have them: long digits and leading zeros survive only in plain-text cells. */
const RECORDS = [
  ['1234567890123456789', '{"a":1}'],
  ['00120', '=not a formula'],
];

test('a hidden sheet whose creation ended anywhere is plain text, hidden and not active once it contains records', () => {
  const ends = cutOff(
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
