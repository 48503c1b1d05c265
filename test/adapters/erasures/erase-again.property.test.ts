import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Connected } from '../../../src/db/connect.ts';
import { day, hour, plus } from '../../../src/kernel/time.ts';
import { openTestDatabase } from '../../support/database.ts';
import { type Held, type Rows, setTable, type Table } from './restored.ts';

let database: Connected;
let table: Table;
let empty: Rows;
const folder = mkdtempSync(join(tmpdir(), 'binome-erase-again-'));
beforeAll(async () => {
  database = await openTestDatabase();
  table = await setTable(database, folder);
  empty = await table.backUp();
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

type Side = 'mentor' | 'mentee';
type Said = Held['said'][Side];
/** What is held, and at which step it was given; what was erased, and at which step. Steps, not clocks: what the product goes by is on trial. */
interface Life {
  access: Record<Side, { value: NonNullable<Held['access'][Side]>; step: number } | null>;
  said: Record<Side, { value: Said; step: number }>;
  assistant: { value: 'stranger' | 'manager'; step: number } | null;
}
const nothing: Said = { comment: null, tryNext: null, usefulness: null, shareComment: false };
const newLife = (): Life => ({ access: { mentor: null, mentee: null }, said: { mentor: { value: nothing, step: 0 }, mentee: { value: nothing, step: 0 } }, assistant: null });
const shown = ({ access, said, assistant }: Life): Held => ({
  access: { mentor: access.mentor?.value ?? null, mentee: access.mentee?.value ?? null }, said: { mentor: said.mentor.value, mentee: said.mentee.value },
  assistant: assistant?.value ?? null,
});

const side = fc.constantFrom<Side>('mentor', 'mentee');
const word = fc.constantFrom('un', 'deux', 'un, puis deux', null);
const act = fc.oneof(
  fc.record({ kind: fc.constant('grant' as const), who: side, needs: fc.constantFrom({ stepFree: true, quiet: false }, { stepFree: false, quiet: true }, { stepFree: true, quiet: true }) }),
  fc.record({ kind: fc.constant('withdraw' as const), who: side }),
  fc.record({
    kind: fc.constant('say' as const), who: side,
    answers: fc.record({ comment: word, tryNext: word, usefulness: fc.constantFrom(1, 5, null), shareComment: fc.boolean() }, { requiredKeys: [] }),
  }),
  fc.record({ kind: fc.constant('name' as const), whom: fc.constantFrom('stranger' as const, 'manager' as const) }),
  fc.record({ kind: fc.constantFrom('unname' as const, 'start' as const) }),
  fc.record({ kind: fc.constant('back-up' as const) }), fc.record({ kind: fc.constant('restore' as const), which: fc.nat(9) }),
);
const steps = fc.array(fc.record({ act, wait: fc.constantFrom(1, 1_000, hour, day / 2) }), { maxLength: 24 });

it('whatever is saved, erased, backed up and restored in any order: after the start nothing erased is back, nothing given since is lost', { timeout: 120_000 }, async () => {
  await fc.assert(fc.asyncProperty(steps, async (lived) => {
    await table.restore(empty);
    let life = newLife();
    const erased = new Map<string, number>();
    const backups: { life: Life; rows: Rows }[] = [];
    for (const [index, { act: next, wait }] of lived.entries()) {
      const step = index + 1;
      table.stage.clock.moveTo(plus(table.stage.clock.now(), wait));
      switch (next.kind) {
        case 'grant': {
          const before = life.access[next.who]?.value;
          if (before && ((before.stepFree && !next.needs.stepFree) || (before.quiet && !next.needs.quiet))) erased.set(`access ${next.who}`, step);
          life.access[next.who] = { value: next.needs, step };
          await table.grant(next.who, next.needs);
          break;
        }
        case 'withdraw':
          if (life.access[next.who]) erased.set(`access ${next.who}`, step);
          life.access[next.who] = null;
          await table.withdraw(next.who);
          break;
        case 'say': {
          const before = life.said[next.who].value;
          const after = { ...before, ...next.answers };
          for (const field of ['comment', 'tryNext'] as const)
            if (before[field] !== null && !after[field]?.includes(before[field])) erased.set(`${field} ${next.who}`, step);
          if (before.usefulness !== null && after.usefulness === null) erased.set(`usefulness ${next.who}`, step);
          if (before.shareComment && !after.shareComment) erased.set(`shareComment ${next.who}`, step);
          life.said[next.who] = { value: after, step };
          await table.say(next.who, next.answers);
          break;
        }
        case 'name':
          if (life.assistant?.value === next.whom) break;
          if (life.assistant) erased.set('assistant', step);
          life.assistant = { value: next.whom, step };
          await table.name(next.whom);
          break;
        case 'unname':
          if (life.assistant) erased.set('assistant', step);
          life.assistant = null;
          await table.unname();
          break;
        case 'back-up':
          backups.push({ life: structuredClone(life), rows: await table.backUp() });
          break;
        case 'start':
          await table.start();
          break;
        case 'restore': {
          const backup = backups[next.which % Math.max(1, backups.length)];
          if (!backup) break;
          life = withoutErased(structuredClone(backup.life), erased);
          await table.restore(backup.rows);
          await table.start();
          break;
        }
      }
      expect(await table.held()).toEqual(shown(life));
    }
  }), { numRuns: 20 });
});

/** What was given before it was last erased is not there; a comment that is gone is shared no more. */
const withoutErased = (life: Life, erased: ReadonlyMap<string, number>): Life => {
  for (const who of ['mentor', 'mentee'] as const) {
    const isErased = (what: string, step: number): boolean => (erased.get(`${what} ${who}`) ?? 0) > step;
    const { access, said } = { access: life.access[who], said: life.said[who] };
    if (access && isErased('access', access.step)) life.access[who] = null;
    const comment = isErased('comment', said.step) ? null : said.value.comment;
    life.said[who] = {
      step: said.step,
      value: {
        comment, tryNext: isErased('tryNext', said.step) ? null : said.value.tryNext, usefulness: isErased('usefulness', said.step) ? null : said.value.usefulness,
        shareComment: said.value.shareComment && !isErased('shareComment', said.step) && !isErased('comment', said.step),
      },
    };
  }
  if (life.assistant && (erased.get('assistant') ?? 0) > life.assistant.step) life.assistant = null;
  return life;
};
