// DeveloperMetadata: what a script attaches to a sheet, row or column, and the finder for it.

import type { Metadata, MetadataPlace } from '../../model/metadata';
import { Exception, emulated, mismatch, wordOf } from '../emulated';
import { listOf } from '../values';
import { bookOf, bookToChange } from './grid';
import { rangeObject } from './objects';
import { DeveloperMetadataLocationType, DeveloperMetadataVisibility } from './words';

const PLACES = { tab: 'SHEET', row: 'ROW', column: 'COLUMN' } as const;

/** Adds the arguments of `addDeveloperMetadata(key, value?, visibility?)`. */
export function newMetadata(call: string, place: MetadataPlace, args: readonly unknown[]): void {
  const [key, second, third] = args;
  const visibility = wordOf(third ?? second, DeveloperMetadataVisibility);
  const value = typeof second === 'string' ? second : null;
  if (typeof key !== 'string' || args.length > 3 || (third !== undefined && visibility === null)) throw mismatch(call, args);
  if (second !== undefined && second !== null && value === null && visibility === null) throw mismatch(call, args);
  bookToChange().addMetadata(place, key, value, visibility ?? 'DOCUMENT');
}

const metadataObject = ({ id }: Metadata): object => emulated('DeveloperMetadata', new DeveloperMetadata(id));

class DeveloperMetadata {
  constructor(private readonly _id: number) {}

  getId(): number {
    return this._id;
  }

  getKey(): string {
    return this._kept().key;
  }

  getValue(): string | null {
    return this._kept().value;
  }

  getVisibility(): object {
    return DeveloperMetadataVisibility[this._kept().visibility];
  }

  getLocation(): object {
    return emulated('DeveloperMetadataLocation', new DeveloperMetadataLocation(this._kept().place));
  }

  setValue(value: unknown): object {
    if (typeof value !== 'string') throw mismatch('SpreadsheetApp.DeveloperMetadata.setValue', [value]);
    bookToChange().replaceMetadata({ ...this._kept(), value });
    return emulated('DeveloperMetadata', this);
  }

  remove(): void {
    const book = bookToChange();
    this._kept();
    book.metadata = book.metadata.filter(({ id }) => id !== this._id);
  }

  private _kept(): Metadata {
    const kept = bookOf().metadata.find(({ id }) => id === this._id);
    if (kept === undefined) throw new Exception('The developer metadata was not found; it may have been deleted.');
    return kept;
  }
}

class DeveloperMetadataLocation {
  constructor(private readonly _place: MetadataPlace) {}

  getLocationType(): object {
    return DeveloperMetadataLocationType[PLACES[this._place.at]];
  }

  getColumn(): object | null {
    const { _place: place } = this;
    if (place.at !== 'column') return null;
    const { rows } = bookOf().need(place.tab);
    return rangeObject(place.tab, { row: 0, column: place.line, rows: rows.count, columns: 1 }, 'rows');
  }
}

interface Criteria {
  readonly key?: string;
  readonly value?: string;
}

class DeveloperMetadataFinder {
  constructor(
    private readonly _tab: number,
    private _criteria: Criteria,
  ) {}

  withKey(key: unknown): object {
    if (typeof key !== 'string') throw mismatch('SpreadsheetApp.DeveloperMetadataFinder.withKey', [key]);
    return this._with({ key });
  }

  withValue(value: unknown): object {
    return this._with({ value: String(value) });
  }

  find(): object[] {
    return listOf(bookOf().metadata)
      .filter((one) => one.place.tab === this._tab && fits(one, this._criteria))
      .map(metadataObject);
  }

  private _with(part: Criteria): object {
    this._criteria = { ...this._criteria, ...part };
    return emulated('DeveloperMetadataFinder', this);
  }
}

/** Sees everything in the tab. */
export const finderFor = (tab: number): object => emulated('DeveloperMetadataFinder', new DeveloperMetadataFinder(tab, {}));

const fits = (one: Metadata, { key, value }: Criteria): boolean =>
  (key === undefined || one.key === key) && (value === undefined || one.value === value);
