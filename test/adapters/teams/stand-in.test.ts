import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogic } from '../../../src/adapters/teams/logic.ts';
import { verbs } from '../../../src/adapters/teams/verbs.ts';
import { Refusal } from '../../../src/kernel/errors.ts';
import { asId } from '../../../src/kernel/ids.ts';
import { wordsOf } from '../../support/world.ts';
import { type Cast, countRows, openCast } from '../http/cast.ts';

/** What each verb of a card is to whom: theirs, or a card that was never meant for them. A verb without a row does not compile. */
type Verb = keyof typeof verbs;
const members = ['mentor', 'mentee'] as const;
const assistant = ['assistant'] as const;
const callers = ['mentor', 'mentee', 'assistant', 'other duo', 'plain person', 'manager'] as const;
type Caller = (typeof callers)[number];

const table: Record<Verb, readonly Caller[]> = {
  'show-duo': members, 'answer-duo': members, propose: members, confirm: members, 'other-times': members, 'ask-options': members, unlock: members,
  move: members, keep: members, 'check-in': members, rate: members, feedback: members, cancel: members,
  'keep-windows': members,
  'accept-time': members, 'refuse-time': members, pause: members, 'pause-until': members, resume: members,
  'show-dates': assistant, 'confirm-for': assistant, 'other-times-for': assistant, 'move-for': assistant, 'keep-for': assistant, 'cancel-for': assistant,
};

let cast: Cast;
beforeAll(async () => {
  cast = await openCast();
});
afterAll(() => cast.world.close());

const personOf = (caller: Caller) => {
  const { world, duo } = cast;
  switch (caller) {
    case 'mentor':
    case 'mentee': return duo[caller];
    case 'assistant': return cast.assistant;
    case 'other duo': return world.as('jonas.weber');
    case 'plain person': return world.as('arthur.meyer');
    case 'manager': return world.as('claire.fontaine');
  }
};

/** Every verb finds what it needs in it. */
const data = () => ({
  duo: cast.duo.id, offer: cast.offer, meeting: cast.meeting, options: '1', answer: 'yes', change: 'shorter-session/30', held: true, usefulness: 4, weeks: 2,
});

/** The words of the card answered, or the code of the no that leaves the card where it is. */
const press = async (caller: Caller, verb: Verb): Promise<string> => {
  const { ctx } = cast.world.app;
  const turn = {
    tenantId: asId<never>((await ctx.db.selectFrom('programmes').select('tenant_id').executeTakeFirstOrThrow()).tenant_id),
    personId: asId<never>(personOf(caller).id), lang: 'fr' as const, conversation: { conversationId: `a:${caller}`, serviceUrl: 'https://smba.example/', mri: null },
  };
  try {
    return wordsOf(await createLogic(ctx).press(turn, verb, data()));
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

const notYours = /^(Cette carte est destinée à une autre personne\.|This card is meant for another person\.)\s+\1$/;

describe.each(Object.keys(table) as Verb[])('%s', (verb) => {
  it.each(callers.filter((caller) => !table[verb].includes(caller)))('is nothing to %s', async (caller) => {
    const before = await countRows(cast);
    expect(await press(caller, verb)).toMatch(notYours);
    expect(await countRows(cast)).toEqual(before);
  });
  it.each(table[verb])('answers %s', async (caller) => expect(await press(caller, verb)).not.toMatch(notYours));
});

it('every verb has its row', () => expect(Object.keys(table).toSorted()).toEqual(Object.keys(verbs).toSorted()));
