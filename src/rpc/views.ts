// Views as JSON values for the pages: those saved by name, and the tabs that show views.

import type { ViewQuery } from '../fields/filters';
import type { Choices } from './shapes';

export interface ViewsList {
  readonly saved: readonly {
    readonly viewId: string;
    readonly name: string;
    readonly query: ViewQuery;
    /** The tab that shows it. */
    readonly tab: number | null;
  }[];
  readonly tabs: readonly {
    readonly tab: number;
    readonly name: string;
    /** The name of its view. */
    readonly view: string;
    readonly query: ViewQuery;
    readonly creators: number;
    /** The saved view it shows. */
    readonly savedAs: string | null;
    /** It is the active tab. */
    readonly here: boolean;
  }[];
  /** Saved views that are damaged, or were stored by a later version of the add-on. */
  readonly unreadable: number;
  /** For describing a choice in words; as stored in the document, however old. */
  readonly choices: Choices;
}
