// What the platform's error texts mean, and which of them are tried again.

import { repeatable } from '../../src/sheets/retry';
import { messageOf, troubleOf } from '../../src/sheets/trouble';
import { sleepingUtilities, withServices } from './platform-stubs';

describe('an error text', () => {
  it.each([
    ['Service invoked too many times in a short time: spreadsheets. Try Utilities.sleep(1000) between calls.', 'passing'],
    ['Service Spreadsheets timed out while accessing document with id abc.', 'passing'],
    ["We're sorry, a server error occurred. Please wait a bit and try again.", 'passing'],
    ['Internal error executing the specified function.', 'passing'],
    ['Service invoked too many times for one day: urlfetch.', 'over-for-today'],
    ['Lock timeout: another process was holding the lock for too long. Request timed out', null],
    ['You do not have permission to call UrlFetchApp.fetch.', 'no-permission'],
    ["We're sorry, a server error occurred while reading from storage. Error code PERMISSION_DENIED.", 'several-accounts'],
    ['This action would increase the number of cells in the workbook above the limit of 10000000 cells.', 'too-large'],
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

describe('a repeatable call', () => {
  const failing = (times: number, message: string): (() => string) => {
    let left = times;
    return () => {
      left -= 1;
      if (left >= 0) throw new Error(message);
      return 'done';
    };
  };

  it('is made again after a passing fault, with longer pauses', () => {
    const utilities = sleepingUtilities();
    withServices({ Utilities: utilities }, () => {
      expect(repeatable(failing(2, 'Service timed out'))).toBe('done');
    });
    expect(utilities.slept).toEqual([500, 1000]);
  });

  it('gives up with the third fault', () => {
    withServices({ Utilities: sleepingUtilities() }, () => {
      expect(() => repeatable(failing(3, 'Service timed out'))).toThrow('Service timed out');
    });
  });

  it('is not made again after any other error', () => {
    const utilities = sleepingUtilities();
    withServices({ Utilities: utilities }, () => {
      expect(() => repeatable(failing(1, 'Range not found'))).toThrow('Range not found');
    });
    expect(utilities.slept).toEqual([]);
  });
});
