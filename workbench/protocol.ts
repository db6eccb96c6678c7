// The protocol between the local stand-in's page and its host: JSON only. Rows and columns are 0-based indexes.

/** A block of cells of one tab. */
export interface Block {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** One cell as a page draws it; absent keys have their default. */
export interface CellView {
  /** What the cell shows. */
  readonly shown: string;
  /** What the formula bar shows, if it differs from `shown` (a formula, a number in full). */
  readonly typed?: string;
  readonly kind?: 'text' | 'number' | 'boolean' | 'date' | 'error';
  readonly note?: string;
  readonly background?: string;
  readonly color?: string;
  readonly bold?: boolean;
  /** Absent = a text that is too long overflows into blank cells beside it. */
  readonly wrap?: 'WRAP' | 'CLIP';
  readonly link?: string;
}

/** A drop-down over a block. `strict` = other values are refused, otherwise they only get a red corner. */
export interface DropDownView {
  readonly block: Block;
  readonly choices: readonly string[];
  readonly strict: boolean;
}

export interface FilterView {
  readonly block: Block;
  /** Column index -> the displayed texts that are filtered out. */
  readonly hidden: Readonly<Record<number, readonly string[]>>;
}

/** A chart over cells of a tab, and where it lies. */
export interface ChartPlace {
  readonly id: number;
  /** As the platform's enumeration names it: `BAR` is horizontal, `COLUMN` vertical. */
  readonly type: string;
  /** In the order they were added: adjacent parts of one table. */
  readonly blocks: readonly Block[];
  /** Rows at the top that name what follows. */
  readonly headers: number;
  /** The cell under its top left corner, and the offset from there in pixels. */
  readonly row: number;
  readonly column: number;
  readonly x: number;
  readonly y: number;
}

/** What the page draws; it reads the data from its cells. */
export interface ChartView extends ChartPlace {
  readonly title: string;
  readonly stacked: boolean;
  readonly width: number;
  readonly height: number;
}

export interface TabSummary {
  readonly id: number;
  readonly name: string;
  readonly hidden: boolean;
}

export interface TabView extends TabSummary {
  readonly rows: number;
  readonly columns: number;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly widths: Readonly<Record<number, number>>;
  readonly hiddenColumns: readonly number[];
  /** Rows hidden by hand or by the filter. */
  readonly hiddenRows: readonly number[];
  readonly filter: FilterView | null;
  readonly dropDowns: readonly DropDownView[];
  readonly charts: readonly ChartView[];
  /** Only cells that are not both blank and unformatted: [row, column, cell]. */
  readonly cells: readonly (readonly [number, number, CellView])[];
  /** Incremented with every change of this tab. */
  readonly version: number;
}

export interface BookView {
  readonly id: string;
  readonly name: string;
  readonly tabs: readonly TabSummary[];
  readonly active: number;
  readonly selection: Block | null;
  readonly timeZone: string;
  /** The key of the sandbox CRM, for pasting into the sidebar. */
  readonly sampleKey: string;
}

/** What a person does to the spreadsheet. POST /api/act {person, action} -> ActAnswer. */
export type Action =
  | { readonly do: 'type'; readonly tab: number; readonly row: number; readonly column: number; readonly text: string }
  /** Values from outside (TSV), or, with `from`, a copy inside the book that carries formulas, formats and drop-downs along. */
  | { readonly do: 'paste'; readonly tab: number; readonly at: Block; readonly texts: readonly (readonly string[])[] }
  | {
      readonly do: 'copy';
      readonly tab: number;
      readonly from: Block & { readonly tab: number };
      readonly at: Block;
      readonly cut: boolean;
      readonly valuesOnly?: boolean;
    }
  | { readonly do: 'fillDown'; readonly tab: number; readonly block: Block }
  | { readonly do: 'clear'; readonly tab: number; readonly blocks: readonly Block[] }
  | {
      readonly do: 'insertRows' | 'deleteRows' | 'hideRows' | 'showRows';
      readonly tab: number;
      readonly at: number;
      readonly count: number;
    }
  | {
      readonly do: 'insertColumns' | 'deleteColumns' | 'hideColumns' | 'showColumns';
      readonly tab: number;
      readonly at: number;
      readonly count: number;
    }
  | { readonly do: 'moveColumns' | 'moveRows'; readonly tab: number; readonly at: number; readonly count: number; readonly to: number }
  | { readonly do: 'resizeColumn'; readonly tab: number; readonly column: number; readonly width: number }
  /** Sorts the rows of the block by one of its columns; through the basic filter if `block` is null. */
  | { readonly do: 'sort'; readonly tab: number; readonly block: Block | null; readonly column: number; readonly ascending: boolean }
  | { readonly do: 'filter'; readonly tab: number; readonly column: number; readonly hidden: readonly string[] }
  | { readonly do: 'note'; readonly tab: number; readonly row: number; readonly column: number; readonly text: string }
  /** A text that is entirely a link, or a smart chip. */
  | {
      readonly do: 'link';
      readonly tab: number;
      readonly row: number;
      readonly column: number;
      readonly text: string;
      readonly url: string;
      readonly chip?: 'person' | 'file';
    }
  | {
      readonly do: 'format';
      readonly tab: number;
      readonly block: Block;
      readonly background?: string;
      readonly bold?: boolean;
      readonly numberFormat?: string;
    }
  | { readonly do: 'addTab'; readonly name?: string }
  | { readonly do: 'deleteTab' | 'duplicateTab' | 'activateTab' | 'hideTab' | 'showTab'; readonly tab: number }
  | { readonly do: 'renameTab'; readonly tab: number; readonly name: string }
  | { readonly do: 'copyBook' }
  | { readonly do: 'select'; readonly tab: number; readonly block: Block }
  | { readonly do: 'undo' | 'redo' };

export type ActAnswer = { readonly ok: true } | { readonly ok: false; readonly problem: string };

export type MenuEntry =
  | { readonly kind: 'item'; readonly caption: string; readonly fn: string }
  | { readonly kind: 'menu'; readonly caption: string; readonly entries: readonly MenuEntry[] };

/** An open add-on page. Its HTML is served at /page/{id}. */
export interface PageView {
  readonly id: string;
  readonly place: 'sidebar' | 'modal' | 'modeless';
  readonly title: string;
  readonly width: number;
  readonly height: number;
}

/** Pushed by the host: GET /api/events?person=... (server-sent events, one JSON each). */
export type HostEvent =
  | { readonly type: 'hello'; readonly book: BookView; readonly menu: readonly MenuEntry[]; readonly pages: readonly PageView[] }
  | { readonly type: 'book'; readonly book: BookView }
  /** Changed cells; the page fetches the whole tab again if `version` is not its own + 1. */
  | {
      readonly type: 'cells';
      readonly tab: number;
      readonly version: number;
      readonly cells: readonly (readonly [number, number, CellView | null])[];
    }
  /** Anything else about a tab changed (columns, filter, drop-downs, rows): fetch GET /api/tab/{id} again. */
  | { readonly type: 'tab'; readonly tab: number; readonly version: number }
  | { readonly type: 'select'; readonly tab: number; readonly block: Block }
  | { readonly type: 'page'; readonly page: PageView }
  | { readonly type: 'pageClosed'; readonly id: string }
  | { readonly type: 'toast'; readonly message: string; readonly title: string; readonly seconds: number }
  /** The person's menu was rebuilt (`onOpen` ran). */
  | { readonly type: 'menu'; readonly menu: readonly MenuEntry[] }
  | { readonly type: 'running'; readonly fn: string | null }
  | { readonly type: 'ledger'; readonly executions: number; readonly calls: number; readonly modeledMs: number };

/** POST /api/run {person, page?, fn, args}: a menu item or google.script.run. */
export type RunAnswer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: { readonly name: string; readonly message: string } };

/** POST /api/close {person, page}: the person closes an add-on page, or the page asked for it. */
export interface CloseRequest {
  readonly person: string;
  readonly page: string;
}

/**
 * What an add-on page tells the page around it, with `window.parent.postMessage(message, '*')`. It lives in
 * <iframe sandbox="allow-scripts allow-forms allow-popups allow-modals allow-downloads" src="/page/{id}">, so its origin is opaque
 * ("null"): the outer page recognizes it by `event.source === iframe.contentWindow`, and ignores anything without `addOn`.
 */
export type FromAddOnPage =
  /** google.script.run: forward to POST /api/run and post the RunAnswer back as `answer`. At most ten per page are in flight. */
  | { readonly addOn: 'run'; readonly call: number; readonly fn: string; readonly args: readonly unknown[] }
  /** google.script.host.close(): POST /api/close, then remove the frame. */
  | { readonly addOn: 'close' };

/** Posted back into the frame, with `iframe.contentWindow.postMessage(message, '*')`. A lost connection is an answer too: ok false. */
export interface ToAddOnPage {
  readonly addOn: 'answer';
  readonly call: number;
  readonly answer: RunAnswer;
}

/** GET /api/ledger: the service calls made and their modeled cost. See cost.ts for the sources. */
export interface LedgerView {
  readonly executions: readonly ExecutionRecord[];
  readonly modeledMs: number;
}

export interface ExecutionRecord {
  readonly number: number;
  readonly person: string;
  readonly fn: string;
  readonly ok: boolean;
  /** The time it took here, which says nothing about Google. */
  readonly wallMs: number;
  readonly modeledMs: number;
  readonly requests: number;
  readonly cellsRead: number;
  readonly cellsWritten: number;
  /** "Range.setValues" -> number of calls, and the modeled milliseconds. */
  readonly calls: Readonly<Record<string, { readonly count: number; readonly ms: number }>>;
}

/** GET /crm/sandbox/door: what a newcomer is told about the sandbox CRM. */
export interface DoorView {
  readonly from: 'file' | 'invented' | 'kept';
  /** Channels of the main account; `archived` of them are, which a pull leaves out. */
  readonly creators: number;
  readonly archived: number;
  /** `perMinute` 0 = without a limit. */
  readonly requests: { readonly inLastMinute: number; readonly perMinute: number; readonly total: number };
  /** The add-on has read the CRM's lists, as it does when somebody connects. */
  readonly connected: boolean;
  /** Somebody has sent a change to the CRM. */
  readonly sent: boolean;
  /** Number of requests that will still meet a broken connection. */
  readonly broken: number;
}

/** A creator as seen in the sheet, by which the door finds cells that are edited and not sent. */
export interface SeenStatus {
  readonly creatorId: string;
  readonly status: string;
}

/** POST /crm/sandbox/door/colleague: whose status was changed, from what to what. */
export interface ColleagueDid {
  /** The sheet shows a different status than the CRM had: the next Sync asks which of the two counts. */
  readonly edited: boolean;
  readonly creator: string;
  /** '' = none. */
  readonly before: string;
  readonly after: string;
}
