// Who is due for a follow-up, as chips: one shows those rows, the other all rows again.

import { QuietButton } from './button';
import { useWords } from './words-context';

interface DueChipsProps {
  readonly rows: number;
  /** The tab's filter shows only some rows, by the Due column. */
  readonly shown: boolean;
  readonly off: boolean;
  readonly onShow: (show: boolean) => void;
}

export function DueChips({ rows, shown, off, onShow }: DueChipsProps) {
  const { followUps: t } = useWords().panels;
  if (rows === 0 && !shown) return null;
  return (
    <ul class="chips">
      {rows === 0 ? null : (
        <li>
          <QuietButton off={off} onPress={() => onShow(true)}>
            {t.due({ n: rows })}
          </QuietButton>
        </li>
      )}
      {shown ? (
        <li>
          <QuietButton off={off} onPress={() => onShow(false)}>
            {t.showAll}
          </QuietButton>
        </li>
      ) : null}
    </ul>
  );
}
