// Gives a project's tests two minutes each: they start programs and browsers. No test asserts a time.
jest.setTimeout(120_000);
