/** Deterministic chance: the same words always give the same number in [0, 1) (FNV-1a with a final mix). */
export const chance = (...words: readonly (string | number)[]): number => {
  let hash = 0x811c9dc5;
  for (const character of words.join('|')) {
    hash ^= character.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 12;
  return (hash >>> 0) / 0x1_0000_0000;
};

export const pick = <T>(items: readonly T[], ...words: readonly (string | number)[]): T => {
  const item = items[Math.floor(chance(...words) * items.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
};
