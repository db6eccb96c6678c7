// Shows findings to a person, command by command, or to a program as JSON lines.

import type { Json } from '../../contract/records';
import type { Finding } from './finding';

const marks = { agrees: '=', differs: '≠', unknown: '?' } as const;

interface Counts {
  readonly agrees: number;
  readonly differs: number;
  readonly unknown: number;
}

export const countsOf = (findings: readonly Finding[]): Counts => {
  const count = (verdict: Finding['verdict']): number => findings.filter((finding) => finding.verdict === verdict).length;
  return { agrees: count('agrees'), differs: count('differs'), unknown: count('unknown') };
};

/** A finding shared by several dumps is reported once. */
export function withoutRepeats(findings: readonly Finding[]): readonly Finding[] {
  const said = new Map(
    findings.map((finding) => [[finding.command, finding.entry, finding.verdict, finding.theirs, finding.note].join('\n'), finding]),
  );
  return [...said.values()];
}

export function report(findings: readonly Finding[]): string {
  const commands = [...new Set(findings.map(({ command }) => command))];
  const parts = commands.map((command) => {
    const own = findings.filter((finding) => finding.command === command);
    return [
      command === '' ? 'A request of no command that we know' : command,
      ...own.map((finding) => `  ${marks[finding.verdict]} ${line(finding)}`),
    ].join('\n');
  });
  const { agrees, differs, unknown } = countsOf(findings);
  return tame([...parts, `${agrees} agree, ${differs} differ, ${unknown} unknown.`].join('\n\n'));
}

export const jsonLines = (findings: readonly Finding[]): string =>
  findings
    .map(({ command, file, entry, verdict, ours, theirs, note, edits }) =>
      JSON.stringify({ command, file, entry, verdict, ours, theirs, note, byHand: isByHand({ verdict, edits }) }),
    )
    .join('\n');

const isByHand = ({ verdict, edits }: Pick<Finding, 'verdict' | 'edits'>): boolean => verdict === 'differs' && edits.length === 0;

function line({ verdict, entry, ours, theirs, note, edits }: Finding): string {
  const more = note === undefined ? '' : `; ${note}`;
  if (verdict === 'agrees') return `${entry}${ours === undefined ? '' : `: ${shown(ours)}`}${more}`;
  if (verdict === 'unknown') return `${entry}: ${note}`;
  return `${entry}: ours ${shown(ours)}, theirs ${shown(theirs)}${more}${isByHand({ verdict, edits }) ? ' (to be settled by hand)' : ''}`;
}

const shown = (value: Json | undefined): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null));

/** A dump is foreign text: it must not control the terminal. */
const tame = (text: string): string => text.replace(/(?!\n)\p{Cc}/gu, '�');
