// What the platform's error texts mean, and which of them are retried.

import { repeatable } from '../../src/sheets/retry';
import { messageOf, problemOfThrown, troubleOf } from '../../src/sheets/trouble';
import { sleepingUtilities, withServices } from './platform-stubs';

describe('an error text', () => {
  it.each([
    ['Service invoked too many times in a short time: spreadsheets. Try Utilities.sleep(1000) between calls.', 'passing'],
    ['Service Spreadsheets timed out while accessing document with id abc.', 'passing'],
    ["We're sorry, a server error occurred. Please wait a bit and try again.", 'passing'],
    ['Internal error executing the specified function.', 'passing'],
    ['Service invoked too many times for one day: urlfetch.', 'over-for-today'],
    ['Lock timeout: another process was holding the lock for too long. Request timed out', null],
    ['You do not have permission to call UrlFetchApp.fetch.', 'google-permission'],
    ['You do not have permission to edit this document.', null],
    ['您没有权限调用 UrlFetchApp.fetch。所需权限：https://www.googleapis.com/auth/script.external_request', 'google-permission'],
    ['Diese Aktion würde die Anzahl der Zellen über den Grenzwert von 10.000.000 erhöhen.', 'file-full'],
    ['Votre saisie contient plus de 50 000 caractères dans une seule cellule.', 'cell-full'],
    ['Service Documents failed while accessing document with id abc.', 'passing'],
    ['Service error: Spreadsheets', 'passing'],
    ['There are too many scripts running simultaneously for this Google user account.', 'passing'],
    ['You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection.', 'protected'],
    ['This operation is not allowed on cells in typed columns', 'table'],
    ['You can not create a filter over a range containing vertical merges', 'merged'],
    ['You can not freeze rows which contain only part of a merged cell', 'merged'],
    ['You can not create a filter that partially intersects a table', 'table'],
    ['Beim Dienst „Tabellen“ ist ein Fehler aufgetreten', null],
    ["We're sorry, a server error occurred while reading from storage. Error code PERMISSION_DENIED.", 'several-accounts'],
    ['This action would increase the number of cells in the workbook above the limit of 10000000 cells.', 'file-full'],
    ['You have exceeded the property storage quota. Please remove some properties and try again.', 'memory-full'],
    ['The metadata size limit has been exceeded.', 'memory-full'],
    ['The data you entered in cell B2 violates the data validation rules set on this cell.', 'refused-by-rule'],
    ['Exceeded maximum execution time', null],
    ['Cannot read properties of undefined', null],
  ])('%j means %j', (message, trouble) => {
    expect(troubleOf(new Error(message))).toBe(trouble);
  });

  it('is found in anything thrown', () => {
    expect([messageOf({ message: 'from another realm' }), messageOf('bare'), messageOf(null), messageOf({})]).toEqual([
      'from another realm',
      'bare',
      'null',
      '[object Object]',
    ]);
  });
});

describe('the displayed problem', () => {
  const thrown = (name: string, message: string): Error => Object.assign(new Error(message), { name });

  it('is the known text’s one, in any language', () => {
    expect(problemOfThrown(thrown('Exception', '需要 https://www.googleapis.com/auth/spreadsheets.currentonly'))).toEqual({
      kind: 'google-permission',
    });
  });

  it('is Google’s own sentence otherwise', () => {
    expect(problemOfThrown(thrown('Exception', 'Zugriff verweigert'))).toEqual({
      kind: 'google-refused',
      words: { text: 'Zugriff verweigert' },
    });
  });

  it('does not blame Google for a bug in a script', () => {
    expect(problemOfThrown(thrown('TypeError', 'x is undefined'))).toBeNull();
  });
});

describe('a repeatable call', () => {
  const failing = (times: number, message: string): (() => string) => {
    let left = times;
    return () => {
      left -= 1;
      if (left >= 0) throw new Error(message);
      return 'done';
    };
  };

  it('is repeated after a temporary fault, with increasing pauses', () => {
    const utilities = sleepingUtilities();
    withServices({ Utilities: utilities }, () => {
      expect(repeatable(failing(2, 'Service timed out'))).toBe('done');
    });
    expect(utilities.slept).toEqual([500, 1000]);
  });

  it('gives up after the third fault', () => {
    withServices({ Utilities: sleepingUtilities() }, () => {
      expect(() => repeatable(failing(3, 'Service timed out'))).toThrow('Service timed out');
    });
  });

  it('is repeated after a platform error in unknown words, but not after a bug in a script', () => {
    const unknown = (): never => {
      throw Object.assign(new Error('サービスエラー'), { name: 'Exception' });
    };
    const utilities = sleepingUtilities();
    withServices({ Utilities: utilities }, () => {
      expect(() => repeatable(unknown)).toThrow('サービスエラー');
    });
    expect(utilities.slept).toEqual([500, 1000]);
  });

  it('is not repeated after any other error', () => {
    const utilities = sleepingUtilities();
    withServices({ Utilities: utilities }, () => {
      expect(() => repeatable(failing(1, 'Range not found'))).toThrow('Range not found');
    });
    expect(utilities.slept).toEqual([]);
  });
});
