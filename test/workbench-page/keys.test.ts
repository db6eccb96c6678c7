// Which key wishes what while no cell is edited.

import { wishOf } from '../../workbench/page/model/keys';

const press = (keys: string) => {
  const parts = keys.split('+');
  const key = parts.pop() ?? '';
  return {
    key: key === 'Space' ? ' ' : key,
    code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
    ctrlKey: parts.includes('Ctrl'),
    metaKey: parts.includes('Meta'),
    shiftKey: parts.includes('Shift'),
    altKey: parts.includes('Alt'),
  };
};

describe('keys of the grid', () => {
  test.each([
    ['ArrowDown', { wish: 'move', direction: 'down', stretch: false, far: false }],
    ['Shift+ArrowLeft', { wish: 'move', direction: 'left', stretch: true, far: false }],
    ['Ctrl+Shift+ArrowRight', { wish: 'move', direction: 'right', stretch: true, far: true }],
    ['Meta+ArrowUp', { wish: 'move', direction: 'up', stretch: false, far: true }],
    ['Alt+ArrowDown', { wish: 'openChoices' }],
    ['Tab', { wish: 'walk', by: 'column', back: false }],
    ['Shift+Enter', { wish: 'walk', by: 'row', back: true }],
    ['Enter', { wish: 'enter' }],
    ['F2', { wish: 'edit' }],
    ['Delete', { wish: 'clear' }],
    ['Ctrl+a', { wish: 'selectAll' }],
    ['Ctrl+D', { wish: 'fillDown' }],
    ['Ctrl+r', { wish: 'fillRight' }],
    ['Ctrl+Shift+Z', { wish: 'redo' }],
    ['Meta+z', { wish: 'undo' }],
    ['Ctrl+Space', { wish: 'selectColumns' }],
    ['Shift+Space', { wish: 'selectRows' }],
    ['Shift+F10', { wish: 'contextMenu' }],
    ['Ctrl+End', { wish: 'edge', end: true, book: true, stretch: false }],
    ['PageUp', { wish: 'page', back: true, stretch: false }],
    ['Alt+n', { wish: 'menu', caption: 'Extensions' }],
    ['F6', { wish: 'leave' }],
    ['Ctrl+Shift+PageDown', { wish: 'sheet', back: false }],
  ])('%s wishes %j', (keys, wish) => {
    expect(wishOf(press(keys))).toEqual(wish);
  });

  test.each(['a', 'Shift+A', 'Space', 'Ctrl+c', 'Ctrl+v', 'Ctrl+Tab', 'Alt+Q', 'F5'])('%s is left to the text and the browser', (keys) => {
    expect(wishOf(press(keys))).toBeNull();
  });
});
