// What our own check says about a picked workbook.

import type { CheckedFile } from '../../src/rpc/files';
import type { PageWords } from '../../src/text/pages-en';
import { useWords } from '../components/words-context';

type Finding = CheckedFile['problems'][number];

/** How many findings of a list, and how many rows or headings of one, are shown. */
const LISTED = 10;

export function Findings({ found }: { readonly found: CheckedFile }) {
  const { imports: t } = useWords().panels;
  const { problems, hints, rows, name, headingsKnown } = found;
  return (
    <>
      {problems.length === 0 ? <p>{t.fine({ rows, file: name })}</p> : null}
      <Listed title={t.inTheWay} findings={problems} />
      <Listed title={t.notable} findings={hints} />
      {headingsKnown ? null : <p class="faint">{t.headingsUnknown}</p>}
    </>
  );
}

function Listed({ title, findings }: { readonly title: string; readonly findings: readonly Finding[] }) {
  const words = useWords();
  if (findings.length === 0) return null;
  return (
    <section class="more-section">
      <h3>{title}</h3>
      <ul class="waiting">
        {findings.slice(0, LISTED).map((finding) => (
          <li key={JSON.stringify(finding)}>{findingText(finding, words)}</li>
        ))}
      </ul>
      {findings.length > LISTED ? <p class="faint">{words.panels.imports.more({ n: findings.length - LISTED })}</p> : null}
    </section>
  );
}

function findingText(finding: Finding, { panels }: PageWords): string {
  const { finding: t, rows: rowsSaid } = panels.imports;
  const where = (rows: readonly number[]): string => rowsSaid({ rows: rows.slice(0, LISTED), more: Math.max(0, rows.length - LISTED) });
  switch (finding.what) {
    case 'no-rows':
      return t['no-rows'];
    case 'too-many-rows':
      return t['too-many-rows']({ n: finding.count, most: finding.most });
    case 'empty-rows':
      return t['empty-rows']({ where: where(finding.rows) });
    case 'doubled':
    case 'unknown-value':
      return t[finding.what]({ name: finding.name, where: where(finding.rows) });
    default:
      return t[finding.what]({ names: finding.names.slice(0, 2 * LISTED) });
  }
}
