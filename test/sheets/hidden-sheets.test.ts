// A hidden sheet of ours is not a tab, even if a person unhides it and looks at it.

import { sourcesIn } from '../architecture/sources';
import { emulatedStage } from './conformance/emulated-stage';

/** As the stores spell them, those of a tab with its id. */
const NAMES: readonly string[] = sourcesIn('src').flatMap(({ text }) =>
  [...text.matchAll(/['`](NoxSync [a-z]+(?: \$\{tab\})?)['`]/g)].map(([, name = '']) => name.replace(/\$\{tab\}/, '7')),
);

test('the stores have these names', () => {
  expect([...NAMES].sort()).toEqual(
    ['aside 7', 'base 7', 'groups', 'journal', 'lists', 'mutations', 'own 7', 'rows', 'runs', 'views'].map((name) => `NoxSync ${name}`),
  );
});

test.each(NAMES)('%s in front is not the active tab', (name) => {
  const stage = emulatedStage();
  stage.book.store(name, 2).append([['one', 'record']]);
  const sheet = stage.file.named(name);
  if (sheet === undefined || sheet === null) throw new Error('the store has no sheet');
  sheet.hidden = false;
  stage.userSelection.active = sheet.id;
  expect(stage.reopen().activeTab()).toBeNull();
});

test('a tab whose name a person began like ours is one', () => {
  const stage = emulatedStage();
  const tab = stage.book.addTab('NoxSync March');
  stage.book.activate(tab);
  expect(stage.reopen().activeTab()?.name).toBe('NoxSync March');
});
