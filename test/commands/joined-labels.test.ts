// A label whose name reads like two others combined: `Q1, Launch` beside `Q1` and `Launch`.

import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, Office } from '../fakes/office';
import { confirmAll, reviewOf, type } from './edited-office';

const LABELS = ['Q1', 'Launch', 'Q1, Launch'];

function office(): Office {
  const crm = new ModelCrm();
  crm.labelList = LABELS.map((name, i) => ({ id: `l-${i}`, name, channelCount: null }));
  [['l-0', 'l-1'], ['l-2'], ['l-0', 'l-1', 'l-2'], []].forEach((ids, i) => {
    const id = creator(`c-${i + 1}`);
    crm.channels.set(id, { ...blankChannel(id), labels: crm.labelList.filter((label) => ids.includes(String(label.id))) });
  });
  const at = new Office(crm);
  at.pull();
  return at;
}

const labelsOf = ({ crm }: Office, n: number) => (crm.channels.get(creator(`c-${n}`))?.labels ?? []).map(({ name }) => name);
const cellOf = ({ tab }: Office, row: number) => tab.grid.text(row, tab.grid.columnOf('labels'));

describe('a label that reads like two others combined', () => {
  it('is pulled with nothing to sync, each set in a spelling of its own', () => {
    const at = office();
    expect([2, 3, 4, 5].map((row) => cellOf(at, row))).toEqual(['"Q1", Launch', '"Q1, Launch"', 'Q1, Launch, "Q1, Launch"', '']);
    expect(at.review()).toBeNull();
    at.refresh();
    expect(at.review()).toBeNull();
  });

  it('is that label if the cell is exactly its name, and the review says so before it is sent', () => {
    const at = office();
    type(at, 5, 'labels', 'Q1, Launch');
    const review = reviewOf(at);
    expect(review.changes).toMatchObject([{ field: 'labels', after: { as: 'labels', added: ['Q1, Launch'] } }]);
    confirmAll(at, review);
    at.finishSend(review.runId);
    expect(labelsOf(at, 4)).toEqual(['Q1, Launch']);
    expect(at.review()).toBeNull();
  });

  it('leaves cells alone that were written before it existed', () => {
    const at = office();
    at.crm.labelList = at.crm.labelList.slice(0, 2);
    at.crm.channels.set(creator('c-5'), { ...blankChannel(creator('c-5')), labels: at.crm.labelList });
    at.clock.sleep(3_600_000);
    at.refresh();
    const before = cellOf(at, 6);
    at.crm.labelList = [...at.crm.labelList, { id: 'l-2', name: 'Q1, Launch', channelCount: null }];
    at.clock.sleep(3_600_000);
    expect(at.review()).toBeNull();
    at.refresh();
    expect(at.review()).toBeNull();
    expect([before, cellOf(at, 6)]).toEqual(['"Q1", Launch', '"Q1", Launch']);
  });
});
