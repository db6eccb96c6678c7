// The parts of packages without types that the stand-in uses.

declare module 'fast-formula-parser' {
  interface Cell {
    /** 1-based. */
    readonly row: number;
    readonly col: number;
    readonly sheet: string;
  }

  interface Area {
    readonly sheet: string;
    readonly from: { readonly row: number; readonly col: number };
    readonly to: { readonly row: number; readonly col: number };
  }

  interface Settings {
    readonly functions: Readonly<Record<string, (...given: readonly FormulaParser.Given[]) => unknown>>;
    readonly functionsNeedContext: Readonly<Record<string, (reader: FormulaParser.Reader, ...given: readonly unknown[]) => unknown>>;
    onCell(cell: Omit<Cell, 'row'> & { readonly row: number | undefined }): unknown;
    onRange(area: Area): readonly (readonly unknown[])[];
    onVariable(name: string): Cell | Area | null;
  }

  class FormulaParser {
    constructor(settings: Settings);
    parse(formula: string, position: Cell, allowArray?: boolean): unknown;
    static readonly SSF: { format(format: string, value: number | string | boolean): string; is_date(format: string): boolean };
    static readonly FormulaError: typeof FormulaParser.FormulaError;
  }

  namespace FormulaParser {
    /** Reads what an argument refers to. */
    interface Reader {
      readonly utils: { extractRefValue(given: unknown): { readonly val: unknown; readonly isArray: boolean } };
    }

    /** An argument of a function: a value, or the values of a range as rows. */
    interface Given {
      readonly value: unknown;
      readonly isArray: boolean;
      readonly isRangeRef: boolean;
      readonly isCellRef: boolean;
    }

    class FormulaError extends Error {
      constructor(error: string);
      static readonly NA: FormulaError;
      static readonly VALUE: FormulaError;
      static readonly DIV0: FormulaError;
      static readonly NAME: FormulaError;
      static readonly REF: FormulaError;
      static readonly NUM: FormulaError;
    }
  }

  export = FormulaParser;
}

declare module 'gas-local' {
  const gasLocal: {
    /** Finds the files of the folder and evaluates those that the filter takes, in their order, in the context of the globals. */
    require(folder: string, globals: object, options?: { readonly filter: (file: string) => boolean }): object;
  };
  export = gasLocal;
}
