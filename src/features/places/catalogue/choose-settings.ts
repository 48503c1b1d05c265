import { Refusal } from '../../../kernel/errors.ts';
import type { ProgrammeId, TenantId } from '../../../kernel/ids.ts';
import type { Db, Trx } from '../../../db/connect.ts';
import type { Actor, Context } from '../../context.ts';
import { writeJournal } from '../../privacy/store.ts';
import { settings } from '../content/settings.ts';
import type { Setting, SettingId } from '../setting.ts';
import { settingName } from '../text.ts';
import { listChosenSettings, managesProgramme, saveChosenSettings } from './store.ts';

/** The settings this programme may offer: as shipped, unless its HR switched them. */
export const chooseAllowed = async (db: Db | Trx, tenantId: TenantId, programmeId: ProgrammeId): Promise<readonly Setting[]> => {
  const chosen = await listChosenSettings(db, tenantId, programmeId);
  return settings.filter((setting) => chosen.get(setting.id) ?? setting.onByDefault);
};

const guard = async (ctx: Pick<Context, 'db'>, actor: Actor, programmeId: ProgrammeId): Promise<void> => {
  if (!actor.canManage) throw new Refusal('not-allowed');
  if (!(await managesProgramme(ctx.db, actor.tenantId, programmeId, actor.personId))) throw new Refusal('not-found');
};

/** Every setting, what it is for, and whether this programme offers it. */
export const chooseView = async (ctx: Pick<Context, 'db'>, actor: Actor, programmeId: ProgrammeId) => {
  await guard(ctx, actor, programmeId);
  const on = new Set((await chooseAllowed(ctx.db, actor.tenantId, programmeId)).map(({ id }) => id));
  return { settings: settings.map(({ id, purposes }) => ({ id, name: settingName(id, actor.lang).name, purposes: [...purposes], isOn: on.has(id) })) };
};

/** Switches settings on or off for the searches to come; at least one that talks stays. */
export const chooseSettings = async (
  ctx: Pick<Context, 'db' | 'clock' | 'transaction'>, actor: Actor, { programmeId, on }: { readonly programmeId: ProgrammeId; readonly on: readonly SettingId[] },
): Promise<void> => {
  await guard(ctx, actor, programmeId);
  if (on.length === 0) throw new Refusal('no-setting', 'on');
  const now = ctx.clock.now();
  await ctx.transaction(async (trx) => {
    await saveChosenSettings(trx, actor.tenantId, programmeId, new Map(settings.map(({ id }) => [id, on.includes(id)])));
    await writeJournal(trx, {
      tenantId: actor.tenantId, at: now, actorId: actor.personId, act: 'settings-chosen', subject: { kind: 'programme', id: programmeId },
    });
  });
};
