// Mutants that no test can or need notice, each with why. The key is the one that the command prints: file, line of source, what was changed.

export const EXPLAINED = new Map([]);
