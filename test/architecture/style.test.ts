// What a file of this project looks like: its first lines, its length, its exports and names.

import { importsOf, nodesOf, type Source, sourcesIn, syntaxOf } from './sources';

const code = sourcesIn('contract', 'src', 'selftest', 'sidebar', 'workbench', 'bench', 'test', 'scripts', 'jest.config.mjs');
const shipped = sourcesIn('contract', 'src', 'selftest', 'sidebar', 'workbench');

const breaking = (sources: readonly Source[], broken: (source: Source) => boolean): readonly string[] =>
  sources.filter(broken).map(({ file }) => file);

/** One to three comment lines, then something else. */
const hasHeader = ({ text }: Source): boolean => /^(\/\/ .+\n){1,3}(?!\/\/)/.test(text);

/** Words that say nothing about what a file or a function is. */
const empty = /^(utils?|helpers?|manager|handler|entity|misc|stuff)$/i;

const wordsOf = (name: string): readonly string[] => name.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).filter((word) => word !== '');

const fileName = ({ file }: Source): string => file.slice(file.lastIndexOf('/') + 1).replace(/\..*$/, '');

/** The names that a file exports, types included. */
const exportedNames = ({ text }: Source): readonly string[] =>
  [...text.matchAll(/^export (?:declare )?(?:async )?(?:const|let|function\*?|class|interface|type|enum) (\w+)/gm)].map(
    ([, name = '']) => name,
  );

const hasDefaultExport = (source: Source): boolean =>
  [...nodesOf(syntaxOf(source))].some(({ node }) => node.type === 'ExportDefaultDeclaration');

/** `any` as a type, outside comments. */
const hasAny = ({ text }: Source): boolean =>
  text.split('\n').some((line) => !/^\s*(\/\/|\*|\/\*)/.test(line) && /(:\s*|\bas |<|\| |readonly )any(\[\]|\b)(?!\w| [a-z])/.test(line));

/** A comment wider than what Biome makes of code, which it leaves as it is. */
const hasWideComment = ({ text }: Source): boolean => text.split('\n').some((line) => line.length > 140 && /^\s*(\/\/|\*|\/\*)/.test(line));

/** Text that a page reads as markup. What the CRM or a person wrote must never get into a page that way. */
const readsMarkup = ({ text }: Source): boolean =>
  /\b(innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|createContextualFragment)\b|document\.write/.test(text);

const silenced = ({ text }: Source): boolean => /@ts-(ignore|nocheck|expect-error)|biome-ignore-all/.test(text);

describe('every source file', () => {
  test('starts with one to three lines that say what it is for', () => {
    expect(breaking(code, (source) => !hasHeader(source))).toEqual([]);
  });

  test('has at most 350 lines', () => {
    expect(breaking(code, ({ text }) => text.split('\n').length > 351)).toEqual([]);
  });

  test('has comments of at most 140 characters a line', () => {
    expect(breaking(code, hasWideComment)).toEqual([]);
  });

  test('does not silence the compiler', () => {
    expect(
      breaking(
        code.filter(({ file }) => file !== 'test/architecture/style.test.ts'),
        silenced,
      ),
    ).toEqual([]);
  });

  test('has no `any`', () => {
    expect(
      breaking(
        code.filter(({ file }) => file !== 'test/architecture/style.test.ts'),
        hasAny,
      ),
    ).toEqual([]);
  });

  test('has a name that says what it is', () => {
    expect(breaking(code, (source) => wordsOf(fileName(source)).some((word) => empty.test(word)))).toEqual([]);
  });
});

describe('every file of the add-on and the stand-in', () => {
  test('uses named exports', () => {
    expect(breaking(shipped, hasDefaultExport)).toEqual([]);
  });

  test('exports only what it declares itself', () => {
    const passing = ({ text }: Source): boolean => /^export\s+(type\s+)?(\*|\{[^}]*\}\s*from\b)/m.test(text);
    expect(breaking(shipped, passing)).toEqual([]);
  });

  test('of the add-on imports zod from zod/mini, which is a sixth of the size', () => {
    expect(
      sourcesIn('src', 'sidebar')
        .flatMap(importsOf)
        .filter(({ from }) => from.startsWith('zod') && from !== 'zod/mini'),
    ).toEqual([]);
  });

  test('exports names that say what they are', () => {
    const names = shipped.flatMap((source) => exportedNames(source).map((name) => `${source.file}: ${name}`));
    expect(names.filter((name) => wordsOf(name.slice(name.indexOf(':'))).some((word) => empty.test(word)))).toEqual([]);
  });
});

describe('a page', () => {
  test('reads no text as markup', () => {
    const pages = code.filter(({ file }) => /^(sidebar|src|workbench\/page)\//.test(file));
    expect(pages.length).toBeGreaterThan(100);
    expect(breaking(pages, readsMarkup)).toEqual([]);
  });
});

describe('the search for style', () => {
  const file = (text: string): Source => ({ file: 'src/probe.ts', text });

  test('text that is read as markup is found', () => {
    expect(['node.innerHTML = name', '<p dangerouslySetInnerHTML={{ __html: name }} />'].map((text) => readsMarkup(file(text)))).toEqual([
      true,
      true,
    ]);
  });

  test('a missing and an endless header comment are found', () => {
    expect(hasHeader(file("import { a } from './a';\n"))).toBe(false);
    expect(hasHeader(file('// 1\n// 2\n// 3\n// 4\n\nexport const a = 1;\n'))).toBe(false);
    expect(hasHeader(file('// What it is for.\n\nexport const a = 1;\n'))).toBe(true);
  });

  test('a wide comment is found, and a wide line of code is not', () => {
    const wide = 'x'.repeat(140);
    expect([`  // ${wide}`, ` * ${wide}`, `const a = '${wide}';`, '// x'].map((text) => hasWideComment(file(text)))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('an `any` is found, and the word in a sentence is not', () => {
    expect(['let a: any;', 'f(a as any)', 'const m: Map<any, 1>', 'x: readonly any[]'].map((text) => hasAny(file(text)))).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(['// as any row', "say('has any rows')"].map((text) => hasAny(file(text)))).toEqual([false, false]);
  });

  test('a default export and an empty name are found', () => {
    expect(hasDefaultExport(file('export default 1;'))).toBe(true);
    expect(
      exportedNames(file('export const rowHelper = 1;\n'))
        .flatMap(wordsOf)
        .filter((word) => empty.test(word)),
    ).toEqual(['Helper']);
  });
});
