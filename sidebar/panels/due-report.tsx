// Who is due today, with the button that shows them, and what keeps other rows out.

import type { FollowUpsLook } from '../../src/rpc/follow-ups';
import { QuietButton } from '../components/button';
import { PlainList } from '../components/parts';
import { useWords } from '../components/words-context';
import type { ViewProps } from '../views/view';

interface ReportProps extends Pick<ViewProps<'panel'>, 'act'> {
  readonly look: FollowUpsLook;
  readonly off: boolean;
}

export function DueReport({ look: { found, onlyDue }, off, act }: ReportProps) {
  const { panels, sidebar } = useWords();
  const { followUps: t } = panels;
  if (found === null) return null;
  const where = (rows: readonly number[]): string => sidebar.edits.rowNumbers({ rows });
  const show = (show: boolean) => act({ type: 'ask', call: { call: 'showDue', args: { show } } });
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
      <ul class="chips">
        {found.due === 0 ? null : (
          <li>
            <QuietButton off={off} onPress={() => show(true)}>
              {t.due({ n: found.due })}
            </QuietButton>
          </li>
        )}
        {onlyDue ? (
          <li>
            <QuietButton off={off} onPress={() => show(false)}>
              {t.showAll}
            </QuietButton>
          </li>
        ) : null}
      </ul>
      <PlainList lines={lines} />
    </>
  );
}
