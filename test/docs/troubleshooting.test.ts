// Everything that the program can report as wrong has an entry in the help pages, under exactly the words that people see.

import { LISTED_FIELDS } from '../../src/fields/fields';
import type { Language } from '../../src/rpc/shapes';
import type { Reason } from '../../src/sync/model';
import { pageWords } from '../../src/text/page-words';
import { problemKinds, reasons } from '../text/sentences';
import { entriesOf } from './pages';

const pages: Readonly<Record<Language, string>> = { en: 'docs/troubleshooting.md', zh: 'docs/zh/troubleshooting.md' };

/** What an entry must contain. */
const parts: Readonly<Record<Language, readonly string[]>> = { en: ['- **Why:** ', '- **Do:** '], zh: ['- **原因：**', '- **处理：**'] };

const unnamed = (why: Reason): Reason => ('name' in why ? { ...why, name: '…' } : why);

/** Titles of problems and of states in which something went wrong, and the words of the Sync column. */
function titles(language: Language): readonly string[] {
  const { problem, reason, sidebar, running, mutations, cells } = pageWords(language);
  const { sync } = cells;
  const fields = ['…'];
  return [
    ...problemKinds.map((kind) => problem({ kind }).title),
    ...Object.values(reasons).flatMap((why) => LISTED_FIELDS.map((field) => reason(unnamed(why), field).short)),
    sidebar.trouble.title,
    sidebar.unreadable.title,
    running.check.interruptedTitle,
    running.stopped.pausedTitle,
    running.stopped.title({ time: '…' }),
    mutations.stoppedTitle,
    mutations.notDone,
    mutations.notCertain,
    mutations.partly,
    sync.refused({ why: '…' }),
    sync.conflict({ fields }),
    sync.unclear,
    sync.movedMeanwhile,
    sync.left,
    sync.archivedThere,
    sync.gone,
    sync.mixedUp,
  ];
}

const inOneCase = (texts: readonly string[]): readonly string[] => texts.map((text) => text.toLowerCase());

describe.each(['en', 'zh'] as const)('the troubleshooting page in %s', (language) => {
  const entries = entriesOf(pages[language], 3);
  const headings = entries.flatMap(({ title }) => title.split(' · '));
  const said = new Set(inOneCase(titles(language)));

  it('has an entry for every title that the program can say', () => {
    const written = new Set(inOneCase(headings));
    expect([...said].filter((title) => !written.has(title))).toEqual([]);
  });

  it('has no entry for a title that the program never says, and none twice', () => {
    expect(headings.filter((title, at) => !said.has(title.toLowerCase()) || headings.indexOf(title) !== at)).toEqual([]);
  });

  it('says for each why it happens and what to do', () => {
    expect(entries.filter(({ text }) => !parts[language].every((part) => text.includes(part))).map(({ title }) => title)).toEqual([]);
  });
});
