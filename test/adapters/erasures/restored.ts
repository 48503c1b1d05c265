import type { Connected, Db } from '../../../src/db/connect.ts';
import { eraseAgain } from '../../../src/adapters/erasures/erase-again.ts';
import { openLedger } from '../../../src/adapters/erasures/ledger.ts';
import { answerCheckIn } from '../../../src/features/feedback/answer-check-in.ts';
import { nameAssistant, removeAssistant } from '../../../src/features/meetings/assistant/name-assistant.ts';
import { grantAccessNeeds } from '../../../src/features/places/preferences/grant-access-needs.ts';
import { withdrawAccessNeeds } from '../../../src/features/places/preferences/withdraw-access-needs.ts';
import { type Log, silentLog } from '../../../src/kernel/log.ts';
import { day, minute, plus } from '../../../src/kernel/time.ts';
import type { Actor, Erasures } from '../../../src/features/context.ts';
import { setStage, type Stage } from '../../features/meetings/stage.ts';
import { book } from '../../features/meetings/steps.ts';

type Answers = Parameters<typeof answerCheckIn>[2]['answers'];

/** What people may erase of one duo, as it stands in its three tables. */
export interface Held {
  readonly access: Readonly<Record<'mentor' | 'mentee', { stepFree: boolean; quiet: boolean } | null>>;
  readonly said: Readonly<Record<'mentor' | 'mentee', { comment: string | null; tryNext: string | null; usefulness: number | null; shareComment: boolean }>>;
  readonly assistant: 'stranger' | 'manager' | null;
}

/** A duo with a meeting behind it, whose database can be backed up and put back, and whose product can be started again. */
export const setTable = async (database: Connected, folder: string) => {
  const inUse: { erasures: Erasures } = { erasures: await openLedger(folder, silentLog) };
  const stage = await setStage(database, { erasures: { remember: (erasure) => inUse.erasures.remember(erasure) } });
  const { db } = database;
  const { id: meetingId, end } = await book(stage);
  stage.clock.moveTo(plus(end, minute));
  const { actors, ctx } = stage;
  const nameOf = (id: string | undefined): Held['assistant'] => (id === actors.stranger.personId ? 'stranger' : id === actors.manager.personId ? 'manager' : null);

  return {
    stage,
    grant: (who: 'mentor' | 'mentee', needs: { stepFree: boolean; quiet: boolean }) => grantAccessNeeds(ctx, actors[who], needs),
    withdraw: (who: 'mentor' | 'mentee') => withdrawAccessNeeds(ctx, actors[who]),
    say: (who: 'mentor' | 'mentee', answers: Omit<Answers, 'held'>) => answerCheckIn(ctx, actors[who], { meetingId, answers: { held: true, ...answers } }),
    name: (who: 'stranger' | 'manager') => nameAssistant(ctx, actors.mentee, { personId: actors[who].personId }),
    unname: () => removeAssistant(ctx, actors.mentee),
    backUp: () => readRows(db, stage),
    restore: (rows: Rows) => writeRows(db, stage, rows),
    /** As the product starts: another instance, another file. */
    start: async (log: Log = silentLog) => {
      const ledger = await openLedger(folder, log);
      await eraseAgain(db, log, await ledger.recall());
      await ledger.forget(plus(stage.clock.now(), -35 * day));
      inUse.erasures = ledger;
    },
    /** Whatever keeps the erasures from now on. */
    keepIn: (erasures: Erasures) => void (inUse.erasures = erasures),
    held: async (): Promise<Held> => {
      const { needs, answers, names } = await readRows(db, stage);
      const access = (who: Actor) => needs.filter(({ person_id }) => person_id === who.personId).map((row) => ({ stepFree: row.step_free, quiet: row.quiet }))[0] ?? null;
      const said = (who: Actor) => {
        const row = answers.find(({ person_id }) => person_id === who.personId);
        return { comment: row?.comment ?? null, tryNext: row?.try_next ?? null, usefulness: row?.usefulness ?? null, shareComment: row?.share_comment ?? false };
      };
      return {
        access: { mentor: access(actors.mentor), mentee: access(actors.mentee) }, said: { mentor: said(actors.mentor), mentee: said(actors.mentee) },
        assistant: nameOf(names[0]?.person_id),
      };
    },
  };
};
export type Table = Awaited<ReturnType<typeof setTable>>;

export type Rows = Awaited<ReturnType<typeof readRows>>;
const readRows = async (db: Db, { tenantId }: Pick<Stage, 'tenantId'>) => ({
  needs: await db.selectFrom('access_needs').selectAll().where('tenant_id', '=', tenantId).execute(),
  answers: await db.selectFrom('check_ins').selectAll().where('tenant_id', '=', tenantId).execute(),
  names: await db.selectFrom('assistants').selectAll().where('tenant_id', '=', tenantId).execute(),
});

const writeRows = async (db: Db, { tenantId }: Pick<Stage, 'tenantId'>, { needs, answers, names }: Rows): Promise<void> => {
  for (const table of ['access_needs', 'check_ins', 'assistants'] as const) await db.deleteFrom(table).where('tenant_id', '=', tenantId).execute();
  if (needs.length > 0) await db.insertInto('access_needs').values(needs).execute();
  if (answers.length > 0) await db.insertInto('check_ins').values(answers).execute();
  if (names.length > 0) await db.insertInto('assistants').values(names).execute();
};
