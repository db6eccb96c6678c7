// Who is due today, with the button that shows them, and why other rows are excluded.

import type { FollowUpsLook } from '../../src/rpc/follow-ups';
import { DueChips } from '../components/due-chips';
import { PlainList } from '../components/parts';
import { useWords } from '../components/words-context';

interface ReportProps {
  readonly look: FollowUpsLook;
  readonly off: boolean;
  readonly onShow: (show: boolean) => void;
}

export function DueReport({ look: { found, onlyDue }, off, onShow }: ReportProps) {
  const { panels, sidebar } = useWords();
  const { followUps: t } = panels;
  if (found === null) return null;
  const where = (rows: readonly number[]): string => sidebar.edits.rowNumbers({ rows });
  const lines = [
    ...(found.later === 0 ? [] : [t.later({ n: found.later })]),
    ...(found.unmarked === 0 ? [] : [t.unmarked({ n: found.unmarked })]),
    ...(found.neverSent.length === 0 ? [] : [t.neverSent({ where: where(found.neverSent) })]),
    ...found.unclear.map(({ why, rows }) => t.unclear({ where: where(rows), why })),
    ...found.duplicates.map(({ by, text, rows }) => t.duplicate({ by, text, where: where(rows) })),
  ];
  return (
    <>
      {found.due === 0 ? <p>{t.nobody}</p> : null}
      <DueChips rows={found.due} shown={onlyDue} off={off} onShow={onShow} />
      <PlainList lines={lines} />
    </>
  );
}
