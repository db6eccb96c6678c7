// The table of changes: tick, creator, owner, column, now, after, note.

import { useState } from 'preact/hooks';
import type { ReviewRow } from '../../src/rpc/shapes';
import type { PageWords } from '../../src/text/pages-en';
import { useWords } from '../components/words-context';
import { type Line, lineKey, linesOf, sorted } from './arrange';
import type { Act, Model, SortKey } from './model';
import { Paged } from './paged';
import { rowKey } from './rows';
import { ShownValue } from './shown-value';

interface ChangeTableProps {
  readonly caption: string;
  readonly rows: readonly ReviewRow[];
  readonly model: Pick<Model, 'ticked' | 'sort' | 'grouped'>;
  readonly act: (act: Act) => void;
}

export function ChangeTable({ caption, rows, model, act }: ChangeTableProps) {
  const { table } = useWords().review;
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  if (rows.length === 0) return <p class="faint">{table.nothingHere}</p>;
  const lines = linesOf(sorted(rows, model.sort), model.grouped, open);
  const toggle = (key: string) => setOpen(open.has(key) ? new Set([...open].filter((one) => one !== key)) : new Set([...open, key]));
  return (
    <Paged rows={lines}>
      {(page) => (
        <table>
          <caption class="unseen">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">
                <TickAll rows={rows} label={table.tickAll} ticked={model.ticked} act={act} />
              </th>
              <Heading by="creator" model={model} act={act} />
              <Heading by="owner" model={model} act={act} />
              <Heading by="column" model={model} act={act} />
              <Heading by="before" model={model} act={act} />
              <Heading by="after" model={model} act={act} />
              <th scope="col">{table.note}</th>
            </tr>
          </thead>
          <tbody>
            {page.map((line) => (
              <LineOf key={lineKey(line)} line={line} ticked={model.ticked} act={act} onToggle={toggle} />
            ))}
          </tbody>
        </table>
      )}
    </Paged>
  );
}

/** A heading that sorts; the direction is in `aria-sort`, from which the style draws the arrow. */
function Heading({ by, model, act }: Pick<ChangeTableProps, 'model' | 'act'> & { readonly by: SortKey }) {
  const { table } = useWords().review;
  const { sort } = model;
  const way = sort?.by !== by ? 'none' : sort.down ? 'descending' : 'ascending';
  return (
    <th scope="col" aria-sort={way}>
      <button type="button" class="sorts" onClick={() => act({ type: 'sort', by })}>
        {table[by]}
      </button>
    </th>
  );
}

interface LineProps {
  readonly line: Line;
  readonly ticked: Model['ticked'];
  readonly act: (act: Act) => void;
  readonly onToggle: (key: string) => void;
}

function LineOf({ line, ticked, act, onToggle }: LineProps) {
  if (line.is === 'group') return <GroupLine line={line} ticked={ticked} act={act} onToggle={onToggle} />;
  return <ChangeLine row={line.row} inGroup={line.inGroup} ticked={ticked.has(rowKey(line.row))} act={act} />;
}

/** One tick for all of its rows, which appear below it when it is expanded. */
function GroupLine({ line, ticked, act, onToggle }: LineProps & { readonly line: Extract<Line, { is: 'group' }> }) {
  const words = useWords();
  const { table } = words.review;
  const { key, rows, first, open } = line;
  const field = words.common.field[first.field];
  const isOff = !rows.some((row) => ticked.has(rowKey(row)));
  return (
    <tr class={isOff ? 'group off' : 'group'}>
      <td>
        <TickAll rows={rows} label={table.tickGroup({ n: rows.length, field })} ticked={ticked} act={act} />
      </td>
      <th scope="row">
        <button type="button" class="quiet opens" aria-expanded={open} onClick={() => onToggle(key)}>
          {table.group({ n: rows.length })}
        </button>
      </th>
      <td>{sameOf(rows.map(({ owner }) => owner))}</td>
      <td>{field}</td>
      <td>{first.before.as === 'labels' ? null : <ShownValue value={first.before} beside={[first.after]} />}</td>
      <td>
        <ShownValue value={first.after.as === 'labels' ? { ...first.after, kept: [] } : first.after} beside={[first.before]} />
      </td>
      <td class="faint">{sameOf(rows.map((row) => noteOf(row, words)))}</td>
    </tr>
  );
}

/** What all of them say; '' if they differ. */
const sameOf = (texts: readonly string[]): string => (texts.every((text) => text === texts[0]) ? (texts[0] ?? '') : '');

interface TickAllProps extends Pick<ChangeTableProps, 'rows' | 'act'> {
  readonly label: string;
  readonly ticked: Model['ticked'];
}

/** Ticks or unticks everything in the list or group, including pages that are not rendered. */
function TickAll({ rows, label, ticked, act }: TickAllProps) {
  const keys = rows.map(rowKey);
  const n = keys.filter((key) => ticked.has(key)).length;
  return (
    <input
      type="checkbox"
      aria-label={label}
      checked={n === keys.length}
      indeterminate={n > 0 && n < keys.length}
      onChange={() => act({ type: 'tick', keys, on: n < keys.length })}
    />
  );
}

interface ChangeLineProps {
  readonly row: ReviewRow;
  readonly inGroup: boolean;
  readonly ticked: boolean;
  readonly act: (act: Act) => void;
}

function ChangeLine({ row, inGroup, ticked, act }: ChangeLineProps) {
  const words = useWords();
  const { table } = words.review;
  const { creator, creatorId, field } = row;
  return (
    <tr class={[inGroup ? 'in-group' : '', ticked ? '' : 'off'].filter(Boolean).join(' ')}>
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

function noteOf({ creates, hidden, surprises = [] }: ReviewRow, { review, common }: PageWords): string {
  const { table } = review;
  const notes = [creates ? table.isNew : '', hidden ? table.hidden : '', ...surprises.map((one) => table.surprise[one])];
  return notes.filter(Boolean).join(common.comma);
}
