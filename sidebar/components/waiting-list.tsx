// The list of rows that wait, with the repairs that can be made at once. Both pages show it.

import type { WaitingRow } from '../../src/rpc/shapes';
import { count } from '../../src/text/phrase';
import {
  type CellRepair,
  creatorsOf,
  type Doable,
  groupWaiting,
  nearestName,
  rowsToChoose,
  unknownName,
  type WaitingGroup,
} from '../waiting';
import { QuietButton } from './button';
import { useWords } from './words-context';

interface WaitingListProps {
  readonly waiting: readonly WaitingRow[];
  /** No repair can be started now. */
  readonly off: boolean;
  readonly onRepair: (repair: CellRepair, rows: readonly number[]) => void;
  readonly onRestore: (creators: readonly string[]) => void;
  readonly onCreateLabel: (name: string) => void;
  readonly onShow: (group: WaitingGroup) => void;
}

export function WaitingList({ waiting, ...rest }: WaitingListProps) {
  return (
    <ul class="waiting">
      {groupWaiting(waiting).map((group) => (
        <WaitingEntry key={group.key} group={group} {...rest} />
      ))}
    </ul>
  );
}

type EntryProps = Omit<WaitingListProps, 'waiting'> & { readonly group: WaitingGroup };

function WaitingEntry({ group, off, onShow, ...begins }: EntryProps) {
  const words = useWords();
  const { short, sentence } = words.reason(group.reason, group.field);
  return (
    <li>
      <strong>{capital(short)}</strong>
      <p>{sentence}</p>
      <p class="faint">{whereOf(group, words.sidebar.edits.rowNumbers({ rows: group.rows }))}</p>
      <div class="links">
        {rowsToChoose(group).map((row) => (
          <QuietButton key={row} off={off} onPress={() => begins.onRepair('use-row', [row])}>
            {words.sidebar.edits.useRow({ row })}
          </QuietButton>
        ))}
        {group.repairs.filter(isOne).map((repair) => (
          <QuietButton key={repair} off={off} onPress={() => begin(repair, group, begins)}>
            {words.sidebar.repair[repair]({ name: nearestName(group), created: unknownName(group), rows: group.rows.length })}
          </QuietButton>
        ))}
        <QuietButton onPress={() => onShow(group)}>{words.sidebar.edits.showRows}</QuietButton>
      </div>
    </li>
  );
}

/** One button serves the whole group. */
const isOne = (repair: Doable): repair is Exclude<Doable, 'use-row'> => repair !== 'use-row';

function begin(
  repair: Exclude<Doable, 'use-row'>,
  group: WaitingGroup,
  { onRepair, onRestore, onCreateLabel }: Omit<EntryProps, 'group' | 'off' | 'onShow'>,
) {
  if (repair === 'restore-in-crm') onRestore(creatorsOf(group));
  else if (repair === 'create-label') onCreateLabel(unknownName(group));
  else onRepair(repair, group.rows);
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** At most two creators by name. */
function whereOf({ places }: WaitingGroup, rows: string): string {
  const names = [...new Set(places.map(({ creator }) => creator).filter(Boolean))];
  const more = names.length > 2 ? ` +${count(names.length - 2)}` : '';
  return [rows, names.slice(0, 2).join(', ') + more].filter(Boolean).join(' · ');
}
