// The one function of gas-local that is used; the package ships no types.

declare module 'gas-local' {
  /** Runs every .js file below the folder in one realm with these `globals`, and returns that realm. */
  export function require(folder: string, globals: object): object;
}
