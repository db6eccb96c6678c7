// What a person sees of two long texts that differ late.

import { differing } from '../../sidebar/review/differing';

const LONG = 'Agreed on 700 EUR for two videos in spring, called on Monday, wants 800 EUR for the third';

describe('long texts beside each other', () => {
  it('are cut where they begin to differ, with the word before', () => {
    expect(differing([LONG, `${LONG}, sent the brief`])).toEqual(['… EUR for the third', '… EUR for the third, sent the brief']);
  });

  it('are cut at the same place when there are three', () => {
    const [was, mine, theirs] = differing([LONG, `${LONG} and fourth`, `${LONG}. Paid.`]);
    expect([was, mine, theirs].every((text) => text?.startsWith('… EUR for the third'))).toBe(true);
  });

  it('of several lines are cut between them: a cell shows four', () => {
    const lines = 'Met once\nLiked it\nMore\nPaid\n';
    expect(differing([`${lines}No`, `${lines}Yes`])).toEqual(['… No', '… Yes']);
  });

  it('stay as they are when they are short, or differ early', () => {
    expect(differing(['Call back', 'Call back on Monday'])).toEqual(['Call back', 'Call back on Monday']);
    expect(differing([LONG, `No: ${LONG}`])).toEqual([LONG, `No: ${LONG}`]);
    expect(differing(['', LONG])).toEqual(['', LONG]);
  });

  it('without blanks are cut between characters', () => {
    const film = '🎬'.repeat(40);
    expect(differing([film, `${film}!`]).map((text) => text.slice(2))).toEqual(['🎬'.repeat(8), `${'🎬'.repeat(8)}!`]);
    expect(differing([`${film}x`, `${film}y`])[1]).toMatch(/^… (🎬)+y$/u);
  });
});
