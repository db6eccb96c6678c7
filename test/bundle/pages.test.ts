// The built pages: each one file that fetches nothing, and that Google's HTML filter leaves unchanged.

import { parse, tokenizer } from 'acorn';
import { built, bundled } from './built';

interface Page {
  /** The page without the content of its scripts and styles. */
  readonly shell: string;
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

function pageOf(html: string): Page {
  const bodies = (tag: string): readonly string[] =>
    [...html.matchAll(new RegExp(`<${tag}\\b[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))].map(([, body = '']) => body);
  const shell = html.replace(/(<(script|style)\b[^>]*>)[\s\S]*?(<\/\2>)/g, '$1$3');
  return { shell, scripts: bodies('script'), styles: bodies('style') };
}

const kinds = (script: string): readonly string[] => [...tokenizer(script, { ecmaVersion: 2020 })].map(({ type }) => type.label);

/** What the shell or the styles would fetch. */
const fetched = ({ shell, styles }: Page): readonly string[] => [
  ...[...shell.matchAll(/\b(?:src|href|srcset|action)\s*=\s*["']?([^"'\s>]+)/g)]
    .map(([, address = '']) => address)
    .filter((address) => !address.startsWith('#')),
  ...styles.flatMap((style) => [...style.matchAll(/@import|url\(\s*["']?(?!data:|#)/g)].map(([found]) => found)),
];

describe.each(['sidebar', 'review'])('%s.html', (name) => {
  const page = (): Page => pageOf(built(`${name}.html`));

  test('contains its script and its styles and fetches nothing', () => {
    expect(fetched(page())).toEqual([]);
    expect(page().scripts).toHaveLength(1);
    expect(page().styles.join('')).not.toBe('');
  });

  test('lets no foreign text become a handler, a picture, a frame or a submitted form', () => {
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page().shell) ?? [];
    const closed = ['script-src-attr', 'font-src', 'media-src', 'object-src', 'frame-src', 'worker-src', 'form-action'];
    expect(policy.split('; ')).toEqual(expect.arrayContaining([...closed.map((what) => `${what} 'none'`), 'img-src data:']));
  });

  test('has one script that parses at ES2020', () => {
    expect(() => parse(page().scripts.join(''), { ecmaVersion: 2020, sourceType: 'script' })).not.toThrow();
  });

  test('opens no scriptlet and no HTML comment', () => {
    expect(built(`${name}.html`)).not.toContain('<?');
    expect(page().scripts.join('')).not.toMatch(/<!--|<script/i);
  });

  test('has no template literal, in which two slashes have been mistaken for a comment', () => {
    expect(kinds(page().scripts.join(''))).not.toContain('`');
  });

  test('has no two slashes in a row in any of its strings, and no line that would be truncated', () => {
    const script = page().scripts.join('');
    const strings = [...tokenizer(script, { ecmaVersion: 2020 })].filter(({ type }) => type.label === 'string');
    expect(strings.map(({ start, end }) => script.slice(start, end)).filter((text) => text.includes('//'))).toEqual([]);
    expect(script.split('\n').filter((line) => line.length > 1000)).toEqual([]);
  });

  test('consists of the pages, the calls’ data and the sentences, without the commands and without their argument checks', async () => {
    const { metafile, outputFiles } = await bundled(`sidebar/${name}.tsx`);
    const others = Object.keys(metafile.inputs).filter(
      (file) =>
        !/^(?:(?:sidebar|src\/rpc|src\/text|src\/fields|node_modules\/preact)\/|contract\/(?:limits\.ts|named\.ts|crm\.json)$|package\.json$)/.test(
          file,
        ),
    );
    expect(others).toEqual([]);
    // Only the version of the package.
    const bytes = Object.values(metafile.outputs).map(({ inputs }) => inputs['package.json']?.bytesInOutput ?? 0);
    expect(Math.max(...bytes)).toBeLessThan(40);
    // Only the limits of the contract: no path of the CRM.
    expect(outputFiles[0]?.text).not.toContain('batch-update');
  });

  test('is a complete UTF-8 document with a language', () => {
    expect(page().shell).toMatch(/^<!doctype html>\s*<html lang="/i);
    expect(page().shell).toMatch(/<meta charset="utf-8"/i);
  });
});

describe('the search in a page', () => {
  test('a script, a style and a picture from elsewhere are found', () => {
    const html =
      '<link href="a.css"><script src="b.js"></script><style>@import "c"; p { background: url(d.png) }</style><a href="#top"></a>';
    expect(fetched(pageOf(html))).toEqual(['a.css', 'b.js', '@import', 'url(']);
  });

  test('a template literal is found', () => {
    expect(kinds('a = `//`')).toContain('`');
  });
});
