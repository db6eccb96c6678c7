// Both languages say everything, plainly, and in the right number.

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
        words: { who: 'colleague@example.com', number: 340, limit: 10000, headings: 'Status, Owner' },
      }),
    },
  ]);

describe.each(languages)('the words in %s', (language) => {
  const all = [1, 2].flatMap((n) => sentences(pageWords(language), n));

  it('have a text for every entry', () => {
    expect(all.filter(({ text }) => text.trim() === '')).toEqual([]);
  });

  it('never show a word that only we understand', () => {
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

  it('keep the name of the add-on within the 30 characters that the platform allows', () => {
    expect(pageWords(language).common.addOn.length).toBeLessThanOrEqual(30);
  });
});

describe('the two languages', () => {
  it('have the same entries', () => {
    const paths = (language: Language) => sentences(pageWords(language), 2).map(({ path }) => path);
    expect(paths('zh').sort()).toEqual(paths('en').sort());
  });

  it('differ in every sentence, except in names and signs', () => {
    const same = sentences(pageWords('zh'), 2).filter(({ path, text }) =>
      sentences(pageWords('en'), 2).some((other) => other.path === path && other.text === text),
    );
    expect(same.map(({ path }) => path).sort()).toEqual([
      'cells.heading.creatorId',
      'common.platform',
      'history.columns.creatorId',
      'review.waiting.where',
      'sidebar.choose.viewName',
      'sidebar.edits.field',
    ]);
  });
});

/** "1 changes", "1 row wait", "1 cell have"; not the second number of "Sending 1 of 1". */
const pluralAfterOne =
  /\b1 (changes|edits|rows|creators|cells|labels|requests|decisions|values|\w+ rows)\b|\b1 \w+ (are|go|wait|have|take|stay)\b|\b1 .*\btheir rows\b/;

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
    const wrong = sentences(en, 1).filter(({ text }) => pluralAfterOne.test(text));
    expect(wrong).toEqual([]);
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
