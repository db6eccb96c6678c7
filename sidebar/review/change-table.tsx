// The table of changes: tick, creator, owner, column, now, after, note.

import type { ReviewRow } from '../../src/rpc/shapes';
import type { PageWords } from '../../src/text/pages-en';
import { useWords } from '../components/words-context';
import type { Act, Model } from './model';
import { Paged } from './paged';
import { rowKey } from './rows';
import { ShownValue } from './shown-value';

interface ChangeTableProps {
  readonly caption: string;
  readonly rows: readonly ReviewRow[];
  readonly ticked: Model['ticked'];
  readonly act: (act: Act) => void;
}

export function ChangeTable({ caption, rows, ticked, act }: ChangeTableProps) {
  const { table } = useWords().review;
  if (rows.length === 0) return <p class="faint">{table.nothingHere}</p>;
  return (
    <Paged rows={rows}>
      {(page) => (
        <table>
          <caption class="unseen">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">
                <TickAll rows={rows} ticked={ticked} act={act} />
              </th>
              {[table.creator, table.owner, table.column, table.before, table.after, table.note].map((heading) => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {page.map((row) => (
              <ChangeLine key={rowKey(row)} row={row} ticked={ticked.has(rowKey(row))} act={act} />
            ))}
          </tbody>
        </table>
      )}
    </Paged>
  );
}

/** Ticks or unticks everything that the list has, also on pages that are not drawn. */
function TickAll({ rows, ticked, act }: Omit<ChangeTableProps, 'caption'>) {
  const { table } = useWords().review;
  const keys = rows.map(rowKey);
  const n = keys.filter((key) => ticked.has(key)).length;
  return (
    <input
      type="checkbox"
      aria-label={table.tickAll}
      checked={n === keys.length}
      indeterminate={n > 0 && n < keys.length}
      onChange={() => act({ type: 'tick', keys, on: n < keys.length })}
    />
  );
}

interface ChangeLineProps {
  readonly row: ReviewRow;
  readonly ticked: boolean;
  readonly act: (act: Act) => void;
}

function ChangeLine({ row, ticked, act }: ChangeLineProps) {
  const words = useWords();
  const { table } = words.review;
  const { creator, creatorId, field } = row;
  return (
    <tr class={ticked ? '' : 'off'}>
      <td>
        <input
          type="checkbox"
          aria-label={table.tickOne({ creator, field: words.common.field[field] })}
          checked={ticked}
          onChange={() => act({ type: 'tick', keys: [rowKey(row)], on: !ticked })}
        />
      </td>
      <th scope="row">
        <button type="button" class="quiet" title={table.goToCell({ creator })} onClick={() => act({ type: 'goTo', creatorId, field })}>
          {creator || creatorId}
        </button>
      </th>
      <td>{row.owner}</td>
      <td>{words.common.field[field]}</td>
      <td>
        <ShownValue value={row.before} beside={[row.after]} />
      </td>
      <td>
        <ShownValue value={row.after} beside={[row.before]} />
      </td>
      <td class="faint">{noteOf(row, words)}</td>
    </tr>
  );
}

function noteOf({ creates, hidden }: ReviewRow, { review, common }: PageWords): string {
  return [creates ? review.table.isNew : '', hidden ? review.table.hidden : ''].filter(Boolean).join(common.comma);
}
