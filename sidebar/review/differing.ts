// Long texts beside each other: what all of them begin with is cut short, so that what differs is in sight and not behind "…".

/** So much of a common beginning fits beside a difference into the lines that a cell shows. */
const SEEN = 30;
const SEEN_LINES = 2;

/** Before the difference so many characters stay, to tell where it is. */
const KEPT = 16;

/** The texts, in their order, each without what all of them begin with when that is long. Lines and words stay whole where there are any. */
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

/** Where to begin so that a whole word, or at least a whole character, stands before the end. */
function wordStart(common: string): number {
  const at = common.length - KEPT;
  const blank = common.slice(0, at).search(/\s\S*$/);
  if (blank >= at - 2 * KEPT) return blank + 1;
  return /[\uDC00-\uDFFF]/.test(common[at] ?? '') ? at + 1 : at;
}
