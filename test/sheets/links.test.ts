// Which address is behind a cell according to its rich text, and how much is read for that.

import type { TextLink } from '../../workbench/model/cell';
import { type EmulatedStage, emulatedStage } from './conformance/emulated-stage';
import { row, spec } from './conformance/samples';

const ONE = 'mailto:one@example.test';
const TWO = 'mailto:two@example.test';

function stageWith(text: string, links: readonly TextLink[]): { readonly stage: EmulatedStage; readonly linked: () => string | null } {
  const stage = emulatedStage();
  const tab = stage.book.addTab('Creators');
  tab.addColumns([spec('id'), spec('email')], 0);
  stage.people.type(tab.id, 2, 2, text);
  stage.file.need(tab.id).layers.links.put(1, 1, links);
  return { stage, linked: () => tab.links([{ row: row(2), column: 2 }])[0] ?? null };
}

test.each<[string, string, readonly TextLink[], string | null]>([
  ['over all of the text', 'Sample One', [{ start: 0, end: 10, url: ONE }], ONE],
  ['with blanks and signs beside it', '  Sample One, ', [{ start: 2, end: 12, url: ONE }], ONE],
  [
    'in two parts',
    'Sample One',
    [
      { start: 0, end: 6, url: ONE },
      { start: 7, end: 10, url: ONE },
    ],
    ONE,
  ],
  ['of a file as a chip', 'Brief ', [{ start: 0, end: 5, url: 'https://example.test/brief', chip: 'file' }], 'https://example.test/brief'],
  ['of a person as a chip, which scripts are not told', 'Sample One', [{ start: 0, end: 10, url: ONE, chip: 'person' }], null],
  ['beside words', 'ask Sample One', [{ start: 4, end: 14, url: ONE }], null],
  [
    'beside another link',
    'One, Two',
    [
      { start: 0, end: 3, url: ONE },
      { start: 5, end: 8, url: TWO },
    ],
    null,
  ],
  ['that is not there', 'Sample One', [], null],
])('a link %s', (_, text, links, wanted) => {
  expect(stageWith(text, links).linked()).toBe(wanted);
});

test('cells that are close together are read at once, distant ones individually', () => {
  const { stage } = stageWith('Sample One', []);
  const [tab] = stage.book.tabs().slice(-1);
  const before = stage.host.calls.length;
  tab?.links([2, 3, 40, 900].map((at) => ({ row: row(at), column: 2 })));
  expect(stage.host.calls.slice(before).filter((call) => call === 'Range.getRichTextValues')).toHaveLength(2);
});
