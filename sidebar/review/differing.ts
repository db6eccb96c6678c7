// Long texts side by side: their common beginning is shortened, so that the difference is visible rather than hidden behind "…".

/** How much of a common beginning fits, beside a difference, in the lines a cell shows. */
const SEEN = 30;
const SEEN_LINES = 2;

/** This many characters are kept before the difference, to show where it is. */
const KEPT = 16;

/** The texts in order, without their common beginning if that is long. Lines and words stay whole where possible. */
export function differing(texts: readonly string[]): readonly string[] {
  const first = texts[0] ?? '';
  const common = first.slice(0, commonLength(texts));
  const lines = common.split('\n').length;
  const from = Math.max(lines > SEEN_LINES ? common.lastIndexOf('\n') + 1 : 0, common.length > SEEN ? wordStart(common) : 0);
  return from === 0 ? texts : texts.map((text) => `… ${text.slice(from)}`);
}

function commonLength([first = '', ...others]: readonly string[]): number {
  let length = 0;
  while (length < first.length && others.every((text) => text[length] === first[length])) length += 1;
  return length;
}

/** Where to begin so that a whole word, or at least a whole character, precedes the end. */
function wordStart(common: string): number {
  const at = common.length - KEPT;
  const blank = common.slice(0, at).search(/\s\S*$/);
  if (blank >= at - 2 * KEPT) return blank + 1;
  return /[\uDC00-\uDFFF]/.test(common[at] ?? '') ? at + 1 : at;
}
