// The rules of a book, its hidden stores, and the platform around it, for every implementation.

import fc from 'fast-check';
import { check } from '../../laws/seeded';
import { NASTY_TEXTS, row, spec, text } from './samples';
import type { Stage } from './stage';

export function describeBook(makeStage: () => Stage): void {
  let stage: Stage;

  beforeEach(() => {
    stage = makeStage();
  });

  describe('a book', () => {
    it('makes a new tab active and finds it by its id', () => {
      const tab = stage.book.addTab('Creators');
      expect(stage.book.activeTab()?.id).toBe(tab.id);
      expect(stage.reopen().tab(tab.id)?.name).toBe('Creators');
      expect(stage.book.tab(999_999_999)).toBeNull();
    });

    it('gives a second tab with the same name a number, even if they differ only in case', () => {
      stage.book.addTab('Creators');
      expect([stage.book.addTab('Creators').name, stage.book.addTab('Creators').name]).toEqual(['Creators 2', 'Creators 3']);
      expect([stage.book.addTab('CREATORS').name, stage.book.addTab('creators 2').name]).toEqual(['CREATORS 4', 'creators 2 2']);
    });

    it('activates a tab', () => {
      const first = stage.book.addTab('First');
      stage.book.addTab('Second');
      stage.book.activate(first);
      expect(stage.book.activeTab()?.id).toBe(first.id);
    });

    it('keeps ids of tabs, cells and marks in a copy of the file, which has another id', () => {
      const tab = stage.book.addTab('Creators');
      tab.addColumns([spec('id')], 0);
      tab.write([{ row: row(2), column: 1, cells: [[text('c1')]] }]);
      const copy = stage.copyFile();
      expect(copy.id).not.toBe(stage.book.id);
      expect(copy.tab(tab.id)?.columns()[0]?.field).toBe('id');
      expect(copy.tab(tab.id)?.readTexts(row(2), 1, 1)).toEqual(['c1']);
    });
  });

  describe('a store', () => {
    it('that was never written has no rows and creates no sheet', () => {
      const tab = stage.book.addTab('Creators');
      expect(stage.book.store('journal', 2).readAll()).toEqual([]);
      expect(stage.book.store('journal', 2).size()).toBe(0);
      stage.book.store('journal', 2).truncate(0);
      expect(stage.book.activeTab()?.id).toBe(tab.id);
    });

    it('does not take the person away from the tab when it is created', () => {
      const tab = stage.book.addTab('Creators');
      stage.book.store('journal', 1).write(0, [['a']]);
      expect(stage.book.activeTab()?.id).toBe(tab.id);
    });

    it('returns every text, even to the next execution', () => {
      const rows = NASTY_TEXTS.map((one, i) => [one, `row ${i}`]);
      stage.book.store('base', 2).write(0, rows);
      expect(stage.book.store('base', 2).readAll()).toEqual(rows);
      expect(stage.reopen().store('base', 2).readAll()).toEqual(rows);
    });

    it('returns any text', () => {
      const store = stage.book.store('base', 2);
      const start = fc.constantFrom('', '=', "'", '-', '+', '@', '~', '~~', '0');
      const any = fc.tuple(start, fc.string({ unit: 'grapheme', maxLength: 12 })).map(([a, b]) => a + b);
      check(
        fc.property(fc.array(fc.tuple(any, any), { minLength: 1, maxLength: 30 }), (rows) => {
          store.truncate(0);
          store.write(0, rows);
          expect(store.readAll()).toEqual(rows);
        }),
        20,
      );
    });

    it('accepts texts as long as a cell', () => {
      const long = 'x'.repeat(50_000);
      stage.book.store('base', 1).write(0, [[long]]);
      expect(stage.book.store('base', 1).readAll()).toEqual([[long]]);
    });

    it('counts blank rows, at the end and where rows were skipped', () => {
      const store = stage.book.store('base', 2);
      store.write(2, [
        ['a', 'b'],
        ['', ''],
      ]);
      expect(store.size()).toBe(4);
      expect(store.readAll()).toEqual([
        ['', ''],
        ['', ''],
        ['a', 'b'],
        ['', ''],
      ]);
    });

    it('replaces rows in the middle and adds at the end', () => {
      const store = stage.book.store('base', 1);
      store.write(0, [['a'], ['b'], ['c']]);
      store.write(1, [['B']]);
      store.write(3, [['d']]);
      expect(store.readAll()).toEqual([['a'], ['B'], ['c'], ['d']]);
    });

    it('appends rows and returns their position', () => {
      const store = stage.book.store('base', 1);
      expect(store.append([['a'], ['b']])).toBe(0);
      expect(store.append([['c']])).toBe(2);
      expect(store.append([])).toBe(3);
      expect(store.readAll()).toEqual([['a'], ['b'], ['c']]);
    });

    it('reads a part, with fewer rows at the end', () => {
      const store = stage.book.store('base', 1);
      store.write(0, [['a'], ['b'], ['c']]);
      expect(store.read(1, 1)).toEqual([['b']]);
      expect(store.read(2, 5)).toEqual([['c']]);
      expect(store.read(3, 5)).toEqual([]);
    });

    it('discards everything from a row on', () => {
      const store = stage.book.store('base', 1);
      store.write(0, [['a'], ['b'], ['c']]);
      store.truncate(1);
      expect(store.readAll()).toEqual([['a']]);
      store.truncate(5);
      expect(store.size()).toBe(1);
    });

    it('grows beyond the rows of a new sheet', () => {
      const rows = Array.from({ length: 1500 }, (_, i) => [`0${i}`]);
      stage.book.store('base', 1).write(0, rows);
      expect(stage.book.store('base', 1).readAll()).toEqual(rows);
    });

    it('is separate from another store', () => {
      stage.book.store('base', 1).write(0, [['a']]);
      stage.book.store('journal', 1).write(0, [['b']]);
      expect(stage.book.store('base', 1).readAll()).toEqual([['a']]);
    });

    it('is empty in a copy of the file, and then the copy keeps its own', () => {
      stage.book.store('base', 1).write(0, [['a'], ['b']]);
      const copy = stage.copyFile();
      expect(copy.store('base', 1).readAll()).toEqual([]);
      expect(copy.store('base', 1).size()).toBe(0);
      copy.store('base', 1).write(0, [['mine']]);
      expect(copy.store('base', 1).readAll()).toEqual([['mine']]);
    });

    it('refuses a row of another width', () => {
      expect(() => stage.book.store('base', 2).write(0, [['only one']])).toThrow(/width|of 2|1 texts/);
    });
  });
}

export function describePlatform(makeStage: () => Stage): void {
  let stage: Stage;

  beforeEach(() => {
    stage = makeStage();
  });

  describe('a memory', () => {
    it('returns what was written and deletes it with null', () => {
      expect(stage.mine.read('key')).toBeNull();
      stage.mine.write('key', 'value');
      stage.mine.write('other', '');
      expect([stage.mine.read('key'), stage.mine.read('other')]).toEqual(['value', '']);
      stage.mine.write('key', null);
      expect(stage.mine.read('key')).toBeNull();
    });

    it('keeps the person and the document separate', () => {
      stage.mine.write('key', 'mine');
      stage.shared.write('key', 'ours');
      expect([stage.mine.read('key'), stage.shared.read('key')]).toEqual(['mine', 'ours']);
    });

    it('accepts texts longer than the platform stores in one place, in any script', () => {
      const long = `${'a'.repeat(9000)}${'作'.repeat(9000)}${'👩'.repeat(3000)}`;
      stage.shared.write('lists', long);
      expect(stage.shared.read('lists')).toBe(long);
      stage.shared.write('lists', 'short');
      expect(stage.shared.read('lists')).toBe('short');
      stage.shared.write('lists', long.slice(0, 12_000));
      expect(stage.shared.read('lists')).toBe(long.slice(0, 12_000));
      stage.shared.write('lists', null);
      expect(stage.shared.read('lists')).toBeNull();
    });

    it('is not misled by a text that looks like its own bookkeeping', () => {
      for (const text of ['\u0001parts:2', '\u0001parts:', '#0']) {
        stage.mine.write('key', text);
        expect(stage.mine.read('key')).toBe(text);
      }
    });
  });

  describe('the lock', () => {
    it('runs the work and returns its result, nested as well', () => {
      expect(stage.lock.within(100, () => stage.lock.within(100, () => 7)?.done)).toEqual({ done: 7 });
    });

    it('is free again after work that throws', () => {
      const failing = (): never => {
        throw new Error('broken');
      };
      expect(() => stage.lock.within(100, failing)).toThrow('broken');
      expect(stage.lock.within(100, () => 'free')).toEqual({ done: 'free' });
    });
  });

  it('digests are SHA-256 of the UTF-8 text', () => {
    expect(stage.digest('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(stage.digest('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(stage.digest('作者')).toMatch(/^[0-9a-f]{64}$/);
  });

  it('time passes by sleeping', () => {
    const before = stage.clock.now();
    stage.clock.sleep(5);
    expect(stage.clock.now()).toBeGreaterThanOrEqual(before + 4);
  });

  it('a person has a token that reveals nothing about the name', () => {
    expect(stage.person.token).not.toBe('');
    expect(stage.person.name === '' || !stage.person.token.includes(stage.person.name)).toBe(true);
  });
}
