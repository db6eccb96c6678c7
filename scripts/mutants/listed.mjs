// What docs/mutation.md says of earlier runs: which mutants survived, and how many others of each folder were noticed. So a survivor can be
// tried again where the results themselves are not.

/** A span of code, as the report writes it. */
const CODE = '(?:`` (.+?) ``|`(.*?)`)';
const LISTED = new RegExp(`^ {2}- line (\\d+), ([\\w ]+): ${CODE} became ${CODE}: (.+)$`);
const FILE = /^- `([^`]+)`$/;
const ROW = /^\| `([^`]+)` \|(?: \d+ \|){2} (\d+) \|/;

/** `noticed`: by folder; `listed`: each with its file, line, kind, original text, replacement, and what is said of it. */
export function readReport(page) {
  const noticed = new Map();
  const listed = [];
  let file = '';
  for (const line of page.split('\n')) {
    file = FILE.exec(line)?.[1] ?? file;
    const [, folder, count] = ROW.exec(line) ?? [];
    if (folder !== undefined) noticed.set(folder, Number(count));
    const found = LISTED.exec(line);
    if (found === null) continue;
    const [, at, kind, was, wasPlain, became, becamePlain, note] = found;
    const becomes = became ?? becamePlain;
    listed.push({ file, line: Number(at), kind, was: was ?? wasPlain, becomes: becomes === 'nothing' ? '' : becomes, note });
  }
  return { noticed, listed };
}

/**
 * The mutants that are listed, each with what the page says of it. A line may have moved: of several equal ones, the nearest is meant. One
 * whose code is gone is no longer among them.
 */
export function listedAmong(mutants, listed) {
  const open = new Map();
  const place = ({ file, kind, was, becomes }) => JSON.stringify([file, kind, was, becomes]);
  for (const one of mutants) open.set(place(one), [...(open.get(place(one)) ?? []), one]);
  return listed.flatMap((one) => {
    const equal = open.get(place(one)) ?? [];
    const [nearest] = equal.toSorted((a, b) => Math.abs(a.line - one.line) - Math.abs(b.line - one.line));
    if (nearest === undefined) return [];
    equal.splice(equal.indexOf(nearest), 1);
    return [{ mutant: nearest, note: one.note }];
  });
}
