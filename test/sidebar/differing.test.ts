// What a person sees of two long texts that differ late.

import { differing } from '../../sidebar/review/differing';

const LONG = 'Agreed on 700 EUR for two videos in spring, called on Monday, wants 800 EUR for the third';

describe('long texts side by side', () => {
  it('are truncated where they start to differ, keeping the word before', () => {
    expect(differing([LONG, `${LONG}, sent the brief`])).toEqual(['… EUR for the third', '… EUR for the third, sent the brief']);
  });

  it('are truncated at the same place if there are three', () => {
    const [was, mine, theirs] = differing([LONG, `${LONG} and fourth`, `${LONG}. Paid.`]);
    expect([was, mine, theirs].every((text) => text?.startsWith('… EUR for the third'))).toBe(true);
  });

  it('of several lines are truncated between them: a cell shows four', () => {
    const lines = 'Met once\nLiked it\nMore\nPaid\n';
    expect(differing([`${lines}No`, `${lines}Yes`])).toEqual(['… No', '… Yes']);
  });

  it('are unchanged if they are short, or differ early', () => {
    expect(differing(['Call back', 'Call back on Monday'])).toEqual(['Call back', 'Call back on Monday']);
    expect(differing([LONG, `No: ${LONG}`])).toEqual([LONG, `No: ${LONG}`]);
    expect(differing(['', LONG])).toEqual(['', LONG]);
  });

  it('without spaces are truncated between characters', () => {
    const film = '🎬'.repeat(40);
    expect(differing([film, `${film}!`]).map((text) => text.slice(2))).toEqual(['🎬'.repeat(8), `${'🎬'.repeat(8)}!`]);
    expect(differing([`${film}x`, `${film}y`])[1]).toMatch(/^… (🎬)+y$/u);
  });
});
