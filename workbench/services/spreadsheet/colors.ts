// Colors as scripts give them and as they read back: lowercase hex.

import { Exception } from '../emulated';

/** The names of CSS 2.1; the platform knows all of CSS, and the stand-in refuses the others by name. */
const NAMES: Readonly<Record<string, string>> = {
  aqua: '#00ffff',
  black: '#000000',
  blue: '#0000ff',
  fuchsia: '#ff00ff',
  gray: '#808080',
  green: '#008000',
  lime: '#00ff00',
  maroon: '#800000',
  navy: '#000080',
  olive: '#808000',
  orange: '#ffa500',
  purple: '#800080',
  red: '#ff0000',
  silver: '#c0c0c0',
  teal: '#008080',
  white: '#ffffff',
  yellow: '#ffff00',
};

/** null restores the default. */
export function colorOf(given: unknown, plain: string): string {
  if (typeof given !== 'string' || given === '') return plain;
  const lower = given.toLowerCase();
  const hex = /^#[0-9a-f]{6}$/.test(lower) ? lower : NAMES[lower];
  if (hex === undefined) throw new Exception(`The color "${given}" is not emulated by the stand-in`);
  return hex;
}
