// The text field that always has the focus while the grid is used: invisible over the active cell, visible while it is edited.
// As a real field, it receives input methods (Chinese, Japanese), clipboard events and screen readers.

import { copySelection, pasteText } from '../clipboard';
import { runCommand } from '../commands';
import { beginEditing, cancelEditing, choose, commitEditing, commitEverywhere, editText, type Leave } from '../editing';
import { a1 } from '../model/block';
import { listedChoices, nextChoice } from '../model/choices';
import { commandOf } from '../model/keys';
import type { Direction } from '../model/selection';
import type { Editing, PageState } from '../model/state';
import type { Session } from '../session';
import type { GridView } from './grid-view';

const ARROWS: Readonly<Record<string, Direction>> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };

export class CellEditor {
  readonly field = document.createElement('textarea');
  /** The next paste is values only. */
  private valuesOnly = false;

  constructor(
    private readonly session: Session,
    private readonly view: GridView,
  ) {
    const { field } = this;
    Object.assign(field, { className: 'cell-editor', rows: 1, spellcheck: false, autocomplete: 'off' });
    field.setAttribute('autocapitalize', 'off');
    field.addEventListener('keydown', (event) => this.pressed(event));
    field.addEventListener('beforeinput', (event) => this.beforeTyping(event));
    field.addEventListener('input', () => this.typed());
    field.addEventListener('compositionstart', () => this.composing());
    field.addEventListener('mousedown', () => this.clicked());
    for (const kind of ['copy', 'cut'] as const) field.addEventListener(kind, (event) => this.copied(event, kind === 'cut'));
    field.addEventListener('paste', (event) => this.pasted(event));
    view.root.append(field);
    view.root.addEventListener('gridrendered', () => this.follow());
    view.root.addEventListener('scroll', () => this.follow(), { capture: true, passive: true });
    session.store.watch((now, before) => this.changed(now, before));
  }

  focus(): void {
    this.field.focus({ preventScroll: true });
  }

  private changed(now: PageState, before: PageState): void {
    if (now.editing !== before.editing) this.show(now.editing, before.editing);
    if (now.selection !== before.selection || now.tick !== before.tick) this.name(now);
    if (now.selection !== before.selection || now.editing !== before.editing || now.tab !== before.tab) this.place();
  }

  private show(editing: Editing | null, before: Editing | null): void {
    const text = editing?.text ?? '';
    if (this.field.value !== text) this.field.value = text;
    this.field.classList.toggle('open', editing !== null);
    if (editing?.where === 'cell' && !before) {
      this.focus();
      this.field.setSelectionRange(text.length, text.length);
    }
  }

  private name({ tab, selection }: PageState): void {
    if (tab)
      this.field.setAttribute('aria-label', `${a1(selection.active)} ${tab.cell(selection.active.row, selection.active.column).shown}`);
  }

  /** While invisible, the field may lag behind its cell: measuring the page in every frame would slow down scrolling. */
  private follow(): void {
    if (this.session.state.editing) this.place();
  }

  /** Positions the field on its cell; while it is edited, the field grows with its text up to the grid's edge. */
  private place(): void {
    const { editing, selection } = this.session.state;
    const box = this.view.box(editing?.place ?? selection.active);
    const home = this.view.root.getBoundingClientRect();
    const { style } = this.field;
    // Transparent, not hidden: a hidden field receives no keys.
    style.opacity = editing && !box ? '0' : '';
    style.left = `${Math.max(0, (box?.left ?? home.left) - home.left)}px`;
    style.top = `${Math.max(0, (box?.top ?? home.top) - home.top)}px`;
    style.minWidth = `${box?.width ?? 1}px`;
    style.height = `${box?.height ?? 1}px`;
    style.width = `${box?.width ?? 1}px`;
    if (!editing || !box) return;
    style.width = `${Math.min(Math.max(box.width, this.field.scrollWidth + 4), home.right - box.left - 8)}px`;
    style.height = `${Math.min(Math.max(box.height, this.field.scrollHeight + 2), home.bottom - box.top - 8)}px`;
  }

  /** An Enter that was pressed elsewhere and returned the focus to the grid must not start a text. */
  private beforeTyping(event: InputEvent): void {
    if (!this.session.state.editing && event.inputType === 'insertLineBreak') event.preventDefault();
  }

  private typed(): void {
    if (this.session.state.editing) editText(this.session, this.field.value, { where: 'cell' });
    else beginEditing(this.session, { text: this.field.value });
    this.place();
  }

  private composing(): void {
    if (!this.session.state.editing) beginEditing(this.session, { text: '' });
  }

  /** After a click into the text, the arrows move the caret. */
  private clicked(): void {
    const { editing } = this.session.state;
    if (editing) editText(this.session, editing.text, { mode: 'edit', where: 'cell' });
  }

  private pressed(event: KeyboardEvent): void {
    // While an input method composes, Enter and Escape belong to it.
    if (event.isComposing) return;
    const { editing } = this.session.state;
    if (editing) return this.pressedInside(event, editing);
    const command = commandOf(event);
    if (command?.command === 'pasteValues') this.valuesOnly = true;
    if (!command || command.command === 'pasteValues') return;
    event.preventDefault();
    event.stopPropagation();
    runCommand(this.session, command);
  }

  private pressedInside(event: KeyboardEvent, editing: Editing): void {
    event.stopPropagation();
    if (this.pressedChoice(event, editing)) return event.preventDefault();
    if (event.key === 'Enter' && (event.altKey || event.ctrlKey || event.metaKey)) return this.pressedEnterWith(event);
    const leave = leaveOf(event, editing);
    if (event.key === 'Escape') cancelEditing(this.session);
    else if (event.key === 'F2') editText(this.session, editing.text, { mode: editing.mode === 'edit' ? 'overwrite' : 'edit' });
    else if (leave) commitEditing(this.session, leave);
    else return;
    event.preventDefault();
  }

  /** Ctrl+Enter fills a larger selection; in a single cell, and with Alt, it inserts a line break. */
  private pressedEnterWith(event: KeyboardEvent): void {
    event.preventDefault();
    if (!event.altKey && commitEverywhere(this.session)) return;
    this.field.setRangeText('\n', this.field.selectionStart, this.field.selectionEnd, 'end');
    this.typed();
  }

  /** Arrows move through the list of a drop-down, Enter and Tab take the highlighted choice. */
  private pressedChoice(event: KeyboardEvent, editing: Editing): boolean {
    const { tab } = this.session.state;
    const choices = tab ? listedChoices(tab, editing) : [];
    if (choices.length === 0) return false;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const from = editing.picked ?? (choices.includes(editing.text) ? editing.text : null);
      editText(this.session, editing.text, { picked: nextChoice(choices, from, event.key === 'ArrowUp') });
      return true;
    }
    if (editing.picked === null || (event.key !== 'Enter' && event.key !== 'Tab')) return false;
    choose(this.session, editing.place, editing.picked);
    return true;
  }

  private copied(event: ClipboardEvent, cut: boolean): void {
    if (this.session.state.editing) return;
    event.preventDefault();
    event.clipboardData?.setData('text/plain', copySelection(this.session, cut));
  }

  private pasted(event: ClipboardEvent): void {
    const { valuesOnly } = this;
    this.valuesOnly = false;
    if (this.session.state.editing) return;
    event.preventDefault();
    pasteText(this.session, event.clipboardData?.getData('text/plain') ?? '', valuesOnly);
  }
}

/** Whether a key ends editing, and where it leads: arrows only in a cell that is being overwritten. */
function leaveOf(event: KeyboardEvent, editing: Editing): Leave | null {
  if (event.key === 'Enter') return { walk: 'row', back: event.shiftKey };
  if (event.key === 'Tab') return { walk: 'column', back: event.shiftKey };
  const go = ARROWS[event.key];
  return go && editing.mode === 'overwrite' && !event.shiftKey ? { go } : null;
}
