// Ui: menus, alerts, sidebar and dialogs.

import type { MenuEntry } from '../../protocol';
import { type Choice, Exception, emulated, enumeration, hostOf, mismatch, originalOf, wordOf } from '../emulated';
import { HtmlOutput } from '../html/html-output';

const BUTTONS = ['CLOSE', 'OK', 'CANCEL', 'YES', 'NO'] as const;
const Button = enumeration('Button', BUTTONS);
const ButtonSet = enumeration('ButtonSet', ['OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL']);

/** Google's own default sizes, in pixels. */
const DIALOG = { width: 600, height: 400 } as const;
const SIDEBAR_WIDTH = 300;

export const uiObject = (): object =>
  emulated('Ui', {
    Button,
    ButtonSet,
    createMenu: (caption: unknown): object => emulated('Menu', new Menu(String(caption))),
    createAddonMenu: (): object => emulated('Menu', new Menu(null)),
    alert,
    showSidebar: (page: unknown): void => open('sidebar', 'showSidebar', page, ''),
    showModalDialog: (page: unknown, title: unknown): void => open('modal', 'showModalDialog', page, String(title)),
    showModelessDialog: (page: unknown, title: unknown): void => open('modeless', 'showModelessDialog', page, String(title)),
  });

/** `(prompt)`, `(prompt, buttons)`, `(title, prompt, buttons)`; the execution waits for the answer. */
function alert(...args: readonly unknown[]): Choice {
  const buttons = args.length === 1 ? 'OK' : wordOf(args[args.length - 1], ButtonSet);
  if (args.length === 0 || args.length > 3 || buttons === null) throw mismatch('Ui.alert', args);
  const [title, prompt] = args.length === 3 ? [String(args[0]), String(args[1])] : ['', String(args[0])];
  hostOf().authorize('Ui.alert', 'ui');
  const pressed = hostOf().ui.alert(title, prompt, buttons);
  return Button[BUTTONS.find((button) => button === pressed) ?? 'CLOSE'];
}

function open(place: 'sidebar' | 'modal' | 'modeless', method: string, page: unknown, title: string): void {
  const output = originalOf(page, HtmlOutput);
  if (output === null) throw mismatch(`Ui.${method}`, [page]);
  hostOf().authorize(`Ui.${method}`, 'ui');
  const { width, height } = output._size(place === 'sidebar' ? { width: SIDEBAR_WIDTH, height: 0 } : DIALOG);
  hostOf().ui.open(place, title || (output.getTitle() ?? ''), output.getContent(), width, height);
}

/** A menu under construction; without a caption it is the add-on's own. */
export class Menu {
  readonly _entries: MenuEntry[] = [];

  constructor(readonly _caption: string | null) {}

  addItem(caption: unknown, fn: unknown): object {
    if (typeof caption !== 'string' || typeof fn !== 'string') throw mismatch('Menu.addItem', [caption, fn]);
    return this._add({ kind: 'item', caption, fn });
  }

  addSeparator(): object {
    return this._add({ kind: 'line' });
  }

  addSubMenu(menu: unknown): object {
    const original = originalOf(menu, Menu);
    if (original === null || original._caption === null) throw mismatch('Menu.addSubMenu', [menu]);
    return this._add({ kind: 'menu', caption: original._caption, entries: original._entries });
  }

  addToUi(): void {
    if (this._entries.length === 0) throw new Exception('A menu needs at least one item.');
    hostOf().ui.setMenu(this._caption, this._entries);
  }

  private _add(entry: MenuEntry): object {
    this._entries.push(entry);
    return emulated('Menu', this);
  }
}
