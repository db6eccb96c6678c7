// How the columns of a pasted list are interpreted.

import { type ListHints, shapeOf } from '../../src/sync/list-columns';
import { createNames } from '../../src/sync/names';

const hints: ListHints = {
  names: createNames({
    statuses: [
      { id: 1, name: 'Completed' },
      { id: 2, name: 'On hold' },
    ],
    members: [{ id: 7, name: 'Sample owner B' }],
    labels: [],
  }),
  isId: (text) => /^c-\d+$/.test(text),
  headings: [
    ['status', 'Zustand'],
    ['notes', 'Notes'],
  ],
};

const shape = (...rows: readonly (readonly string[])[]) => shapeOf(rows, hints);

describe('headings', () => {
  it.each([
    ['our own, in any language and case', 'zustand', 'status'],
    ['what people write over links', 'Channel URL', 'link'],
    ['over addresses, which say whom a row means', 'E-mail', 'byEmail'],
  ])('are recognized: %s', (_, heading, role) => {
    expect(shape([heading], ['anything at all'])).toEqual({ header: true, roles: [role] });
  });

  it('are absent if the first row contains a clue or an id', () => {
    expect(shape(['Zustand', '@sample'], ['x', '@other'])).toMatchObject({ header: false });
    expect(shape(['Zustand', 'c-1'])).toMatchObject({ header: false });
    expect(shape(['plain'], ['words'])).toEqual({ header: false, roles: ['none'] });
  });

  it('that say nothing leave the decision to the column’s content', () => {
    expect(shape(['Zustand', 'Whatever'], ['Completed', 'c-1'])).toEqual({ header: true, roles: ['status', 'id'] });
  });
});

describe('a column without a heading', () => {
  it.each<[string, readonly string[], string]>([
    ['ids, more than half of them', ['c-1', 'c-2', 'x y'], 'id'],
    ['half of them ids is not enough', ['c-1', 'x y'], 'none'],
    ['links', ['https://example.org/a', 'https://example.org/b', 'x y'], 'link'],
    ['half of them links is not enough', ['https://example.org/a', 'x y'], 'none'],
    ['addresses', ['a@example.com', 'b@example.com'], 'byEmail'],
    ['handles with their sign', ['@a', '@b', 'x y'], 'handle'],
    ['names of a list, all of them', ['Completed', 'on hold'], 'status'],
    ['names of a list but for one', ['Completed', 'other word'], 'none'],
    ['members', ['Sample owner B'], 'owner'],
    ['clues of every kind', ['@a', 'https://example.org/a', 'c-1', 'b@example.com'], 'any'],
    ['half of them clues', ['@a', 'https://example.org/a', 'x y', 'z w'], 'none'],
    ['blank cells count for nothing', ['', 'c-1', ''], 'id'],
    ['nothing at all', ['', ''], 'none'],
  ])('%s', (_, cells, role) => {
    expect(shapeOf([['x y z'], ...cells.map((cell) => [cell])].slice(1), hints).roles).toEqual([role]);
  });
});

describe('several columns', () => {
  it('provide a field once: the first counts; clues about the creator may be in several', () => {
    expect(shape(['Zustand', 'Status', 'Handle', 'Channel link'], ['a', 'b', 'c', 'd']).roles).toEqual([
      'status',
      'none',
      'handle',
      'link',
    ]);
  });

  it('treat an address beside a clue as a value, alone as a clue', () => {
    const rows = (other: string) => shape(['E-mail', other], ['a@example.com', 'x y']).roles;
    expect(rows('Handle')).toEqual(['email', 'handle']);
    expect(rows('Channel URL')).toEqual(['email', 'link']);
    expect(rows('Zustand')).toEqual(['byEmail', 'status']);
    expect(shape(['E-mail', 'x'], ['a@example.com', 'c-1']).roles).toEqual(['email', 'id']);
  });

  it('are as many as the longest row has', () => {
    expect(shape(['x y'], ['x y', '@a', '@b']).roles).toEqual(['none', 'handle', 'handle']);
    expect(shape()).toEqual({ header: false, roles: [] });
  });
});
