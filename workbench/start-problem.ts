// What keeps the workbench from starting.

/** What keeps the workbench from starting, in one sentence for people. */
export class StartProblem extends Error {
  override readonly name = 'StartProblem';
}
