import { describe, expect, it } from 'vitest';
import { answeredCard, invitationCard } from '../../../src/features/matching/cards.ts';
import type { Member } from '../../../src/features/matching/duo.ts';
import { isReady, missingSteps } from '../../../src/features/matching/duo.ts';
import { charter } from '../../../src/features/training/content/charter.ts';
import { langs } from '../../../src/kernel/text.ts';
import { checkCard } from '../../support/cards.ts';
import { duo, ids, links, now, pairIn, personOf, programme, textsIn } from '../meetings/fixtures.ts';
import { wordFaultsOf } from '../meetings/words.ts';

const trackUrl = links.tab({ page: 'track', duo: ids.duo });
const roles = ['mentor', 'mentee'] as const;
const sides = langs.flatMap((lang) => roles.map((role) => ({ lang, role, name: `${lang}, ${role}` })));
const invitation = (lang: (typeof langs)[number], role: (typeof roles)[number], name?: string, goesOn = false) =>
  invitationCard({
    duoId: ids.duo, role, lang, programme, trackUrl, goesOn, contacts: [{ name: name ?? 'Nadia Benali' }, { name: 'Luc Hoffmann' }],
    other: name ? personOf(ids.mentee, name, { firstName: name }) : pairIn(lang)[role === 'mentor' ? 'mentee' : 'mentor'],
  });

describe.each(sides)('the invitation, $name', ({ lang, role }) => {
  const card = invitation(lang, role);
  const said = textsIn(card).join('\n').replaceAll('\\', '');

  it('renders, in good words, and its first line names nobody', () => {
    checkCard(card);
    expect(wordFaultsOf(card)).toEqual([]);
    expect(card.speak).not.toMatch(/Inès|Philippe|mentor|numérique|digital/i);
  });
  it('states the purpose, who reads what, how to leave, and whom to talk to', () => {
    for (const part of lang === 'fr' ? ['6 rencontres', 'hors du bureau', 'Qui lit quoi', 'en moyenne', 'Comment en sortir', 'sans motif'] : ['6 meetings', 'out of the office', 'Who reads what', 'average', 'How to leave', 'no reason'])
      expect(said).toContain(part);
    expect(said).toContain('Nadia Benali, Luc Hoffmann');
  });
  it('carries the whole charter that its yes signs', () => {
    for (const point of charter(programme.frame.threshold)) for (const paragraph of point[lang].paragraphs) expect(said).toContain(paragraph);
  });
  it('says of a new account that the duo goes on, and asks all the same', () => {
    const again = invitation(lang, role, undefined, true);
    checkCard(again);
    expect(wordFaultsOf(again)).toEqual([]);
    expect(textsIn(again).join(' ')).toContain(lang === 'fr' ? 'continue ici' : 'goes on here');
    expect(said).not.toMatch(/continue ici|goes on here/);
    expect(again.actions).toEqual(card.actions);
  });
  it('takes a yes or a no with one tap each', () => {
    expect(card.actions).toMatchObject([{ verb: 'answer-duo', data: { duo: ids.duo, answer: 'yes' } }, { verb: 'answer-duo', data: { duo: ids.duo, answer: 'no' } }, { url: trackUrl }]);
  });
});

const member = (more: Partial<Member>): Member => ({ personId: ids.mentor, role: 'mentor', answer: 'yes', answeredAt: now, trackReadAt: null, ...more });
const answered = sides.flatMap(({ lang, role, name }) => [
  [`${name}: signed, track to read`, { duo: { ...duo, state: 'invited' as const }, member: member({ role }), lang }],
  [`${name}: signed and read`, { duo: { ...duo, state: 'invited' as const }, member: member({ role, trackReadAt: now }), lang }],
  [`${name}: the duo begins`, { duo, member: member({ role, trackReadAt: now }), lang }],
  [`${name}: declined`, { duo: { ...duo, state: 'declined' as const }, member: member({ role }), lang }],
  [`${name}: closed`, { duo: { ...duo, state: 'closed' as const }, member: member({ role }), lang }],
] as const);

describe('what the invitation becomes', () => {
  it.each(answered)('%s: renders, in good words', (_name, data) => {
    const card = answeredCard({ ...data, other: pairIn(data.lang).mentor, trackUrl });
    checkCard(card);
    expect(wordFaultsOf(card)).toEqual([]);
  });
  it('is the same for both when one of them declines: nothing says who', () => {
    const cards = roles.map((role) => answeredCard({ duo: { ...duo, state: 'declined' }, member: member({ role, answer: role === 'mentor' ? 'no' : 'pending' }), other: pairIn().mentor, lang: 'fr', trackUrl }));
    expect(cards[0]).toEqual(cards[1]);
  });
});

it('escapes what a person is called', () => {
  const evil = '[clic](http://evil) *a*';
  for (const { lang, role } of sides)
    for (const card of [invitation(lang, role, evil), answeredCard({ duo, member: member({ role, trackReadAt: now }), other: personOf(ids.mentee, evil, { firstName: evil }), lang, trackUrl })])
      for (const sentence of textsIn({ ...card, speak: '' })) expect(sentence).not.toMatch(/(?<!\\)[[*]/);
});

describe('the gate', () => {
  it('wants a yes and a read track of both', () => {
    const ready = { mentor: duo.mentor, mentee: duo.mentee };
    expect(isReady(ready)).toBe(true);
    for (const role of roles) for (const lack of [{ answer: 'pending' }, { answer: 'no' }, { trackReadAt: null }] as const) expect(isReady({ ...ready, [role]: { ...ready[role], ...lack } })).toBe(false);
  });
  it('names the steps in order', () => expect(missingSteps(member({ answer: 'pending' }))).toEqual(['answer', 'track']));
});
