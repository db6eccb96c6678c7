// A screenshot as a small PNG: as many colors as a palette holds (PNG specification, "Palette", "Image data").

import { deflateSync } from 'node:zlib';
import gifenc from 'gifenc';
import { PNG } from 'pngjs';

// A CommonJS package whose names Node does not export individually.
const { applyPalette, quantize } = gifenc;

/** Enough for flat surfaces and smooth letters. */
const COLORS = 128;

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** 8 bits per pixel, with a palette, each line unfiltered: filters that suit photographs make flat surfaces larger. */
export function smallPng(screenshot: Buffer): Buffer {
  const { data, width, height } = PNG.sync.read(screenshot);
  const palette = quantize(data, COLORS);
  const pixels = Buffer.from(applyPalette(data, palette));
  const lines = Array.from({ length: height }, (_, y) => Buffer.concat([Buffer.of(0), pixels.subarray(y * width, (y + 1) * width)]));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(([red = 0, green = 0, blue = 0]) => [red, green, blue]))),
    chunk('IDAT', deflateSync(Buffer.concat(lines), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
