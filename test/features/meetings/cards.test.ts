import { describe, expect, it } from 'vitest';
import { sayPrice } from '../../../src/features/places/text.ts';
import { situationCard, supersededCard } from '../../../src/features/meetings/cards.ts';
import { checkCard } from '../../support/cards.ts';
import { bistro, cardCases, garden, ids, lunch, offerOf, options, pairIn, session, textsIn, links, now, phone, walk } from './fixtures.ts';
import { wordFaultsOf } from './words.ts';

const cases = cardCases();
/** As it would be without the backslashes of the one escape. */
const plainly = (texts: readonly string[]): string => texts.join('\n').replaceAll('\\', '');

describe('every card of a duo', () => {
  it('is of each kind there is, for both, in both languages', () => {
    expect(new Set(cases.map(([, { situation }]) => situation.kind)).size).toBe(13);
    expect(new Set(cases.map(([, { role, pair }]) => `${role} ${pair[role].lang}`)).size).toBe(4);
  });

  it.each(cases)('%s: renders, in good words', (_name, data) => {
    const card = situationCard(data);
    checkCard(card);
    expect(wordFaultsOf(card)).toEqual([]);
  });

  it('asks for the present state when it is opened, and for nothing else', () => {
    for (const [name, data] of cases)
      expect(situationCard(data).refresh, name).toEqual({ action: { type: 'Action.Execute', verb: 'show-duo', data: { duo: ids.duo } }, userIds: [] });
  });

  it('is a line once another card has followed it', () => {
    for (const [name, data] of cases) {
      const older = supersededCard(data);
      expect(older.body, name).toHaveLength(1);
      expect(older.actions, name).toBeUndefined();
      expect(wordFaultsOf(older), name).toEqual([]);
      expect(older.speak?.length, name).toBeLessThan(120);
    }
  });

  it('betrays in its first line neither topic, nor place, nor hour', () => {
    for (const [name, data] of cases) {
      const speak = situationCard(data).speak ?? '';
      for (const { place, fallback } of options)
        for (const told of [place?.name, place?.address, fallback?.name]) if (told) expect(speak, name).not.toContain(told);
      expect(speak, name).not.toMatch(/\d|déjeuner|lunch|promenade|walk|musée|numérique|digital|réseaux|mentor/i);
    }
  });
});

describe.each(['fr', 'en'] as const)('the executive’s options card, in %s', (lang) => {
  const cardOf = (kept: readonly (typeof options)[number][]) =>
    situationCard({ situation: { kind: 'options', session, offer: offerOf('mentee'), options: kept, moving: null, isAgain: false, isUnsaid: false, mayPause: false }, pair: pairIn(lang), role: 'mentee', links, now });

  it.each([[[lunch]], [[lunch, walk, phone]]])('says door to door and when one is back, who pays and how much', (kept) => {
    const texts = plainly(textsIn(cardOf(kept)));
    expect(texts).toContain(lang === 'fr' ? 'à huit minutes à pied, retour à 13\u00a0h\u00a030' : 'eight minutes on foot, back at 13:30');
    expect(texts).toContain(lang === 'fr' ? 'Payé par Méridiane' : 'Paid by Méridiane');
    expect(texts).toContain(sayPrice(2, lang));
    expect(texts).toContain(bistro.name);
    // Among several, why each was picked is the mentor's to know; alone, the executive reads it too.
    expect(texts.includes(lang === 'fr' ? 'Vous n’avez pas encore essayé le déjeuner' : 'You have not tried a lunch yet')).toBe(kept.length === 1);
  });

  it('says where to go when it rains, as such', () => {
    const texts = plainly(textsIn(cardOf([walk])));
    expect(texts).toMatch(lang === 'fr' ? /pl(uie|eut).*Maison de l’Image/i : /rain.*Maison de l’Image/i);
    expect(texts).toContain(garden.name);
  });

  it('confirms with one tap, the day on the button, when there is one option', () => {
    const [press] = cardOf([lunch]).actions ?? [];
    expect(press).toMatchObject({ verb: 'confirm', title: lang === 'fr' ? 'Confirmer mardi' : 'Confirm Tuesday', data: { offer: ids.offer, options: '1' }, style: 'positive' });
  });

  it('has one choice ticked already when there are three, and lets only one be chosen', () => {
    expect(cardOf(options).body).toContainEqual(expect.objectContaining({ type: 'Input.ChoiceSet', isMultiSelect: false, value: '1' }));
  });
});

describe.each(['fr', 'en'] as const)('the mentor’s options card, in %s', (lang) => {
  const card = situationCard({ situation: { kind: 'options', session, offer: offerOf('mentor'), options, moving: null, isAgain: false, isUnsaid: false, mayPause: false }, pair: pairIn(lang), role: 'mentor', links, now });
  it('has all three ticked, proposes with one tap and says in whose name the invitation goes out', () => {
    expect(card.body).toContainEqual(expect.objectContaining({ type: 'Input.ChoiceSet', isMultiSelect: true, value: '1,2,3' }));
    expect(card.actions?.[0]).toMatchObject({ verb: 'propose', style: 'positive', title: lang === 'fr' ? 'Proposer à Philippe' : 'Propose to Philippe' });
    expect(plainly(textsIn(card))).toMatch(lang === 'fr' ? /l’invitation partira en votre nom/ : /the invitation will go out in your name/);
  });
  it('never counts the executive’s minutes as the mentor’s own', () => {
    expect(plainly(textsIn(card))).not.toMatch(lang === 'fr' ? /à pied pour vous/ : /on foot for you/);
  });
});

it('keeps what the mentor has not proposed from the executive', () => {
  const card = situationCard({ situation: { kind: 'waiting', session, offer: offerOf('mentor'), options, moving: null, isAgain: false, isUnsaid: false, mayPause: false }, pair: pairIn(), role: 'mentee', links, now });
  expect(plainly(textsIn(card))).not.toMatch(/Petit Zinc|Lanternes|8 décembre/);
});

it('says that a date did not hold for as long as it is so, and nothing of who cancelled, nor why', () => {
  const lost = cases.filter(([, { situation }]) => 'isAgain' in situation && situation.isAgain);
  expect(lost.length).toBeGreaterThan(8);
  for (const [name, data] of lost) {
    const words = plainly(textsIn(situationCard(data)));
    expect(words, name).toMatch(data.pair[data.role].lang === 'fr' ? /La date n’a pas tenu/ : /The date did not hold/);
    expect(words, name).not.toMatch(/annul|cancel|refus|declin/i);
  }
});

describe('names that people typed', () => {
  const evil = '[clic](http://evil) *a* _b_ <i>';
  const names = { mentor: evil, mentee: evil };
  const place = { ...bistro, name: evil, address: evil, city: evil };
  const evilOptions = options.map((option) => ({ ...option, place: option.place && place, fallback: option.fallback && place }));
  const dirty = cardCases((lang) => {
    const pair = pairIn(lang, lang, names);
    const person = { firstName: evil };
    return { ...pair, mentor: { ...pair.mentor, ...person }, mentee: { ...pair.mentee, ...person }, programme: { ...pair.programme, frame: { ...pair.programme.frame, payer: evil } } };
  }).map(([name, data]) => {
    const { situation } = data;
    const replaced = {
      ...situation,
      ...('options' in situation && { options: evilOptions.filter(({ id }) => situation.options.some((option) => option.id === id)) }),
      ...('meeting' in situation && { meeting: { ...situation.meeting, option: evilOptions.find(({ id }) => id === situation.meeting.option.id) } }),
    };
    return [name, { ...data, situation: replaced as typeof situation }] as const;
  });

  it('are shown, not obeyed', () => {
    for (const [name, data] of dirty)
      for (const card of [situationCard(data), supersededCard(data)])
        for (const sentence of textsIn({ ...card, actions: [], speak: '' })) expect(sentence, name).not.toMatch(/(?<!\\)[[*<]|(?<!\\)_b/);
  });

  it('are really there', () => {
    expect(dirty.filter(([, data]) => textsIn(situationCard(data)).some((text) => text.includes('\\[clic\\]\\(http://evil\\)'))).length).toBeGreaterThan(40);
  });
});
