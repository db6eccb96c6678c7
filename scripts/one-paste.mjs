// The add-on as one program to paste, with its pages embedded as texts.

import { LINE } from './build-files.mjs';

const ASKED = /HtmlService\.createHtmlOutputFromFile\("(\w+)"\)/g;

/**
 * Code.js with each page embedded. Nothing else differs: a page is requested by name in one place, and comes from a text instead of a file.
 * Throws if the program requests a page that was not built, or if nothing requests a page.
 */
export function onePaste(dist) {
  const code = dist.get('Code.js') ?? '';
  const pages = new Map([...dist].filter(([file]) => file.endsWith('.html')).map(([file, text]) => [file.replace('.html', ''), text]));
  const asked = new Set([...code.matchAll(ASKED)].map(([, page]) => page));
  const odd = [...new Set([...asked, ...pages.keys()])].filter((page) => !asked.has(page) || !pages.has(page));
  if (odd.length > 0) throw new Error(`These pages are built and not asked for, or asked for and not built: ${odd.join(', ')}`);
  const texts = [...pages].map(([page, text]) => `function ${nameOf(page)}() {\nreturn ${inLines(text)};\n}\n`);
  return code.replace(ASKED, (_, page) => `HtmlService.createHtmlOutput(${nameOf(page)}())`) + texts.join('');
}

/** Google lets no page call a function whose name ends in an underscore. */
const nameOf = (page) => `${page}Page_`;

/** The text as strings of one line each, so that no line of the program is longer than those of the page. */
function inLines(text) {
  const lines = text.match(new RegExp(`[^\\n]{0,${LINE * 4}}\\n?`, 'g')).filter((line) => line !== '');
  return `[\n${lines.map((line) => JSON.stringify(line)).join(',\n')}\n].join('')`;
}
