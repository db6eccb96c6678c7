// The one function of gas-local that is used; the package brings no types.

declare module 'gas-local' {
  /** Runs every .js file below the folder in one realm made of `globals`, and returns that realm. */
  export function require(folder: string, globals: object): object;
}
