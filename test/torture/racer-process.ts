import { connect } from '../../src/db/connect.ts';
import type { Actor, Calendar, Context } from '../../src/features/context.ts';
import { cancelMeeting } from '../../src/features/meetings/cancel-meeting.ts';
import { confirmOption } from '../../src/features/meetings/confirm-option.ts';
import { proposeOptions } from '../../src/features/meetings/propose-options.ts';
import { Refusal } from '../../src/kernel/errors.ts';
import { asId, type TenantId } from '../../src/kernel/ids.ts';
import { instant, MovableClock } from '../../src/kernel/time.ts';
import type { Ask, Tell } from './instance.ts';
import type { Outcome, Press } from './race.ts';

/**
 * The use cases of the product in a process of their own, on a pool of their own: as much of an instance as decides who wins. Outlook is
 * always free here, and what is left for later is left undone; both have their part in the rounds through HTTP.
 */
const open = async ({ TENANT_ID = '', DATABASE_URL: url = '', TORTURE_OFFSET: offset = '0' }: Record<string, string>) => {
  const { db } = await connect({ kind: 'postgres', url });
  const free: Calendar['availability'] = async (people) => new Map(people.map(({ id }) => [id, { kind: 'known', busy: [] }]));
  const ctx = {
    db, clock: new MovableClock(instant(Date.now() + Number(offset))),
    links: { tab: () => 'https://binome.example/', home: () => 'https://binome.example/' },
    calendar: { availability: free } as Calendar,
    transaction: (work) => db.transaction().execute(work),
    enqueue: async () => {},
  } satisfies Partial<Context>;
  return { ctx, tenantId: asId<TenantId>(TENANT_ID) };
};
let opened: ReturnType<typeof open> | undefined;

const act = async (press: Press): Promise<unknown> => {
  if (!opened) throw new Error('not yet opened');
  const { ctx, tenantId } = await opened;
  const actor: Actor = { tenantId, personId: asId(press.by.id), lang: 'fr', canManage: false };
  switch (press.kind) {
    case 'confirm': return confirmOption(ctx, actor, { offerId: asId(press.subject), optionId: press.options[0] ?? '' });
    case 'propose': return proposeOptions(ctx, actor, { offerId: asId(press.subject), optionIds: press.options });
    case 'cancel': return cancelMeeting(ctx, actor, { meetingId: asId(press.subject) });
  }
};

const answer = async (press: Press): Promise<Outcome> => {
  const start = performance.now();
  try {
    await act(press);
    return { said: 'done', took: performance.now() - start };
  } catch (error) {
    const said = error instanceof Refusal ? error.code : `raw: ${String(error)}`;
    return { said, took: performance.now() - start };
  }
};

const reply = async (ask: Ask): Promise<unknown> => {
  if (ask.kind === 'press') return answer(ask.press);
  if (ask.kind === 'open') await (opened ??= open(ask.env));
  return '';
};
process.on('message', (ask: Ask) => {
  reply(ask).then((value) => process.send?.({ id: ask.id, value } satisfies Tell), (error: unknown) => process.send?.({ id: ask.id, error: String(error) } satisfies Tell));
});
process.on('disconnect', () => process.exit(1));
