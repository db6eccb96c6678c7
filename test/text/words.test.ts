// Both languages say everything, plainly, and in the right number.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHANGEABLE_FIELDS } from '../../src/fields/fields';
import type { Language } from '../../src/rpc/shapes';
import { pageWords } from '../../src/text/page-words';
import { languageOf } from '../../src/text/words';
import { problemKinds, reasons, sentences } from './sentences';

const languages: readonly Language[] = ['en', 'zh'];

/** Words that mean something to us and nothing to a marketer. */
const forbidden =
  /\b(base|drift|digest|journal|body|bodies|batch|materiali[sz]e|idempotency|unknown outcome|lease|payload|null|undefined|NaN)\b|\[object|基线|漂移|日志|批次|批量|请求体|幂等|摘要/i;

/** A code of the CRM: INVALID_API_KEY, UPSTREAM_40017. */
const code = /[A-Z]{3,}_[A-Z0-9]/;

const reasonTexts = (language: Language) =>
  Object.values(reasons).flatMap((why) =>
    [null, ...CHANGEABLE_FIELDS].map((field) => ({ why: why.why, field, ...pageWords(language).reason(why, field) })),
  );

const problemTexts = (language: Language) =>
  problemKinds.flatMap((kind) => [
    { kind, ...pageWords(language).problem({ kind }) },
    {
      kind,
      ...pageWords(language).problem({
        kind,
        words: { who: 'colleague@example.com', number: 340 },
      }),
    },
  ]);

describe.each(languages)('the words in %s', (language) => {
  const all = [1, 2].flatMap((n) => sentences(pageWords(language), n));

  it('have a text for every entry', () => {
    expect(all.filter(({ text }) => text.trim() === '')).toEqual([]);
  });

  it('never show a word that only developers understand', () => {
    const shown = [
      ...all.map(({ text }) => text),
      ...reasonTexts(language).flatMap(({ short, sentence }) => [short, sentence]),
      ...problemTexts(language).flatMap(({ title, short, sentence }) => [title, short, sentence]),
    ];
    expect(shown.filter((text) => forbidden.test(text) || code.test(text))).toEqual([]);
  });

  it('give every reason a sentence and a short form of at most 40 characters', () => {
    expect(reasonTexts(language).filter(({ short, sentence }) => short.length === 0 || short.length > 40 || sentence.length < 8)).toEqual(
      [],
    );
  });

  it('give every problem a title, a sentence and a short form of at most 40 characters', () => {
    const wrong = problemTexts(language).filter(
      ({ title, short, sentence }) => !title || !short || short.length > 40 || sentence.length < 8,
    );
    expect(wrong).toEqual([]);
  });

  it('never give two columns the same heading', () => {
    const headings = Object.values(pageWords(language).cells.heading).map((heading) => heading.toLowerCase());
    expect(new Set(headings).size).toBe(headings.length);
  });

  it('ask for a key by the name that distinguishes it from those of the other API', () => {
    const { what, key } = pageWords(language).sidebar.connect;
    expect([what, key].filter((text) => !text.includes('Skill API'))).toEqual([]);
  });

  it('keep the name of the add-on within the platform’s 30 characters', () => {
    expect(pageWords(language).common.addOn.length).toBeLessThanOrEqual(30);
  });
});

describe.each(languages)('the Sync column in %s', (language) => {
  const { sync } = pageWords(language).cells;

  it('names colleagues without the part of their address that all of them share', () => {
    const sent = sync.sent({ time: '2026-11-27 03:23', who: 'first.last@example.com' });
    expect(sent).toContain('first.last');
    expect(sent).not.toContain('@');
    expect(sync.sent({ time: '2026-11-27 03:23', who: '' })).not.toMatch(/[,，]$/);
  });
});

it('names are joined with the comma of the spoken language', () => {
  const pages = readdirSync('sidebar', { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  expect(pages.filter((name) => readFileSync(join('sidebar', name), 'utf8').includes("join(', ')"))).toEqual([]);
});

describe('the two languages', () => {
  it('have the same entries', () => {
    const paths = (language: Language) => sentences(pageWords(language), 2).map(({ path }) => path);
    expect(paths('zh').sort()).toEqual(paths('en').sort());
  });

  it('differ in every sentence, except in names and symbols', () => {
    const english = new Map(sentences(pageWords('en'), 2).map(({ path, text }) => [path, text]));
    const same = sentences(pageWords('zh'), 2).filter(({ path, text }) => english.get(path) === text);
    expect(same.map(({ path }) => path).sort()).toEqual([
      'cells.heading.creatorId',
      'common.beside',
      'common.platform',
      'history.columns.creatorId',
      'review.table.betweenLabels',
      'review.waiting.where',
      'sidebar.choose.viewName',
      'sidebar.edits.field',
    ]);
  });
});

/** "1 changes", "1 row wait", "1 cell have"; not the second number of "Sending 1 of 1". */
const pluralAfterOne =
  /\b1 (changes|edits|rows|creators|cells|labels|requests|decisions|values|\w+ rows)\b|\b1 \w+ (are|go|wait|have|take|stay)\b|\b1 .*\btheir rows\b/;

/** "Send the other 1", "1 more: look them up", "These are handles: look 1 up". */
const pronounsOfMany = /\b1\b.*\b(they|them|these|those|their|ones)\b|\b(these|those)\b.*\b1\b|\bother 1\b/i;

describe('English counts', () => {
  const en = pageWords('en');

  it('say one change and two changes', () => {
    expect(en.running.result.done({ changes: 1 })).toBe('1 change is in the CRM.');
    expect(en.running.result.done({ changes: 2 })).toBe('2 changes are in the CRM.');
  });

  it('put a comma between thousands', () => {
    expect(en.sidebar.choose.pull({ creators: 2968, seconds: '10 s' })).toBe('Pull 2,968 creators (about 10 s)');
  });

  it('never put a plural noun after one, nor a plural verb', () => {
    const wrong = sentences(en, 1).filter(({ text }) => pluralAfterOne.test(text) || pronounsOfMany.test(text));
    expect(wrong).toEqual([]);
  });

  it('count rows as rows and cells as cells if cells need a fix', () => {
    const { waitingTitle, notIncluded } = pageWords('en').sidebar.edits;
    expect([waitingTitle({ rows: 1 }), waitingTitle({ rows: 2 })]).toEqual(['1 row needs a fix', '2 rows need a fix']);
    expect([1, 3].map((n) => notIncluded({ n, whole: false }))).toEqual([
      '1 cell not included: needs a fix',
      '3 cells not included: need a fix',
    ]);
    expect([1, 3].map((n) => notIncluded({ n, whole: true }))).toEqual([
      '1 thing not included: needs a fix',
      '3 things not included: need a fix',
    ]);
    expect(pageWords('zh').sidebar.edits.notIncluded({ n: 3, whole: false })).toBe('另有 3 个单元格需要修正，不会发送');
  });

  it('promise of a new language only what happens', () => {
    expect(pageWords('en').sidebar.resting.languageChanged({ tabs: 2 })).toBe(
      'Headings changed in 2 tabs. A text already in the Sync column changes when its row does.',
    );
  });

  it('say of a review whose window was closed that it waits, and how to reopen it', () => {
    const { what, reopen } = pageWords('en').running.reviewing;
    expect([what, reopen]).toEqual(['The review is waiting. Nothing is sent until you press Send there.', 'Reopen the review']);
  });

  it('name the columns of follow-ups as the sheet does, in whatever language', () => {
    const columns = { lastSent: 'Last sent', count: 'Follow-ups', due: 'Due' };
    const [zh, english] = [pageWords('zh').panels.followUps, pageWords('en').panels.followUps];
    expect(zh.unclear({ where: '第 5 行', why: 'sent-is-text', columns })).toBe('第 5 行：“Last sent”是文字，不是日期，不算该跟进。');
    expect(zh.neverSent({ where: '第 5 行', columns })).toContain('“Last sent”');
    expect(english.unclear({ where: 'Row 5', why: 'due', columns: { ...columns, due: '跟进日期' } })).toContain('“跟进日期” isn’t a date');
  });

  it.each(languages)('call the columns of follow-ups by the headings the person gave them, in %s', (language) => {
    const columns = { lastSent: 'Mailed on', count: 'Mails so far', due: 'Write again on' };
    const { days, marked, shown, stamp } = pageWords(language).panels.followUps;
    const naming = (...said: readonly string[]) => said.map((text) => Object.values(columns).filter((heading) => text.includes(heading)));
    const { lastSent, count, due } = columns;
    expect(naming(days({ columns }), stamp.offer({ task: 'Spring mail', n: 2, columns }))).toEqual([[lastSent], [lastSent]]);
    expect(naming(marked({ cells: 0, columns }), marked({ cells: 3, columns }))).toEqual([[due], [due]]);
    expect(naming(shown({ how: 'selected', rows: 3, columns }))).toEqual([[due]]);
    expect(naming(stamp.counts({ rows: 3, creators: 2, day: '2026-11-27', columns }))).toEqual([[lastSent, count]]);
    expect(naming(stamp.leftOut({ where: 'Row 5', columns }))).toEqual([[count]]);
  });

  it.each(languages)('after an email task, name no column of a tab that was not read, in %s', (language) => {
    const { cells, panels } = pageWords(language);
    expect(Object.values(cells.followUps).filter((heading) => panels.followUps.afterEmail.includes(heading))).toEqual([]);
  });

  it('name all that is discarded', () => {
    const { all } = pageWords('en').sidebar.edits.discardWhich;
    expect([all({ edits: 9, fixes: 2 }), all({ edits: 1, fixes: 0 }), all({ edits: 0, fixes: 1 })]).toEqual([
      'Discard 9 edits and 2 cells that need a fix',
      'Discard 1 edit',
      'Discard 1 cell that needs a fix',
    ]);
    expect(pageWords('zh').sidebar.edits.discardWhich.all({ edits: 9, fixes: 2 })).toBe('放弃 9 处修改和 2 个需要修正的单元格');
    expect(pageWords('en').sidebar.resting.discarded({ cells: 11 })).toBe('11 cells have the CRM’s values again.');
  });

  it('say once what is left if all of it needs a fix', () => {
    const { editsLeft } = en.running.result;
    expect(editsLeft({ n: 1, fixes: 1 })).toBe('1 unsent edit is still in the sheet; it needs a fix.');
    expect(editsLeft({ n: 2, fixes: 2 })).toBe('2 unsent edits are still in the sheet; they need a fix.');
    expect(editsLeft({ n: 3, fixes: 1 })).toBe('3 unsent edits are still in the sheet; 1 needs a fix.');
  });

  it('name nobody as updated if all are new', () => {
    const filed = { archived: 0, restored: 0 };
    expect(en.running.result.creators({ updated: 0, added: 2, ...filed })).toBe('2 creators added.');
    expect(pageWords('zh').running.result.creators({ updated: 0, added: 2, ...filed })).toBe('添加了 2 位网红。');
    expect(en.running.result.creators({ updated: 3, added: 2, ...filed })).toBe('3 creators updated, 2 added.');
  });

  it('call what is held back a thing to fix, everywhere', () => {
    const reasonsSaid = reasonTexts('en').flatMap(({ short, sentence }) => [short, sentence]);
    const said = [...sentences(en, 2).map(({ text }) => text), ...reasonsSaid];
    expect(said.filter((text) => /\bmend|^waits|\bedits wait|\bwait(s|ed)? (for|until|below)\b|\bwaits below/i.test(text))).toEqual([]);
  });
});

describe('a language', () => {
  it.each([
    ['zh_CN', 'zh'],
    ['zh-TW', 'zh'],
    ['zh', 'zh'],
    ['en_GB', 'en'],
    ['de', 'en'],
    ['', 'en'],
  ])('for the locale "%s" is %s', (locale, language) => {
    expect(languageOf(locale)).toBe(language);
  });
});

test('a name that can be split says so', () => {
  const why = { why: 'unknown-name', name: 'Beauty; Wintr', near: [] } as const;
  expect(pageWords('en').reason(why, 'labels', true).sentence).toBe(
    'The CRM has no label “Beauty; Wintr”. Split it into labels, correct the cell, or create the label.',
  );
  expect(pageWords('zh').reason(why, 'labels', true).sentence).toContain('拆成多个标签');
  expect(pageWords('en').reason(why, 'labels').sentence).not.toContain('Split');
});

it('several columns are joined according to each language', () => {
  const problem = { kind: 'protected-cells', words: { heading: 'Notes\nE-mail', cells: 'C2:D9', who: '' } } as const;
  expect(pageWords('en').problem(problem).sentence).toContain('Columns Notes, E-mail (C2:D9)');
  expect(pageWords('zh').problem(problem).sentence).toContain('“Notes、E-mail”列（C2:D9）');
});

it('a column with a comma in its heading is one column', () => {
  const problem = { kind: 'protected-cells', words: { heading: 'Budget, planned', cells: '', who: '' } } as const;
  expect(pageWords('en').problem(problem).sentence).toContain('Column Budget, planned is protected');
  expect(pageWords('zh').problem(problem).sentence).toContain('“Budget, planned”列');
});
