// The platform's limits and the messages with which it enforces them.

/** Cells per spreadsheet, blank ones included (support.google.com/drive/answer/37603). */
export const CELLS_IN_BOOK = 10_000_000;

/** Characters per cell (the same page). */
export const CHARACTERS_IN_CELL = 50_000;

/** Columns per sheet (the same page). */
export const COLUMNS_IN_TAB = 18_278;

/** Choices of `requireValueInList`; seen in public projects. */
export const CHOICES_IN_LIST = 500;

/** Characters of developer metadata of the spreadsheet and of each sheet (developers.google.com/apps-script/guides/support/limitations). */
export const CHARACTERS_OF_METADATA = 30_000;

/** The grid of a new sheet. */
export const NEW_TAB = { rows: 1000, columns: 26 } as const;

/** Pixels of a column and a row that nobody resized. */
export const PLAIN_SIZE = { column: 100, row: 21 } as const;

/** Characters in a sheet's name; seen in public projects. */
export const CHARACTERS_IN_NAME = 100;

export const TEXTS = {
  outside: 'The coordinates of the range are outside the dimensions of the sheet.',
  tooManyCells: `This action would increase the number of cells in the workbook above the limit of ${CELLS_IN_BOOK} cells.`,
  tooLong: `Your input contains more than the maximum of ${CHARACTERS_IN_CELL} characters in a single cell.`,
  tooManyChoices: `The data validation rule has more items than the limit of ${CHOICES_IN_LIST}. Use the "List from a range" criteria instead.`,
  tooMuchMetadata: 'The metadata size limit has been exceeded.',
  violates: (cell: string) => `The data you entered in cell ${cell} violates the data validation rules set on this cell.`,
  nameTaken: (name: string) => `A sheet with the name "${name}" already exists. Please enter another name.`,
  lastTab: "You can't remove all the sheets in a document.",
  lastVisibleTab: "You can't hide all the sheets in a document.",
  allRows: "You can't delete all the rows on the sheet.",
  allColumns: "You can't delete all the columns on the sheet.",
  hasFilter: "You can't create a filter in a sheet that already has a filter.",
  rangeNotFound: 'Range not found',
} as const;
