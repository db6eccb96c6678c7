// What our own check says of a picked workbook. It must not know how it was found.

import type { CheckedFile } from '../../src/rpc/files';
import type { Words } from '../../src/text/words';
import { useWords } from '../components/words-context';

type Finding = CheckedFile['problems'][number];

/** So many findings of a list, and so many rows or headings of one, are told. */
const TOLD = 10;

export function Findings({ found }: { readonly found: CheckedFile }) {
  const { imports: said } = useWords().files;
  const { problems, hints, rows, headingsKnown } = found;
  return (
    <>
      {problems.length === 0 ? <p>{said.fine({ rows })}</p> : null}
      <Listed title={said.inTheWay} findings={problems} />
      <Listed title={said.notable} findings={hints} />
      {headingsKnown ? null : <p class="faint">{said.headingsUnknown}</p>}
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
        {findings.slice(0, TOLD).map((finding) => (
          <li key={JSON.stringify(finding)}>{tell(finding, words)}</li>
        ))}
      </ul>
      {findings.length > TOLD ? <p class="faint">{words.files.imports.more({ n: findings.length - TOLD })}</p> : null}
    </section>
  );
}

function tell(finding: Finding, { files }: Words): string {
  const { finding: said, rows: rowsSaid } = files.imports;
  const where = (rows: readonly number[]): string => rowsSaid({ rows: rows.slice(0, TOLD), more: Math.max(0, rows.length - TOLD) });
  switch (finding.what) {
    case 'no-rows':
      return said['no-rows'];
    case 'too-many-rows':
      return said['too-many-rows']({ n: finding.count, most: finding.most });
    case 'empty-rows':
      return said['empty-rows']({ where: where(finding.rows) });
    case 'doubled':
      return said.doubled({ name: finding.name, where: where(finding.rows) });
    default:
      return said[finding.what]({ names: finding.names.slice(0, 2 * TOLD) });
  }
}
