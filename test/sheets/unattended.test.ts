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

/** `activeTab` in an execution in which Google's first answers about the active sheet are these errors. */
function inFront(...errors: readonly string[]) {
  const stage = emulatedStage();
  let [asked, slept] = [0, 0];
  stage.host.tools.sleep = () => {
    slept += 1;
  };
  stage.host.bill = (call) => {
    if (call !== 'Spreadsheet.getActiveSheet') return;
    const message = errors[asked];
    asked += 1;
    if (message !== undefined) throw Object.assign(new Error(message), { name: 'Exception' });
  };
  const tab = (): number | null => stage.book.activeTab()?.id ?? null;
  return { tab, counts: () => ({ asked, slept }) };
}

const NOBODY = 'Please select an active sheet first.';
const NOBODY_GERMAN = 'Wählen Sie zuerst ein aktives Tabellenblatt aus.';

test.each(['Service error: Spreadsheets', 'Der Dienst antwortet nicht.'])(
  'a question that fails once ("%s") does not mean that no tab is in front',
  (words) => {
    expect(inFront(words).tab()).toBe(0);
  },
);

test('a question that keeps failing is no answer', () => {
  const { tab } = inFront(...new Array<string>(3).fill('Service error: Spreadsheets'));
  expect(tab).toThrow('Service error');
  expect(inFront('Service invoked too many times for one day: spreadsheets.').tab).toThrow('one day');
});

test('where no tab is in front, Google is not asked again', () => {
  const english = inFront(NOBODY);
  expect([english.tab(), english.counts()]).toEqual([null, { asked: 1, slept: 0 }]);
  const { tab, counts } = inFront(...new Array<string>(6).fill(NOBODY_GERMAN));
  expect([tab(), tab(), tab()]).toEqual([null, null, null]);
  expect(counts()).toEqual({ asked: 3, slept: 2 });
});
