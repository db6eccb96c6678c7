// What each key does while no cell is edited.

import { commandOf } from '../../workbench/page/model/keys';

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
    ['ArrowDown', { command: 'move', direction: 'down', stretch: false, far: false }],
    ['Shift+ArrowLeft', { command: 'move', direction: 'left', stretch: true, far: false }],
    ['Ctrl+Shift+ArrowRight', { command: 'move', direction: 'right', stretch: true, far: true }],
    ['Meta+ArrowUp', { command: 'move', direction: 'up', stretch: false, far: true }],
    ['Alt+ArrowDown', { command: 'openChoices' }],
    ['Tab', { command: 'walk', by: 'column', back: false }],
    ['Shift+Enter', { command: 'walk', by: 'row', back: true }],
    ['Enter', { command: 'enter' }],
    ['F2', { command: 'edit' }],
    ['Delete', { command: 'clear' }],
    ['Ctrl+a', { command: 'selectAll' }],
    ['Ctrl+D', { command: 'fillDown' }],
    ['Ctrl+r', { command: 'fillRight' }],
    ['Ctrl+Shift+Z', { command: 'redo' }],
    ['Meta+z', { command: 'undo' }],
    ['Ctrl+Space', { command: 'selectColumns' }],
    ['Shift+Space', { command: 'selectRows' }],
    ['Shift+F10', { command: 'contextMenu' }],
    ['Ctrl+End', { command: 'edge', end: true, book: true, stretch: false }],
    ['PageUp', { command: 'page', back: true, stretch: false }],
    ['Alt+n', { command: 'menu', caption: 'Extensions' }],
    ['F6', { command: 'leave' }],
    ['Ctrl+Shift+PageDown', { command: 'sheet', back: false }],
  ])('%s runs %j', (keys, command) => {
    expect(commandOf(press(keys))).toEqual(command);
  });

  test.each(['a', 'Shift+A', 'Space', 'Ctrl+c', 'Ctrl+v', 'Ctrl+Tab', 'Alt+Q', 'F5'])('%s is left to the text and the browser', (keys) => {
    expect(commandOf(press(keys))).toBeNull();
  });
});
