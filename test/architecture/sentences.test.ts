// Requires every sentence of the add-on to be in src/text, where it can be read in both languages.

import { type AnyNode, nodesOf, type Source, sourcesIn, spelled, syntaxOf } from './sources';

/** A capitalized word followed by another word: nobody writes that as a key. */
const reads = (text: string): boolean => /(?<!\p{L})\p{Lu}\p{Ll}+,? [\p{L}"'“‘]/u.test(text) || /\p{Script=Han}/u.test(text);

/** An exception is for whoever fixes a broken contract, and never shown to a marketer. */
const inError = (parents: readonly AnyNode[]): boolean =>
  parents.some((parent) => parent.type === 'NewExpression' && /Error$|Fault$/.test(String((parent.callee as AnyNode).name)));

const sentences = (source: Source): readonly string[] =>
  [...nodesOf(syntaxOf(source))].flatMap(({ node, parents }) => {
    const text = spelled(node);
    return text !== null && reads(text) && !inError(parents) ? [`${source.file}: ${text}`] : [];
  });

const shown = new Set(['children', 'title', 'alt', 'placeholder', 'label', 'aria-label', 'aria-description', 'aria-roledescription']);

/** Words in a view itself: between tags, or in an attribute that is read aloud. */
const wordsInView = (source: Source): readonly string[] =>
  [...nodesOf(syntaxOf(source))].flatMap(({ node, parents }) => {
    const text = spelled(node);
    if (text === null || !/\p{L}{2}/u.test(text)) return [];
    const [list, holder] = parents[0]?.type === 'ArrayExpression' ? [parents[1], parents[0]] : [parents[0], node];
    if (list?.type !== 'Property' || list.value !== holder) return [];
    const key = list.key as AnyNode;
    return shown.has(String(key.name ?? key.value)) ? [`${source.file}: ${text}`] : [];
  });

/** Punctuation between words is language, too: a list's comma, a colon, an arrow, a plus before a count. */
const marks = (text: string): boolean =>
  /[^\p{ASCII}\p{L}]/u.test(text) || /^\s*[^\p{L}\p{N}\s]+\s+$|^\s+[^\p{L}\p{N}\s]+\s*$|^\+$/u.test(text);

/** Pictograms in an element of their own, which nobody reads aloud. */
const signs = new Set(['sidebar/components/parts.tsx: ✓', 'sidebar/review/shown-value.tsx: +', 'sidebar/review/shown-value.tsx: −']);

/** Punctuation that a view puts between, before or after what it shows. */
const marksInView = (source: Source): readonly string[] =>
  [...nodesOf(syntaxOf(source))].flatMap(({ node }) => {
    const text = spelled(node);
    return text !== null && marks(text) && !signs.has(`${source.file}: ${text}`) ? [`${source.file}: ${text}`] : [];
  });

/** Texts of Google's platform that are recognized there, not shown. */
const recognised = new Set(['src/sheets/trouble.ts', 'src/sheets/platform.ts']);

describe('a sentence of the add-on', () => {
  test('is in src/text, never in the rules, the commands or the adapters', () => {
    const places = sourcesIn('src').filter(({ file }) => !file.startsWith('src/text/') && !recognised.has(file));
    expect(places.flatMap(sentences)).toEqual([]);
  });

  test('is in src/text, never in a page', () => {
    expect(sourcesIn('sidebar').flatMap((source) => [...sentences(source), ...wordsInView(source)])).toEqual([]);
  });

  test('is not assembled in a view with one language’s punctuation', () => {
    expect(
      sourcesIn('sidebar')
        .filter(({ file }) => file.endsWith('.tsx'))
        .flatMap(marksInView),
    ).toEqual([]);
  });

  test('would be found if a view assembled it', () => {
    const probe = {
      file: 'probe.tsx',
      text: "export const a = <p id={`${id}-wrong`}>{`${n}: ${m}`} +{n} {b.join(' · ')} {b.join(', ')} {c.join('\\n')}</p>;",
    };
    expect(marksInView(probe)).toEqual(['probe.tsx: : ', 'probe.tsx:  +', 'probe.tsx:  · ', 'probe.tsx: , ']);
  });

  test('would be found anywhere except in an exception', () => {
    const probe = {
      file: 'probe.ts',
      text: "say('Nothing to send.'); say('没有'); throw new Error('No such tab.'); cls('edit Row');",
    };
    expect(sentences(probe)).toEqual(['probe.ts: Nothing to send.', 'probe.ts: 没有']);
  });

  test('would be found between tags and in attributes that are read aloud', () => {
    const probe = { file: 'probe.tsx', text: 'export const a = <p class="quiet" title="more"><b>{n}</b> edits</p>;' };
    expect(wordsInView(probe)).toEqual(['probe.tsx: more', 'probe.tsx:  edits']);
  });
});
