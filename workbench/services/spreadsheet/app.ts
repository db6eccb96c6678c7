// SpreadsheetApp itself.

import { Exception, emulated, hostOf } from '../emulated';
import { uiObject } from '../ui/ui';
import { Filter, newFilterCriteria } from './filter';
import { register } from './objects';
import { Range } from './range';
import { Sheet } from './sheet';
import { parentObject, Spreadsheet } from './spreadsheet';
import { newDataValidation } from './validation';
import {
  BooleanCriteria,
  DataValidationCriteria,
  DeveloperMetadataLocationType,
  DeveloperMetadataVisibility,
  Dimension,
  ProtectionType,
  SheetType,
  WrapStrategy,
} from './words';

export function spreadsheetApp(): object {
  register({ Range, Sheet, Filter });
  return emulated('SpreadsheetApp', {
    BooleanCriteria,
    DataValidationCriteria,
    DeveloperMetadataLocationType,
    DeveloperMetadataVisibility,
    Dimension,
    ProtectionType,
    SheetType,
    WrapStrategy,
    getActiveSpreadsheet: (): object => authorized('getActiveSpreadsheet', parentObject()),
    getActiveSheet: (): object => authorized('getActiveSheet', new Spreadsheet().getActiveSheet()),
    getUi,
    flush: (): void => hostOf().flush(),
    newDataValidation,
    newFilterCriteria,
  });
}

/** Without a person, there is nowhere to show anything. */
function getUi(): object {
  if (hostOf().facts.unattended) throw new Exception('Cannot call SpreadsheetApp.getUi() from this context.');
  return uiObject();
}

function authorized(method: string, object: object): object {
  hostOf().authorize(`SpreadsheetApp.${method}`, 'spreadsheet');
  return object;
}
