// What keeps the workbench from starting.

/** One sentence for people. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
}
