// Whose account a document belongs to: a key is the person's and opens every document, the account is the document's.

import { answerCall } from '../../src/commands/calls';
import type { Context } from '../../src/commands/context';
import { startPull, startRefresh } from '../../src/commands/pull/pull';
import { startArchive, startCheck, startUndo, stepCheck } from '../../src/commands/runs/check';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, must, Office } from '../fakes/office';

function crmOf(change: (crm: ModelCrm) => void = () => {}): ModelCrm {
  const crm = new ModelCrm();
  for (const id of ['c-1', 'c-2', 'c-3']) crm.channels.set(creator(id), blankChannel(creator(id)));
  change(crm);
  return crm;
}

const otherAccount = (): ModelCrm =>
  crmOf((crm) => {
    crm.memberList = [{ id: 'other-u', name: 'Other account owner' }];
    crm.labelList = [{ id: 'other-l', name: 'Other', channelCount: null }];
  });

/** A pulled document with one edit. */
function editedOffice(): Office {
  const office = new Office(crmOf());
  office.pull();
  office.tab.grid.type(2, office.tab.grid.columnOf('notes'), 'mine');
  return office;
}

const keyedTo = (office: Office, crm: ModelCrm): Context => ({ ...office.contextOf('Sample person 2'), crmWith: () => crm });

const refused = { ok: false, problem: { kind: 'other-account' } };

describe('a key of another account, connected in another document', () => {
  it('is refused by every command that starts work here', () => {
    const office = editedOffice();
    const ctx = keyedTo(office, otherAccount());
    const begun = [
      startCheck(ctx, { scope: 'all' }),
      startUndo(ctx, { runId: 'any' }),
      startArchive(ctx, { archived: true, creators: null }),
      startPull(ctx, { query: {}, name: 'Theirs' }),
      startRefresh(ctx, { all: false }),
    ];
    expect(begun).toMatchObject(Array.from({ length: 5 }, () => refused));
  });

  it('is refused in a document whose lists have just been read with the right key', () => {
    const office = editedOffice();
    must(startRefresh(office.ctx, { all: false }));
    expect(startCheck(keyedTo(office, otherAccount()), { scope: 'all' })).toMatchObject(refused);
  });

  it('is refused when the stored lists are too old to be trusted', () => {
    const office = editedOffice();
    const ctx = keyedTo(office, otherAccount());
    office.clock.sleep(11 * 60_000);
    expect(startCheck(ctx, { scope: 'all' })).toMatchObject(refused);
  });

  it('is refused in the middle of a check that the right key started', () => {
    const office = editedOffice();
    const { runId } = must(startCheck(office.ctx, { scope: 'all' }));
    office.ctx.mine.write('crm.key', 'nox_sk_other');
    expect(stepCheck({ ...office.ctx, crmWith: () => otherAccount() }, { runId })).toMatchObject(refused);
  });

  it('does not put its names into the lists of this document', () => {
    const office = editedOffice();
    const ctx = keyedTo(office, otherAccount());
    expect(
      answerCall(
        () => ctx,
        'readChoices',
        { fresh: true },
        () => null,
      ),
    ).toMatchObject(refused);
    const own = answerCall(
      () => office.ctx,
      'readChoices',
      { fresh: false },
      () => null,
    );
    expect(own).toMatchObject({ ok: true, value: { members: office.crm.memberList } });
  });
});

describe('a key of the same account', () => {
  it('is checked once per document, not at every command', () => {
    const office = editedOffice();
    const ctx = keyedTo(office, office.crm);
    const lists: string[] = [];
    office.crm.before = (request) => {
      if (request === 'listMembers') lists.push(request);
      return null;
    };
    for (let i = 0; i < 3; i += 1) must(startCheck(ctx, { scope: 'all' }));
    expect(lists).toHaveLength(1);
  });
});
