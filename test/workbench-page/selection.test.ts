// How a selection moves over shown, hidden, filled and blank cells.

import { namedBlock } from '../../workbench/page/model/block';
import {
  at,
  edgeFrom,
  everything,
  keptInside,
  moved,
  over,
  paged,
  stepFrom,
  stretched,
  walked,
} from '../../workbench/page/model/selection';
import { TabModel } from '../../workbench/page/model/tab-model';
import { fakeTab, viewOf } from './fake-tab';

const TEXTS = [
  ['a', 'b', '', 'd'],
  ['a', 'b', '', ''],
  ['', '', '', ''],
  ['x', '', '', 'y'],
];

const tab = (more: object = {}) => new TabModel(viewOf(Object.assign(fakeTab(1, 'Tab', TEXTS, 10, 6), more)));
const place = (row: number, column: number) => ({ row, column });
const block = (name: string) => {
  const found = namedBlock(name, { rows: 10, columns: 6 });
  if (!found) throw new Error(name);
  return found;
};

describe('moving', () => {
  test('an arrow steps over hidden rows and columns', () => {
    const model = tab({ byHand: [1, 2], hiddenColumns: [1] });
    expect(moved(at(place(0, 0)), 'down', model).active).toEqual(place(3, 0));
    expect(moved(at(place(0, 0)), 'right', model).active).toEqual(place(0, 2));
  });

  test('the edge of the tab stops every step', () => {
    expect(stepFrom(place(9, 5), 'down', tab(), 3)).toEqual(place(9, 5));
    expect(stepFrom(place(1, 1), 'left', tab(), 9)).toEqual(place(1, 0));
  });

  test('shift moves the far corner and leaves the active cell', () => {
    const wider = moved(moved(at(place(1, 1)), 'down', tab(), { stretch: true }), 'right', tab(), { stretch: true });
    expect(wider.active).toEqual(place(1, 1));
    expect(wider.block).toEqual(block('B2:C3'));
    expect(moved(wider, 'up', tab(), { stretch: true }).block).toEqual(block('B2:C2'));
  });

  test('page down moves by one window of rows', () => {
    expect(paged(at(place(0, 0)), 4, tab(), false).active).toEqual(place(4, 0));
    expect(paged(at(place(5, 0)), -4, tab(), true).block).toEqual(block('A2:A6'));
  });
});

describe('ctrl and an arrow', () => {
  test('from inside a filled run it goes to its last cell', () => {
    expect(edgeFrom(place(0, 0), 'right', tab())).toEqual(place(0, 1));
    expect(edgeFrom(place(0, 1), 'down', tab())).toEqual(place(1, 1));
  });

  test('from the end of a run it goes to the next filled cell', () => {
    expect(edgeFrom(place(0, 1), 'right', tab())).toEqual(place(0, 3));
    expect(edgeFrom(place(1, 0), 'down', tab())).toEqual(place(3, 0));
  });

  test('with nothing ahead it goes to the edge of the tab', () => {
    expect(edgeFrom(place(3, 3), 'right', tab())).toEqual(place(3, 5));
    expect(edgeFrom(place(0, 0), 'up', tab())).toEqual(place(0, 0));
  });
});

describe('walking with Enter and Tab', () => {
  test('in a larger selection only the active cell moves, wrapping around its end', () => {
    const start = over(block('A1:B2'));
    const down = walked(start, 'row', false, tab());
    expect(down).toMatchObject({ active: place(1, 0), block: block('A1:B2') });
    expect(walked(down, 'row', false, tab()).active).toEqual(place(0, 1));
    expect(walked(start, 'column', true, tab()).active).toEqual(place(1, 1));
  });

  test('Enter after Tabs returns to the column where they started, one row down', () => {
    const twice = walked(walked(at(place(0, 1)), 'column', false, tab()), 'column', false, tab());
    expect(twice.active).toEqual(place(0, 3));
    expect(walked(twice, 'row', false, tab())).toEqual(at(place(1, 1)));
    expect(walked(moved(twice, 'left', tab()), 'row', false, tab()).active).toEqual(place(1, 2));
  });

  test('hidden rows are skipped inside the selection', () => {
    expect(walked(over(block('A1:A4')), 'row', false, tab({ byHand: [1, 2] })).active).toEqual(place(3, 0));
  });
});

describe('selecting everything', () => {
  test('ctrl+A selects the filled region first and the whole tab the second time', () => {
    const once = everything(at(place(1, 1)), tab());
    expect(once.block).toEqual(block('A1:B2'));
    expect(everything(once, tab()).block).toEqual(block('A1:F10'));
  });

  test('an isolated blank cell selects the whole tab immediately', () => {
    expect(everything(at(place(6, 4)), tab()).block).toEqual(block('A1:F10'));
  });
});

describe('a selection after the tab has shrunk', () => {
  test('what is still inside is kept', () => {
    expect(keptInside(stretched(at(place(1, 1)), place(2, 2)), tab()).block).toEqual(block('B2:C3'));
  });

  test('what is outside moves to the first visible cell', () => {
    expect(keptInside(at(place(50, 0)), tab({ hiddenColumns: [0] })).active).toEqual(place(0, 1));
  });
});
