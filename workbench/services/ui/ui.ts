// Ui: menus, sidebar and dialogs.

import type { MenuEntry } from '../../protocol';
import { Exception, emulated, hostOf, mismatch, originalOf } from '../emulated';
import { HtmlOutput } from '../html/html-output';

/** Google's own default sizes, in pixels. */
const DIALOG = { width: 600, height: 400 } as const;
const SIDEBAR_WIDTH = 300;

export const uiObject = (): object =>
  emulated('Ui', {
    createMenu: (caption: unknown): object => emulated('Menu', new Menu(String(caption))),
    createAddonMenu: (): object => emulated('Menu', new Menu(null)),
    showSidebar: (page: unknown): void => open('sidebar', 'showSidebar', page, ''),
    showModalDialog: (page: unknown, title: unknown): void => open('modal', 'showModalDialog', page, String(title)),
    showModelessDialog: (page: unknown, title: unknown): void => open('modeless', 'showModelessDialog', page, String(title)),
  });

function open(place: 'sidebar' | 'modal' | 'modeless', method: string, page: unknown, title: string): void {
  const output = originalOf(page, HtmlOutput);
  if (output === null) throw mismatch(`Ui.${method}`, [page]);
  hostOf().authorize(`Ui.${method}`, 'ui');
  const { width, height } = output._size(place === 'sidebar' ? { width: SIDEBAR_WIDTH, height: 0 } : DIALOG);
  hostOf().ui.open(place, title || (output.getTitle() ?? ''), output.getContent(), width, height);
}

/** A menu under construction; without a caption it is the add-on's own. */
class Menu {
  readonly _entries: MenuEntry[] = [];

  constructor(readonly _caption: string | null) {}

  addItem(caption: unknown, fn: unknown): object {
    if (typeof caption !== 'string' || typeof fn !== 'string') throw mismatch('Menu.addItem', [caption, fn]);
    return this._add({ kind: 'item', caption, fn });
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
