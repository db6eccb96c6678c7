// Who is due today, with the button that shows them, and why other rows are excluded.

import type { FollowUpsLook, OwnName } from '../../src/rpc/follow-ups';
import { DueChips } from '../components/due-chips';
import { PlainList } from '../components/parts';
import { useWords } from '../components/words-context';

interface ReportProps {
  readonly look: FollowUpsLook;
  readonly off: boolean;
  readonly onShow: (show: boolean) => void;
}

/** What the columns are called, in the sheet or as chosen; one that is missing goes by the name it would get. */
export const columnsIn = (
  { at, names }: FollowUpsLook,
  chosen: Readonly<Partial<Record<OwnName, string | null>>> = at,
): Readonly<Record<'lastSent' | 'count' | 'due', string>> => ({
  lastSent: chosen.lastSent || names.lastSent,
  count: chosen.count || names.count,
  due: chosen.due || names.due,
});

export function DueReport({ look, off, onShow }: ReportProps) {
  const { found, onlyDue } = look;
  const { panels, sidebar } = useWords();
  const { followUps: t } = panels;
  if (found === null) return null;
  const where = (rows: readonly number[]): string => sidebar.edits.rowNumbers({ rows });
  const columns = columnsIn(look);
  const lines = [
    ...(found.later === 0 ? [] : [t.later({ n: found.later })]),
    ...(found.unmarked === 0 ? [] : [t.unmarked({ n: found.unmarked, columns })]),
    ...(found.neverSent.length === 0 ? [] : [t.neverSent({ where: where(found.neverSent), columns })]),
    ...found.unclear.map(({ why, rows }) => t.unclear({ where: where(rows), why, columns })),
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
