// The name box and the formula bar: the current position, and the cell's content as typed.

import { useEffect, useRef, useState } from 'preact/hooks';
import { beginEditing, cancelEditing, commitEditing, editText } from '../editing';
import { blockName, namedBlock } from '../model/block';
import { over } from '../model/selection';
import type { Session } from '../session';
import { isLeft, usePicked } from './watch';

export function FormulaBar({ session }: { session: Session }) {
  return (
    <div class="formula-bar">
      <NameBox session={session} />
      <span class="formula-mark" aria-hidden="true">
        fx
      </span>
      <FormulaField session={session} />
    </div>
  );
}

/** Shows the address of the selection; typing an address goes there. */
function NameBox({ session }: { session: Session }) {
  const selection = usePicked(session, (state) => state.selection);
  const tab = usePicked(session, (state) => state.tab);
  const [typed, setTyped] = useState<string | null>(null);
  const name = tab ? blockName(selection.block, tab.view) : '';
  const go = () => {
    const block = tab && typed !== null ? namedBlock(typed, tab.view) : null;
    setTyped(null);
    if (block) session.select(over(block), block);
    session.grid?.focus();
  };
  return (
    <input
      class="name-box"
      aria-label="Name box"
      spellcheck={false}
      value={typed ?? name}
      onFocus={(event) => event.currentTarget.select()}
      onInput={(event) => setTyped(event.currentTarget.value)}
      onBlur={(event) => isLeft(event.currentTarget) && setTyped(null)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') go();
        else if (event.key === 'Escape') {
          setTyped(null);
          session.grid?.focus();
        } else return;
        event.preventDefault();
      }}
    />
  );
}

function FormulaField({ session }: { session: Session }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const editing = usePicked(session, (state) => state.editing);
  const tab = usePicked(session, (state) => state.tab);
  usePicked(session, (state) => state.tick);
  const { active } = usePicked(session, (state) => state.selection);
  const text = editing?.text ?? tab?.typed(active) ?? '';
  useEffect(() => grow(field.current), [text]);
  return (
    <textarea
      ref={field}
      class="formula-field"
      aria-label="Formula bar"
      rows={1}
      spellcheck={false}
      value={text}
      onFocus={() => {
        const { editing: now } = session.state;
        if (now) editText(session, now.text, { mode: 'edit', where: 'bar' });
        else beginEditing(session, { where: 'bar' });
      }}
      onInput={(event) => editText(session, event.currentTarget.value, { mode: 'edit', where: 'bar' })}
      onBlur={(event) => isLeft(event.currentTarget) && session.state.editing?.where === 'bar' && commitEditing(session)}
      onKeyDown={(event) => pressed(session, event)}
    />
  );
}

function pressed(session: Session, event: KeyboardEvent): void {
  if (event.isComposing) return;
  if (event.key === 'Enter' && !event.altKey && !event.ctrlKey) commitEditing(session, { walk: 'row', back: event.shiftKey });
  else if (event.key === 'Tab') commitEditing(session, { walk: 'column', back: event.shiftKey });
  else if (event.key === 'Escape') cancelEditing(session);
  else return;
  event.preventDefault();
}

/** As high as its text, up to five lines. */
function grow(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.style.height = 'auto';
  field.style.height = `${Math.min(field.scrollHeight, 104)}px`;
}
