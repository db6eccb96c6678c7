// Packages without types, as far as the sandbox CRM uses them.

declare module 'sql.js/dist/sql-wasm-inline.js' {
  function initSqlJs(): Promise<{ readonly Database: new (bytes?: Uint8Array) => initSqlJs.Database }>;

  namespace initSqlJs {
    type PlainValue = number | string | Uint8Array | null;

    interface Statement {
      bind(values: readonly PlainValue[]): boolean;
      step(): boolean;
      getAsObject(): Readonly<Record<string, PlainValue>>;
      free(): void;
    }

    interface Database {
      run(sql: string): void;
      prepare(sql: string): Statement;
      /** The whole database as the bytes of its file. */
      export(): Uint8Array;
      close(): void;
    }
  }

  export = initSqlJs;
}
