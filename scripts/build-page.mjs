// Builds one page of the add-on into a single self-contained HTML file.

import { readFileSync } from 'node:fs';
import { tokenizer } from 'acorn';
import { build } from 'esbuild';
import { addOnProgram } from './build-code.mjs';
import { leanContract } from './build-contract.mjs';
import { common, emit, LINE, pathTo } from './build-files.mjs';
import { noticesOf } from './build-notices.mjs';

const TITLES = { sidebar: 'NoxInfluencer CRM Sync', review: 'Review before sending' };

/**
 * Builds `sidebar/{name}.tsx` with its styles into `sidebar/page.html`: styles before `</head>`, script before `</body>`.
 * Lines are short, because long ones have been truncated. Template literals are lowered to plain strings and no string has two slashes in a
 * row, because Google's HTML filter has mistaken `//` in them for a comment.
 */
export async function buildPage(name) {
  const { outputFiles, metafile } = await build({
    ...common,
    metafile: true,
    entryPoints: [pathTo(`sidebar/${name}.tsx`)],
    format: 'iife',
    lineLimit: LINE,
    minify: true,
    plugins: [leanContract],
    define: { 'process.env.NODE_ENV': '"production"' },
    outdir: pathTo('dist'),
    platform: 'browser',
    supported: { 'template-literal': false },
    target: 'es2020',
  });
  const built = (ending) => outputFiles.find((file) => file.path.endsWith(ending))?.text.trimEnd() ?? '';
  const shell = readFileSync(pathTo('sidebar/page.html'), 'utf8').replace('{title}', TITLES[name]);
  const styled = insertBefore(shell, '</head>', `<style>${built('.css')}</style>\n`);
  const page = insertBefore(styled, '</body>', `<script>${markupFree(built('.js'))}</script>\n`);
  const whole = name === 'sidebar' ? insertBefore(page, '</html>', await notices(metafile)) : page;
  if (whole.includes('<?')) throw new Error(`sidebar/${name}: "<?" would be read as a scriptlet of Google's HTML templates.`);
  emit(`dist/${name}.html`, whole);
}

/** For the whole add-on, in the page that is loaded once: Google parses the program before every call. */
async function notices(ofPage) {
  return `<!--\nThis add-on holds parts of:\n\n${noticesOf([ofPage, (await addOnProgram()).metafile])}-->\n`;
}

function insertBefore(html, tag, text) {
  const at = html.lastIndexOf(tag);
  if (at < 0) throw new Error(`A page's HTML must have ${tag}.`);
  return html.slice(0, at) + text + html.slice(at);
}

/** The same script without `<?`, `<!--`, `<script`, `</script` and `//` in its strings, which HTML or Google's filter would change. */
function markupFree(script) {
  let free = '';
  let end = 0;
  for (const token of tokenizer(script, { ecmaVersion: 2020 })) {
    if (token.type.label !== 'string') continue;
    const text = script.slice(token.start, token.end).replace(/<(?=[?!]|\/?script)/gi, '\\x3C');
    free += script.slice(end, token.start) + text.replaceAll('//', '\\/\\/');
    end = token.end;
  }
  return free + script.slice(end);
}
