// The bottom of the window: the sheets, and the statistics of the selection.

import { useState } from 'preact/hooks';
import type { TabSummary } from '../../protocol';
import { summaryOf } from '../model/summary';
import type { Session } from '../session';
import { MenuList, useOutside } from './menu-list';
import { sheetMenu } from './menus';
import { isLeft, usePicked } from './watch';

export function BottomBar({ session }: { session: Session }) {
  return (
    <footer class="bottom-bar">
      <Sheets session={session} />
      <Figures session={session} />
    </footer>
  );
}

function Sheets({ session }: { session: Session }) {
  const book = usePicked(session, (state) => state.book);
  const front = usePicked(session, (state) => state.tabId);
  const popup = usePicked(session, (state) => state.popup);
  const [renaming, setRenaming] = useState<number | null>(null);
  const shown = book?.tabs.filter(({ hidden }) => !hidden) ?? [];
  const inMenu = popup?.kind === 'sheet' ? book?.tabs.find(({ id }) => id === popup.tab) : undefined;
  const close = () => session.state.popup?.kind === 'sheet' && session.store.change({ popup: null });
  useOutside('.menu, .sheet-more', close);
  return (
    <div class="sheets">
      <button type="button" class="icon-button" aria-label="Add sheet" title="Add sheet" onClick={() => void session.act({ do: 'addTab' })}>
        +
      </button>
      <div class="sheet-list" role="tablist" aria-label="Sheets">
        {shown.map((sheet) =>
          renaming === sheet.id ? (
            <SheetName key={sheet.id} session={session} sheet={sheet} onDone={() => setRenaming(null)} />
          ) : (
            <Sheet
              key={sheet.id}
              session={session}
              sheet={sheet}
              front={sheet.id === front}
              onRename={() => setRenaming(sheet.id)}
              onSideways={(back) => {
                const next = shown[(shown.indexOf(sheet) + (back ? -1 : 1) + shown.length) % shown.length];
                if (next) session.activate(next.id);
              }}
            />
          ),
        )}
      </div>
      {popup?.kind === 'sheet' && inMenu && (
        <MenuList
          key={inMenu.id}
          label={`Sheet ${inMenu.name}`}
          entries={sheetMenu(session, inMenu, () => setRenaming(inMenu.id))}
          spot={popup.spot}
          onClose={() => {
            close();
            session.grid?.focus();
          }}
        />
      )}
    </div>
  );
}

interface SheetProps {
  readonly session: Session;
  readonly sheet: TabSummary;
  readonly front: boolean;
  readonly onRename: () => void;
  readonly onSideways: (back: boolean) => void;
}

function Sheet({ session, sheet, front, onRename, onSideways }: SheetProps) {
  const openMenu = (element: Element) => {
    const box = element.getBoundingClientRect();
    session.store.change({ popup: { kind: 'sheet', tab: sheet.id, spot: { x: box.left, y: box.top - 150 } } });
  };
  return (
    <button
      type="button"
      role="tab"
      class="sheet"
      aria-selected={front}
      tabIndex={front ? 0 : -1}
      title="Double click to rename, right click for more"
      onClick={() => {
        session.activate(sheet.id);
        session.grid?.focus();
      }}
      onDblClick={onRename}
      onContextMenu={(event) => {
        event.preventDefault();
        openMenu(event.currentTarget);
      }}
      onKeyDown={(event) => {
        if (event.key === 'F2') onRename();
        else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) openMenu(event.currentTarget);
        else if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') onSideways(event.key === 'ArrowLeft');
        else return;
        event.preventDefault();
      }}
    >
      {sheet.name}
    </button>
  );
}

function SheetName({ session, sheet, onDone }: { session: Session; sheet: TabSummary; onDone: () => void }) {
  const [name, setName] = useState(sheet.name);
  const done = (keep: boolean) => {
    onDone();
    if (keep && name.trim() !== '' && name !== sheet.name) void session.act({ do: 'renameTab', tab: sheet.id, name });
    session.grid?.focus();
  };
  return (
    <input
      class="sheet-name"
      aria-label={`New name of sheet ${sheet.name}`}
      value={name}
      size={Math.max(4, name.length)}
      ref={(field) => {
        if (field && document.activeElement !== field) field.select();
      }}
      onInput={(event) => setName(event.currentTarget.value)}
      onBlur={(event) => isLeft(event.currentTarget) && done(true)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') done(true);
        else if (event.key === 'Escape') done(false);
        else return;
        event.preventDefault();
      }}
    />
  );
}

const figure = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

const counted = (count: number, word: string): string => `${figure.format(count)} ${word}${count === 1 ? '' : 's'}`;

/** Count, sum and average when several cells are filled; rows the filter leaves; what the add-on has cost so far. */
function Figures({ session }: { session: Session }) {
  const tab = usePicked(session, (state) => state.tab);
  const { block } = usePicked(session, (state) => state.selection);
  const ledger = usePicked(session, (state) => state.ledger);
  usePicked(session, (state) => state.tick);
  const { count, sum, average } = tab && block.rows * block.columns > 1 ? summaryOf(tab, block) : { count: 0, sum: null, average: null };
  const filtered = tab?.view.filter ? tab.filteredRows.size : 0;
  const body = (tab?.view.filter?.block.rows ?? 1) - 1;
  return (
    <div class="figures" role="status" aria-label="Figures of the selection">
      {ledger && ledger.executions > 0 && (
        <span class="quiet" title="Executions, calls of Google services, and the estimated time on Google's servers">
          {counted(ledger.executions, 'run')} · {counted(ledger.calls, 'call')} · {figure.format(ledger.modeledMs / 1000)} s estimated
        </span>
      )}
      {filtered > 0 && (
        <span>
          {figure.format(body - filtered)} of {figure.format(body)} rows shown
        </span>
      )}
      {sum !== null && count > 1 && (
        <span>
          Average: {figure.format(average ?? 0)} · Sum: {figure.format(sum)}
        </span>
      )}
      {count > 1 && <span>Count: {figure.format(count)}</span>}
    </div>
  );
}
