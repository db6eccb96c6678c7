// A list in a workbook is read as the text that copying its cells would give.

import { readListFile } from '../../src/commands/reading/workbook-file';
import { tableIn } from '../../src/sync/table-text';
import { ModelCrm } from '../fakes/model-crm';
import { must, Office } from '../fakes/office';
import { workbookBase64 } from '../fakes/small-workbook';

const read = (base64: string) => readListFile(new Office(new ModelCrm()).ctx, { file: { name: 'list.xlsx', base64 } });

describe('a list in a workbook', () => {
  it('is read as lines of cells, and a cell with several lines or quotes stays one', () => {
    const rows = [
      ['Handle', 'Notes', 'Paid'],
      ['@one', 'first line\nsecond "line"', true],
      ['@two', null, 12],
    ];
    expect(tableIn(must(read(workbookBase64(rows))).text)).toEqual([
      ['Handle', 'Notes', 'Paid'],
      ['@one', 'first line\nsecond "line"', 'TRUE'],
      ['@two', '', '12'],
    ]);
  });

  it('includes the addresses behind names, under headings for addresses only', () => {
    const formula = 'HYPERLINK("mailto:two@example.test", "Sample & Two")';
    const rows = [
      ['Channel', 'E-mail', 'Notes'],
      [
        { text: 'Sample One', link: 'https://example.test/one?a=1&b=2' },
        { text: 'one@example.test', link: 'mailto:other@example.test' },
        { text: 'her brief', link: 'https://example.test/brief' },
      ],
      ['https://example.test/two', { text: 'Sample & Two', formula }, { text: '3', formula: '1+2' }],
    ];
    expect(tableIn(must(read(workbookBase64(rows))).text).slice(1)).toEqual([
      ['https://example.test/one?a=1&b=2', 'one@example.test', 'her brief'],
      ['https://example.test/two', 'mailto:two@example.test', '3'],
    ]);
  });

  it('that is not a workbook is refused in one sentence', () => {
    expect(read(Buffer.from('not a workbook').toString('base64'))).toMatchObject({ ok: false, problem: { kind: 'bad-workbook' } });
  });
});
