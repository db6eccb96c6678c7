// How a machine runs in its page: its effects are performed, and its model is drawn one state at a time.

import { runMachine } from '../../sidebar/run-machine';

test('events while the page is drawn are drawn afterwards, never inside', () => {
  const drawn: string[] = [];
  const ctx = { client: () => new Promise<never>(() => undefined), close: () => undefined, later: () => undefined, tabOf: () => undefined };
  const next = (model: number) => ({ model: model + 1, effects: [] });
  const send = runMachine<number, { readonly type: 'add' }>(0, next, ctx, (model, again) => {
    drawn.push(`begin ${model}`);
    // Like a field that reports its own removal.
    if (model === 1) again({ type: 'add' });
    drawn.push(`end ${model}`);
  });
  send({ type: 'add' });
  expect(drawn).toEqual(['begin 0', 'end 0', 'begin 1', 'end 1', 'begin 2', 'end 2']);
});
