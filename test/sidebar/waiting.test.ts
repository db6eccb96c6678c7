// One sentence and one repair for many waiting rows.

import { groupWaiting, nearestName, unknownName } from '../../sidebar/waiting';
import { waiting } from './sample-waiting';

describe('waiting rows', () => {
  const groups = groupWaiting(waiting);

  it('are grouped if they have the same reason', () => {
    expect(groups.map(({ rows }) => rows)).toEqual([
      [14, 21],
      [30, 31, 32, 33],
    ]);
  });

  it('are separate if another name is unknown', () => {
    const other = { ...waiting[0], reason: { why: 'unknown-name', name: 'Sumer', near: ['Summer'] } } as (typeof waiting)[number];
    expect(groupWaiting([...waiting, other])).toHaveLength(3);
  });

  it('offer only repairs that can be made from here', () => {
    const manual = { ...waiting[0], repairs: ['leave'] } as (typeof waiting)[number];
    expect(groupWaiting([manual])[0]?.repairs).toEqual([]);
  });

  it('with one unknown name offer to create its label once', () => {
    expect(groups[0]?.repairs).toEqual(['use-near', 'create-label', 'restore-cells']);
    expect(groups.map(unknownName)).toEqual(['Beuty', '']);
  });

  it('show what the recommended repair would write', () => {
    expect(groups.map(nearestName)).toEqual(['Beauty', '']);
  });
});
