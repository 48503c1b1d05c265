import * as crypto from 'node:crypto';
import { chanceFrom } from './scheduler.ts';

let chance = chanceFrom(0);
/** The world that all lives begin in has ids of its own: two seeds' sequences may meet. */
let variant = '8';

/** Ids are chance too: the same seed makes the same ones. */
export const seedIds = (seed: number): void => {
  chance = chanceFrom(seed ^ 0x5eed);
  variant = '9';
};

const hex = (digits: number): string => {
  let text = '';
  for (let n = 0; n < digits; n++) text += '0123456789abcdef'[Math.floor(chance() * 16)];
  return text;
};

export const randomUUID = (): string => `${hex(8)}-${hex(4)}-4${hex(3)}-${variant}${hex(3)}-${hex(12)}`;
export const { createHash, timingSafeEqual, randomBytes } = crypto;
