// A CRM whose rows spell list ids as text: the same entries, wherever they occur.

import type { Named } from '../../contract/records';
import type { Context } from '../../src/commands/context';
import { type ListedEntries, withListedIds } from '../../src/crm/listed-ids';
import type { Channel } from '../../src/fields/fields';
import { blankChannel, ModelCrm } from '../fakes/model-crm';
import { creator, Office } from '../fakes/office';
import { reviewOf, type } from './edited-office';

const asText = ({ id, name }: Named): Named => ({ id: String(id), name });
const spelled = (row: Channel): Channel => ({
  ...row,
  ...(row.status && { status: asText(row.status) }),
  ...(row.labels && { labels: row.labels.map(asText) }),
});

/** The model behind a client: rows have ids as text, and are read with the lists that the client received last. */
class TextIdCrm extends ModelCrm {
  listed: ListedEntries | undefined;
  override labelList = [
    { id: 41, name: 'Beauty', channelCount: null },
    { id: 42, name: 'Summer', channelCount: null },
  ];

  private readonly read = (row: Channel): Channel => (this.listed === undefined ? spelled(row) : withListedIds(this.listed)(spelled(row)));

  override listChannels(...asked: Parameters<ModelCrm['listChannels']>): ReturnType<ModelCrm['listChannels']> {
    const answer = super.listChannels(...asked);
    return answer.ok ? { ...answer, value: { ...answer.value, rows: answer.value.rows.map(this.read) } } : answer;
  }

  override findChannels(...asked: Parameters<ModelCrm['findChannels']>): ReturnType<ModelCrm['findChannels']> {
    const answer = super.findChannels(...asked);
    return answer.ok && answer.value !== 'unsupported' ? { ...answer, value: answer.value.map(this.read) } : answer;
  }

  override getChannel(...asked: Parameters<ModelCrm['getChannel']>): ReturnType<ModelCrm['getChannel']> {
    const answer = super.getChannel(...asked);
    return answer.ok && answer.value !== null ? { ...answer, value: this.read(answer.value) } : answer;
  }
}

class TextIdOffice extends Office {
  constructor(override readonly crm: TextIdCrm) {
    super(crm);
  }

  override contextOf(name: string): Context {
    const crmWith: Context['crmWith'] = (_key, listed) => {
      this.crm.listed = listed;
      return this.crm;
    };
    return { ...super.contextOf(name), crmWith };
  }
}

function officeOf(count: number): TextIdOffice {
  const crm = new TextIdCrm();
  for (let i = 1; i <= count; i += 1) {
    const id = creator(`c-${i}`);
    crm.channels.set(id, { ...blankChannel(id), labels: [{ id: 41, name: 'Beauty' }] });
  }
  const office = new TextIdOffice(crm);
  office.pull();
  return office;
}

describe('a CRM whose rows spell ids as text', () => {
  it('leaves nothing to sync after a pull, and nothing updated by a refresh', () => {
    const office = officeOf(3);
    expect(office.review()).toBeNull();
    expect(office.refresh()).toMatchObject({ creators: 3, updated: 0 });
  });

  it('is sent the ids of its lists, and what it accepted counts as sent', () => {
    const office = officeOf(3);
    type(office, 2, 'status', 'Completed');
    type(office, 3, 'labels', 'Summer');
    expect(office.send(reviewOf(office))).toMatchObject({ state: 'done', applied: 2, unknown: 0, failed: 0 });
    expect(office.crm.writes.map(({ set }) => set)).toEqual(
      expect.arrayContaining([
        { status: 3 },
        { labels: { operation: 'add', labelIds: [42] } },
        { labels: { operation: 'remove', labelIds: [41] } },
      ]),
    );
    expect(office.review()).toBeNull();
  });
});
