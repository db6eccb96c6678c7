// The result of a run as a documentation page, and as lines for the terminal.

export const tableOf = (results, explained) => results.map((one) => rowOf(one, explained)).join('\n');

/** Percentage noticed, of those that could be. */
export const shareOf = (result, explained) => counted(result, explained).share * 100;

const counted = ({ made, tried }, explained) => {
  const survived = tried.filter(({ end }) => end.survived !== undefined);
  const known = survived.filter(({ key }) => explained.has(key)).length;
  const noticed = tried.length - survived.length;
  // One that cannot be noticed counts neither way.
  const share = tried.length === known ? 1 : noticed / (tried.length - known);
  return { made, tried: tried.length, noticed, known, open: survived.length - known, share };
};

function rowOf({ folder, ...rest }, explained) {
  const { made, tried, noticed, known, open, share } = counted(rest, explained);
  return `| \`${folder}\` | ${made} | ${tried} | ${noticed} | ${known} | ${open} | ${tried === 0 ? 'not tried' : `${(share * 100).toFixed(1)} %`} |`;
}

export function reportOf(results, explained, asked) {
  const whole = { folder: 'all', made: 0, tried: [] };
  for (const { made, tried } of results) {
    whole.made += made;
    whole.tried.push(...tried);
  }
  const survivors = whole.tried.filter(({ end }) => end.survived !== undefined).sort((a, b) => (a.key < b.key ? -1 : 1));
  const lines = [
    '# Would the tests notice?',
    '',
    'Written by `npm run mutants -- --write`; not by hand. The command changes one place of the program after the other (a condition, a comparison, a word, a',
    'call or statement left out), and runs the tests of `test/sync`, `test/crm`, `test/commands` and `test/contract` that pass that place. A change that no test notices is a',
    'sentence that the tests do not say. Of the property tests of `test/laws` only those of pure steps are run, the trials of `test/faults` not at all, and a run may be told to try few files of tests: what only others',
    'notice counts as survived here, so that a score is never too good.',
    '',
    `Where a number stands under “tried”, so many were taken in an order that a seed decides; the other folders are not tried yet. ${asked} % is asked of each. What is explained below counts neither way.`,
    '',
    '| folder | mutants | tried | noticed | explained | survived | score |',
    '|---|---:|---:|---:|---:|---:|---:|',
    ...results.map((one) => rowOf(one, explained)),
    rowOf(whole, explained),
    '',
    '## Explained',
    '',
    ...listed(
      survivors.filter(({ key }) => explained.has(key)),
      ({ key }) => explained.get(key),
    ),
    '',
    '## Survived',
    '',
    ...listed(
      survivors.filter(({ key }) => !explained.has(key)),
      ({ end }) => end.survived,
    ),
    '',
  ];
  return lines.join('\n');
}

function listed(mutants, note) {
  if (mutants.length === 0) return ['None.'];
  const lines = [];
  let file = null;
  for (const one of mutants) {
    if (one.file !== file) lines.push(`- \`${one.file}\``);
    file = one.file;
    lines.push(`  - line ${one.line}, ${one.kind}: ${code(one.was)} became ${code(one.becomes || 'nothing')}: ${note(one)}`);
  }
  return lines;
}

/** Program text that may itself contain backticks. */
const code = (text) => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``);
