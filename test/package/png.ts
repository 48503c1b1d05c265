import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, alpha (0 to 255) of each pixel, row by row. */
  readonly pixels: readonly (readonly [number, number, number, number])[];
}

const paeth = (left: number, up: number, corner: number): number => {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
};

/** Decodes an 8-bit RGB or RGBA PNG without interlacing (PNG specification, 9.2: filter types). */
export const decodePng = (path: string): Picture => {
  const bytes = readFileSync(path);
  const [width, height, depth, colour] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes[24], bytes[25]];
  if (depth !== 8 || (colour !== 2 && colour !== 6)) throw new Error(`${path}: depth ${depth}, colour type ${colour}`);
  const channels = colour === 6 ? 4 : 3;

  const data: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12)
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  const raw = inflateSync(Buffer.concat(data));

  const stride = width * channels;
  const rows = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x >= channels ? (rows[at - channels] as number) : 0;
      const up = y > 0 ? (rows[at - stride] as number) : 0;
      const corner = x >= channels && y > 0 ? (rows[at - stride - channels] as number) : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter as number] as number;
      rows[at] = (raw[y * (stride + 1) + 1 + x] as number) + guess;
    }
  }
  return {
    width,
    height,
    pixels: Array.from({ length: width * height }, (_, index) => {
      const [red = 0, green = 0, blue = 0, alpha = 255] = rows.subarray(index * channels, (index + 1) * channels);
      return [red, green, blue, alpha] as const;
    }),
  };
};
