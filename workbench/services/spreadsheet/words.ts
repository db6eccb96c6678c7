// The enumerations of SpreadsheetApp that the stand-in knows.

import { enumeration } from '../emulated';

export const WrapStrategy = enumeration('WrapStrategy', ['WRAP', 'OVERFLOW', 'CLIP']);

export const SheetType = enumeration('SheetType', ['GRID', 'OBJECT', 'DATASOURCE']);

export const Dimension = enumeration('Dimension', ['COLUMNS', 'ROWS']);

export const DataValidationCriteria = enumeration('DataValidationCriteria', ['VALUE_IN_LIST', 'VALUE_IN_RANGE', 'CHECKBOX']);

export const BooleanCriteria = enumeration('BooleanCriteria', ['CELL_EMPTY']);

export const DeveloperMetadataVisibility = enumeration('DeveloperMetadataVisibility', ['DOCUMENT', 'PROJECT']);

export const DeveloperMetadataLocationType = enumeration('DeveloperMetadataLocationType', ['SPREADSHEET', 'SHEET', 'ROW', 'COLUMN']);

export const ProtectionType = enumeration('ProtectionType', ['RANGE', 'SHEET']);
