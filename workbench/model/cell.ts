// What a cell can hold and how it can look, as plain values.

/** An error in a cell, such as `#REF!`. */
export interface CellError {
  readonly error: string;
}

/** A cell's value; a date is a serial number in a cell whose number format shows dates. A blank cell has none (undefined). */
export type Value = string | number | boolean | CellError;

/** The number format of a cell that was never given one. */
export const GENERAL = 'General';

/** What scripts read for a cell in `General`. Written back, it is a format of its own: a date typed there becomes a number. */
export const AUTOMATIC = '0.###############';

/** The number format that keeps text as text. */
export const TEXT = '@';

/** How a cell looks; an absent key means its default. Never mutated, so cells share it. */
export interface Look {
  readonly background?: string;
  readonly color?: string;
  readonly bold?: boolean;
  readonly wrap?: 'OVERFLOW' | 'WRAP' | 'CLIP';
  readonly fontSize?: number;
}

/** A part of a cell's text with an address behind it, as a link or a smart chip. Offsets count UTF-16 units; the end is exclusive. */
export interface TextLink {
  readonly start: number;
  readonly end: number;
  readonly url: string;
  readonly chip?: 'person' | 'file';
}

/** What is written into a cell at once, each part replacing the existing one; an absent part leaves it. */
export interface CellWrite {
  readonly value?: Value | undefined;
  readonly formula?: string | undefined;
  /** The number format implied by the written text ("12%"). */
  readonly format?: string;
}

export const isError = (value: Value | undefined): value is CellError => typeof value === 'object';

/** The platform's own refusals: the message is shown to the script or the person as is. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
