// A sequence of pictures of a window as an animation that any page shows.

import gifenc from 'gifenc';
import { PNG } from 'pngjs';

// A CommonJS package whose names Node does not export individually.
const { applyPalette, GIFEncoder, quantize } = gifenc;

export interface Frame {
  /** As the browser took it; all of the same size. */
  readonly png: Buffer;
  readonly milliseconds: number;
}

/** GIF's own limit. */
const COLORS = 256;

/** Repeats forever. All frames share one palette, so that unchanged parts do not flicker. */
export function gifOf(frames: readonly Frame[]): Uint8Array {
  const pictures = frames.map(({ png, milliseconds }) => ({ ...PNG.sync.read(png), milliseconds }));
  const palette = quantize(Buffer.concat(pictures.map(({ data }) => data)), COLORS);
  const gif = GIFEncoder();
  for (const [index, { data, width, height, milliseconds }] of pictures.entries()) {
    gif.writeFrame(applyPalette(data, palette), width, height, { delay: milliseconds, ...(index === 0 ? { palette, repeat: 0 } : {}) });
  }
  gif.finish();
  return gif.bytes();
}
