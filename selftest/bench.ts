// Where a fact is tried: its own cells and sheets in the test spreadsheet, and what the platform said meanwhile.

type Spreadsheet = GoogleAppsScript.Spreadsheet.Spreadsheet;
type Sheet = GoogleAppsScript.Spreadsheet.Sheet;
type Range = GoogleAppsScript.Spreadsheet.Range;

/** Blank cells between two facts on the shared sheet, so that none can touch another's. */
const APART = 2;

/** In the name of every sheet created for a fact, and of its copies: a terminated execution may leave some behind. */
const SCRATCH = 'Self-test scratch';

export const isScratch = (sheet: Sheet): boolean => sheet.getName().includes(SCRATCH);

export class Bench {
  private shared: Sheet | null = null;
  private row = 1;
  private own: Sheet[] = [];
  private said: string[] = [];
  private inserted = 0;

  constructor(readonly book: Spreadsheet) {}

  /** A blank cell of the shared sheet, with blank cells around it. */
  readonly cell = (): Range => {
    this.shared ??= this.insert();
    this.row += APART;
    return this.shared.getRange(this.row, 2);
  };

  private insert(): Sheet {
    this.inserted += 1;
    return this.book.insertSheet(`${SCRATCH} ${this.inserted}`);
  }

  /** A new sheet, removed once the fact is found. */
  readonly sheet = (): Sheet => {
    const sheet = this.insert();
    this.own.push(sheet);
    return sheet;
  };

  /** A new sheet that begins with these rows. */
  readonly filled = (rows: readonly (readonly (string | number | boolean)[])[]): Sheet => {
    const sheet = this.sheet();
    sheet.getRange(1, 1, rows.length, rows[0]?.length ?? 1).setValues(rows.map((row) => [...row]));
    return sheet;
  };

  /** Whether the platform refuses it, immediately or on execution. Its message is kept: it comes in the account's language. */
  readonly refuses = (work: () => unknown): boolean => {
    try {
      work();
      SpreadsheetApp.flush();
      return false;
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      // A mistake of the fact itself, or a call that does not exist, is not a refusal.
      if (error instanceof TypeError || error instanceof ReferenceError || /is not emulated/.test(text)) throw error;
      this.said.push(text);
      return true;
    }
  };

  /** Returns what was said since the last fact, and removes this fact's sheets. */
  readonly closeFact = (): string => {
    for (const sheet of this.own) this.book.deleteSheet(sheet);
    const text = this.said.join(' | ');
    this.own = [];
    this.said = [];
    return text;
  };

  readonly close = (): void => {
    if (this.shared !== null) this.book.deleteSheet(this.shared);
    this.shared = null;
  };
}
