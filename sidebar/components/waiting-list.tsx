// The list of waiting rows, with the repairs that can be made at once. Both pages show it.

import type { WaitingRow } from '../../src/rpc/shapes';
import type { PageWords } from '../../src/text/pages-en';
import {
  creatorsOf,
  type Doable,
  groupWaiting,
  nearestName,
  rowsToChoose,
  unknownName,
  type WaitingAct,
  type WaitingGroup,
} from '../waiting';
import { QuietButton } from './button';
import { useWords } from './words-context';

interface WaitingListProps {
  readonly waiting: readonly WaitingRow[];
  /** No repair can be started now. */
  readonly off: boolean;
  readonly act: (act: WaitingAct) => void;
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

function WaitingEntry({ group, off, act }: EntryProps) {
  const words = useWords();
  const { short, sentence } = words.reason(group.reason, group.field, group.repairs.includes('split-name'));
  return (
    <li>
      <strong>{capital(short)}</strong>
      <p>{sentence}</p>
      <p class="faint">{whereOf(group, words.sidebar.edits.rowNumbers({ rows: group.rows }), words.common)}</p>
      <div class="links">
        {rowsToChoose(group).map((row) => (
          <QuietButton key={row} off={off} onPress={() => act({ type: 'repair', repair: 'use-row', rows: [row] })}>
            {words.sidebar.edits.useRow({ row })}
          </QuietButton>
        ))}
        {group.repairs.filter(isOne).map((repair) => (
          <QuietButton key={repair} off={off} onPress={() => act(actOf(repair, group))}>
            {words.sidebar.repair[repair]({ name: nearestName(group), created: unknownName(group), rows: group.rows.length })}
          </QuietButton>
        ))}
        <QuietButton onPress={() => act({ type: 'showRows', rows: group.rows })}>
          {words.sidebar.edits.showRows({ rows: group.rows.length })}
        </QuietButton>
      </div>
    </li>
  );
}

/** One button serves the whole group. */
const isOne = (repair: Doable): repair is Exclude<Doable, 'use-row'> => repair !== 'use-row';

function actOf(repair: Exclude<Doable, 'use-row'>, group: WaitingGroup): WaitingAct {
  if (repair === 'restore-in-crm') return { type: 'archive', archived: false, creators: creatorsOf(group) };
  if (repair === 'create-label') return { type: 'startMutation', mutation: { what: 'create-label', name: unknownName(group) } };
  return { type: 'repair', repair, rows: group.rows };
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Names at most two creators. */
function whereOf({ places }: WaitingGroup, rows: string, common: PageWords['common']): string {
  const names = [...new Set(places.map(({ creator }) => creator).filter(Boolean))];
  const more = names.length > 2 ? [common.others({ n: names.length - 2 })] : [];
  return common.beside({ parts: [rows, names.slice(0, 2).join(common.comma), ...more] });
}
