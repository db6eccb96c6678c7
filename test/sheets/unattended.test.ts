// An execution by a trigger, in which no sheet is in front.

import { emulatedStage } from './conformance/emulated-stage';

test('a hidden sheet is made and written to, and no tab is in front', () => {
  const stage = emulatedStage();
  stage.host.facts.unattended = true;
  const store = stage.book.store('NoxSync journal', 2);
  store.write(0, [['a', 'b']]);
  expect(store.readAll()).toEqual([['a', 'b']]);
  expect(stage.file.named('NoxSync journal')?.hidden).toBe(true);
  expect(stage.book.activeTab()).toBeNull();
});
