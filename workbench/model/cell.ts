// What a cell can hold and how it can look, as plain values.

/** An error in a cell, such as `#REF!`. */
export interface CellError {
  readonly error: string;
}

/** What a cell is worth; a date is a serial number in a cell whose number format shows dates. A blank cell has none (undefined). */
export type Value = string | number | boolean | CellError;

/** The number format of a cell that was never given one. */
export const GENERAL = 'General';

/** The number format that keeps text as text. */
export const TEXT = '@';

/** How a cell looks; an absent key has its plain default. Never changed in place, so cells share it. */
export interface Look {
  readonly background?: string;
  readonly color?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly strike?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  readonly vertical?: 'top' | 'middle' | 'bottom';
  readonly wrap?: 'OVERFLOW' | 'WRAP' | 'CLIP';
  readonly fontSize?: number;
  readonly fontFamily?: string;
}

/** A part of a cell's text with an address behind it, as a link or a smart chip. Offsets count UTF-16 units, the end excluded. */
export interface TextLink {
  readonly start: number;
  readonly end: number;
  readonly url: string;
  readonly chip?: 'person' | 'file';
}

/** What is written into a cell in one go, each part replacing what was there; an absent part leaves it. */
export interface CellWrite {
  readonly value?: Value | undefined;
  readonly formula?: string | undefined;
  /** The number format that the written text brings along ("12%"). */
  readonly format?: string;
}

export const isError = (value: Value | undefined): value is CellError => typeof value === 'object';

/** The platform's own refusals: its message is shown to the script or the person as it stands. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
