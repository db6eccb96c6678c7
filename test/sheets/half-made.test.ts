// An execution may end at any service call. Whatever it was making is finished by the next one, and nothing is believed before.

import { cutOff } from './conformance/cut-off';
import { emulatedStage } from './conformance/emulated-stage';
import { row, spec } from './conformance/samples';

/** Ids as creators have them: long digits and leading zeros survive in cells of plain text only. */
const RECORDS = [
  ['1234567890123456789', '{"a":1}'],
  ['00120', '=not a formula'],
];

test('a hidden sheet whose making ended anywhere is plain text, hidden and not in front once records stand in it', () => {
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

test('drop-down lists that a person has unhidden keep all their columns when the choices of one field change', () => {
  const stage = emulatedStage();
  const tab = stage.book.addTab('Creators');
  tab.addColumns([spec('status'), spec('owner')], 0);
  tab.offerChoices(1, row(2), ['A', 'B']);
  tab.offerChoices(2, row(2), ['C', 'D']);
  const lists = stage.file.named('noxCrmSync.choices');
  if (lists !== null) lists.hidden = false;
  stage.reopen().tab(tab.id)?.offerChoices(1, row(2), ['A', 'B', 'E']);
  expect([stage.people.choicesAt(tab.id, 2, 1), stage.people.choicesAt(tab.id, 2, 2), lists?.hidden]).toEqual([
    ['A', 'B', 'E'],
    ['C', 'D'],
    true,
  ]);
});

test('a tab that a person calls much like ours is a tab of theirs', () => {
  const { book } = emulatedStage();
  book.activate(book.addTab('NoxSync March'));
  expect(book.activeTab()?.name).toBe('NoxSync March');
});
