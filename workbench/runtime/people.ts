// The people at the spreadsheet: where each stands, their menu, their open pages of the add-on.

import { UserSelection } from '../model/user-selection';
import type { MenuEntry, PageView } from '../protocol';

/** An open page of the add-on. */
export interface OpenPage {
  /** The person who sees it. */
  readonly owner: string;
  readonly view: PageView;
  readonly html: string;
}

export class Person {
  readonly userSelection: UserSelection;
  readonly pages = new Map<string, OpenPage>();
  /** The language of the person's browser, as `Session` tells it: "en", "zh-CN". */
  language = 'en';
  /** May look at the file and not change it. */
  views = false;
  /** Scopes that the person did not tick when Google asked, with their whole addresses. */
  readonly withheld = new Set<string>();
  private readonly menus = new Map<string, readonly MenuEntry[]>();

  constructor(
    readonly name: string,
    active: number,
  ) {
    this.userSelection = new UserSelection(active);
  }

  /** Reserved for examples, so that no real person is meant. */
  get email(): string {
    return `person-${this.name}@example.test`;
  }

  /** A menu of the same caption is replaced. */
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

  /** Somebody who comes for the first time stands at the first visible tab. */
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

  /** Whose page that is; null when it is closed. */
  page(id: string): OpenPage | null {
    for (const { pages } of this.known.values()) {
      const page = pages.get(id);
      if (page !== undefined) return page;
    }
    return null;
  }
}
