// What a formula reads, as far as its text tells: whether it changes on its own or depends on cells that do.

/** A range of cells; tab null = the formula's own. Rows and columns are 1-based; Infinity marks an open end. */
export interface CellsRead {
  readonly tab: string | null;
  readonly rows: readonly [number, number];
  readonly columns: readonly [number, number];
}

export interface FormulaReads {
  /**
   * It gives another value on every read, or reads something unknowable: a named range, another file, cells determined only during
   * calculation.
   */
  readonly moves: boolean;
  readonly cells: readonly CellsRead[];
}

/** Google's volatile functions, those that fetch, and those whose cells are known only during calculation. */
const MOVING = new Set([
  ...['NOW', 'TODAY', 'RAND', 'RANDBETWEEN', 'RANDARRAY'],
  ...['GOOGLEFINANCE', 'IMPORTRANGE', 'IMPORTDATA', 'IMPORTHTML', 'IMPORTXML', 'IMPORTFEED'],
  ...['INDIRECT', 'OFFSET'],
]);

const TAB = String.raw`(?:'(?<quoted>(?:[^']|'')+)'|(?<plain>[\p{L}_][\p{L}\p{N}_.]*))!`;
const END = String.raw`\$?[A-Za-z]{1,3}(?:\$?\d+)?`;
/** In this order: a reference, a function, an error, a number, any other word, a bracket, a separator. */
const TOKEN = new RegExp(
  String.raw`(?:${TAB})?(?<ref>${END}:${END}|\$?\d+:\$?\d+|\$?[A-Za-z]{1,3}\$?\d+)(?![\p{L}\p{N}_(.])|(?<call>[\p{L}_][\p{L}\p{N}_.]*)\s*\(|#[A-Z/0!?]+|\d[\d.]*(?:E[+-]?\d+)?|(?<word>[\p{L}_][\p{L}\p{N}_.]*)(?<named>\s*[,;])?|(?<mark>[({)},;])`,
  'giu',
);

/** The brackets enclosing a position in a formula: names that LET and LAMBDA define there are not named ranges. */
interface Brackets {
  readonly call: string;
  readonly names: Set<string>;
  /** The index of the current argument, from 0. */
  argument: number;
}

export function formulaReads(formula: string): FormulaReads {
  const bare = formula.replace(/"(?:[^"]|"")*"/g, '""');
  const cells: CellsRead[] = [];
  const around: Brackets[] = [];
  let moves = false;
  for (const { groups = {} } of bare.matchAll(TOKEN)) {
    const { quoted, plain, ref, call, word, named, mark } = groups;
    const inner = around[around.length - 1];
    if (call !== undefined || mark === '(' || mark === '{') {
      moves ||= MOVING.has((call ?? '').toUpperCase());
      around.push({ call: (call ?? '').toUpperCase(), names: new Set(), argument: 0 });
    } else if (word !== undefined) {
      const name = word.toLowerCase();
      if (named !== undefined && inner !== undefined && givesNames(inner)) inner.names.add(name);
      else moves ||= !/^(?:true|false)$/.test(name) && !around.some(({ names }) => names.has(name));
    } else if (ref !== undefined) cells.push(cellsOf(quoted?.replace(/''/g, "'") ?? plain ?? null, ref));
    if (mark === ')' || mark === '}') around.pop();
    else if (inner !== undefined && (mark === ',' || mark === ';' || named !== undefined)) inner.argument += 1;
  }
  return { moves, cells };
}

/** Whether a word that ends this argument defines a name: all but the last of LAMBDA, every other one of LET. */
const givesNames = ({ call, argument }: Brackets): boolean => call === 'LAMBDA' || (call === 'LET' && argument % 2 === 0);

function cellsOf(tab: string | null, ref: string): CellsRead {
  const [from = '', to = from] = ref.replace(/\$/g, '').toUpperCase().split(':');
  const [a, b] = [placeOf(from), placeOf(to)];
  return {
    tab,
    rows: [Math.min(a.row ?? 1, b.row ?? 1), Math.max(a.row ?? Number.POSITIVE_INFINITY, b.row ?? Number.POSITIVE_INFINITY)],
    columns: [Math.min(a.column ?? 1, b.column ?? 1), Math.max(a.column ?? Number.POSITIVE_INFINITY, b.column ?? Number.POSITIVE_INFINITY)],
  };
}

/** `B7` -> row 7, column 2; `B` and `7` leave the other open. */
function placeOf(text: string): { readonly row: number | null; readonly column: number | null } {
  const [, letters = '', digits = ''] = /^([A-Z]*)(\d*)$/.exec(text) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: digits === '' ? null : Number(digits), column: letters === '' ? null : column };
}
