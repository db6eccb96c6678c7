// Views as pages see them: those kept by name, and the tabs in which views stand.

import type { ViewQuery } from '../fields/filters';
import type { Choices } from './shapes';

export interface ViewsList {
  readonly saved: readonly {
    readonly viewId: string;
    readonly name: string;
    readonly query: ViewQuery;
    /** The tab in which it stands. */
    readonly tab: number | null;
  }[];
  readonly tabs: readonly {
    readonly tab: number;
    readonly name: string;
    /** What its view is called. */
    readonly view: string;
    readonly query: ViewQuery;
    readonly creators: number;
    /** The saved view that stands in it. */
    readonly savedAs: string | null;
    /** The person is there. */
    readonly here: boolean;
  }[];
  /** Saved views that are damaged, or were kept by a later version of the add-on. */
  readonly unreadable: number;
  /** To say a choice in words; as the document has them, however old. */
  readonly choices: Choices;
}
