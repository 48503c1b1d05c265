import { describe, expect, it } from 'vitest';
import { codeRules } from './architecture/code-rules.ts';
import { dateRules } from './architecture/date-rules.ts';
import { importRules } from './architecture/import-rules.ts';
import { planted } from './architecture/planted.ts';
import { say } from './architecture/rule.ts';
import { shapeRules } from './architecture/shape-rules.ts';
import { sliceRules } from './architecture/slice-rules.ts';
import { parseSource, readSources } from './architecture/source.ts';
import { wordRules } from './architecture/word-rules.ts';

const rules = [...importRules, ...sliceRules, ...codeRules, ...dateRules, ...wordRules, ...shapeRules];
const sources = readSources();

describe('the house', () => {
  it('is read whole', () => expect(sources.length).toBeGreaterThan(200));

  it.each(rules.map((rule) => [rule.sentence, rule] as const))('%s', (_sentence, rule) => {
    expect(rule.check(sources).map(say)).toEqual([]);
  });
});

describe('a rule finds what breaks it', () => {
  it.each(planted.map((plant) => [plant.sentence, plant.path, plant] as const))('%s … in %s', (_sentence, _path, plant) => {
    const rule = rules.find(({ sentence }) => sentence.startsWith(plant.sentence));
    const house = [...sources.filter(({ path }) => path !== plant.path), parseSource(plant.path, plant.code)];
    const where = rule?.check(house).map(({ path, line }) => `${path}:${line}`);
    expect(where).toContain(`${plant.path}:${plant.line}`);
  });

  it.each(shapeRules.filter(({ sentence }) => /% of|half of/.test(sentence)).map((rule) => [rule.sentence, rule] as const))('%s, of a house of long files', (_sentence, rule) => {
    const house = Array.from({ length: 20 }, (_, n) => parseSource(`src/kernel/planted-${n}.ts`, '// line\n'.repeat(n < 9 ? 10 : 251)));
    expect(rule.check(house)).not.toEqual([]);
  });

  it('is asked of every rule', () => {
    const asked = rules.filter(({ sentence }) => planted.some((plant) => sentence.startsWith(plant.sentence)) || /% of|half of/.test(sentence));
    expect(rules.filter((rule) => !asked.includes(rule)).map(({ sentence }) => sentence)).toEqual([]);
  });
});
