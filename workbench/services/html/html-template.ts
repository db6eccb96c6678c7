// HtmlTemplate: pages with scriptlets. <?= ?> prints escaped, <?!= ?> prints unescaped, <? ?> runs.

import { emulated } from '../emulated';
import { HtmlOutput } from './html-output';

const SCRIPTLET = /<\?(!?=)?([\s\S]*?)\?>/g;

/** Variables set on the template are names inside the scriptlets. */
export function templateObject(source: string): object {
  const variables: Record<string, unknown> = {};
  const evaluate = (): object => emulated('HtmlOutput', new HtmlOutput(filled(source, variables)));
  const methods: Record<string, unknown> = { __proto__: null, evaluate };
  return new Proxy(variables, {
    get: (target, key) => (typeof key === 'string' && key in methods ? methods[key] : Reflect.get(target, key)),
  });
}

/** The template as the body of a function of `print`, `escape` and the variables. */
function codeOf(source: string): string {
  let code = '';
  let at = 0;
  for (const match of source.matchAll(SCRIPTLET)) {
    code += `print(${JSON.stringify(source.slice(at, match.index))});\n`;
    const [whole, mark, script = ''] = match;
    code += mark === undefined ? `${script}\n` : `print(${mark === '=' ? 'escape' : ''}(${script}));\n`;
    at = match.index + whole.length;
  }
  return `${code}print(${JSON.stringify(source.slice(at))});`;
}

function filled(source: string, variables: Readonly<Record<string, unknown>>): string {
  let text = '';
  const print = (piece: unknown): void => {
    text += String(piece);
  };
  const names = Object.keys(variables);
  const run = new Function('print', 'escape', ...names, codeOf(source)) as (...given: readonly unknown[]) => void;
  run(print, escapeHtml, ...names.map((name) => variables[name]));
  return text;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;', '`': '&#96;' };

const escapeHtml = (given: unknown): string => String(given).replace(/[&<>"'`]/g, (mark) => ENTITIES[mark] ?? mark);
