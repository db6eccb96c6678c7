// The people at the spreadsheet: each one's position, menu and open add-on pages.

import { UserSelection } from '../model/user-selection';
import type { MenuEntry, PageView } from '../protocol';

/** An open add-on page. */
interface OpenPage {
  /** The person who sees it. */
  readonly owner: string;
  readonly view: PageView;
  readonly html: string;
}

export class Person {
  readonly userSelection: UserSelection;
  readonly pages = new Map<string, OpenPage>();
  /** The language of the person's browser, as `Session` reports it: "en", "zh-CN". */
  language = 'en';
  /** May view the file but not change it. */
  views = false;
  /** Full URLs of scopes that the person left unchecked when Google asked. */
  readonly withheld = new Set<string>();
  private readonly menus = new Map<string, readonly MenuEntry[]>();

  constructor(
    readonly name: string,
    active: number,
  ) {
    this.userSelection = new UserSelection(active);
  }

  /** A reserved domain, so that no real person is meant. */
  get email(): string {
    return `person-${this.name}@example.test`;
  }

  /** Replaces a menu with the same caption. */
  setMenu(caption: string, entries: readonly MenuEntry[]): void {
    this.menus.set(caption, entries);
  }

  get menu(): readonly MenuEntry[] {
    return [...this.menus].map(([caption, entries]) => ({ kind: 'menu', caption, entries }));
  }
}

export class People {
  private readonly known = new Map<string, Person>();

  constructor(private readonly firstTab: () => number) {}

  /** A first-time visitor starts at the first visible tab. */
  get(name: string): Person {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    const person = new Person(name, this.firstTab());
    this.known.set(name, person);
    return person;
  }

  all(): readonly Person[] {
    return [...this.known.values()];
  }

  /** The page with that id; null if it is closed. */
  page(id: string): OpenPage | null {
    for (const { pages } of this.known.values()) {
      const page = pages.get(id);
      if (page !== undefined) return page;
    }
    return null;
  }
}
