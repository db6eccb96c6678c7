// What signing out leaves of a person and their key.

import { signOut } from '../../src/commands/account/account';
import { sayWhoIAm } from '../../src/commands/account/mine';
import { startPull } from '../../src/commands/pull/pull';
import { connect } from '../../src/commands/views/read-choices';
import { MemoryBook } from '../fakes/memory-book';
import { nodeDigest } from '../fakes/memory-platform';
import { ModelCrm } from '../fakes/model-crm';
import { must, Office } from '../fakes/office';

const KEY = 'nox_sk_made_up_for_tests';

it('leaves neither the key nor a digest of it in the person’s properties, in whatever file they used it', () => {
  const { ctx } = new Office(new ModelCrm());
  for (const book of ['first', 'second', 'third']) {
    const there = { ...ctx, book: new MemoryBook(book) };
    must(connect(there, { key: KEY }));
    must(startPull(there, { query: {}, name: 'Creators' }));
  }
  must(sayWhoIAm(ctx, { member: 'u-a' }));
  const kept = () => JSON.stringify(ctx.mine.keys('').map((name) => [name, ctx.mine.read(name)]));
  expect(kept()).toContain(nodeDigest(KEY));
  must(signOut(ctx));
  expect(kept()).not.toContain(nodeDigest(KEY));
  expect(kept()).not.toContain(KEY);
  expect(ctx.mine.keys('account.').concat(ctx.mine.keys('lists.'))).toEqual([]);
});
