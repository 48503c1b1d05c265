import { describe, expect, it } from 'vitest';
import { askCard, type CheckInCardData, doneCard, pageTwoCard, usefulnessCard } from '../../../src/features/feedback/cards.ts';
import type { CheckIn } from '../../../src/features/feedback/check-in.ts';
import { type ReadField, readers, sayReaders } from '../../../src/features/privacy/readers.ts';
import { type Card, paragraph, plain } from '../../../src/kernel/card.ts';
import { type Lang, langs } from '../../../src/kernel/text.ts';
import { faultsOf } from '../../support/cards.ts';
import { ids, now, tenantId, textsIn } from '../meetings/fixtures.ts';
import { wordFaultsOf } from '../meetings/words.ts';

const tabUrl = 'https://teams.microsoft.com/l/entity/app/my-duo';
const roles = ['mentor', 'mentee'] as const;
const dataOf = (lang: Lang, role: (typeof roles)[number]): CheckInCardData => ({ meetingId: ids.meeting, role, lang, weekday: lang === 'fr' ? 'mardi' : 'Tuesday', k: 7 });
const checkInOf = (more: Partial<CheckIn>): CheckIn => ({
  tenantId, meetingId: ids.meeting, personId: ids.mentee, role: 'mentee', held: true, usefulness: null, tryNext: null, ease: null, pace: null, comment: null,
  shareComment: false, answeredAt: now, ...more,
});
const cards = langs.flatMap((lang) => roles.flatMap((role): (readonly [string, Card, readonly ReadField[]])[] => {
  const data = dataOf(lang, role);
  return [
    [`${lang}, ${role}: did it take place`, askCard(data), ['held', 'usefulness']],
    [`${lang}, ${role}: how useful`, usefulnessCard(data), ['usefulness']],
    [`${lang}, ${role}: page two`, pageTwoCard({ ...data, formDue: false, tabUrl }), ['tryNext']],
    [`${lang}, ${role}: page two with the form`, pageTwoCard({ ...data, formDue: true, tabUrl }), ['tryNext', 'ease', 'pace', 'comment']],
    ...[{}, { usefulness: 4 }, { usefulness: 1, tryNext: 'essayer', comment: 'bien' }].map((more) =>
      [`${lang}, ${role}: noted, ${JSON.stringify(more)}`, doneCard({ lang, checkIn: checkInOf(more), tabUrl, next: [paragraph(plain('Mardi 8 décembre'))] }), []] as const),
  ];
}));

describe('the cards after a meeting', () => {
  it.each(cards)('%s: renders, in good words', (_name, card) => {
    // Five buttons are one question here: a scale.
    expect(faultsOf(card).filter((fault) => !(fault.startsWith('5 actions') && JSON.stringify(card).includes('"rate"')))).toEqual([]);
    expect(wordFaultsOf(card)).toEqual([]);
    expect(card.speak).not.toMatch(/\d|Inès|Philippe|lieu|place|rencontre de|numérique|digital/i);
  });

  it.each(cards)('%s: says of each thing it asks who reads it, in the table’s words, and of nothing else', (_name, card, asked) => {
    const said = textsIn(card);
    const about = (fields: readonly ReadField[]) => new Set(fields.map((field) => sayReaders(field, 7, card.lang)));
    const fields = Object.keys(readers) as ReadField[];
    const printed = new Set(said.filter((sentence) => about(fields).has(sentence)));
    // The first question says of the rating, in its own words, what the table says of it.
    expect(printed).toEqual(about(asked.filter((field) => !(field === 'usefulness' && asked.includes('held')))));
  });

  it('prints a reader under every input it has', () => {
    for (const [name, card] of cards) {
      const items = card.body;
      const readerLines = new Set(Object.keys(readers).map((field) => sayReaders(field as ReadField, 7, card.lang)));
      items.forEach((item, index) => {
        if (!item.type.startsWith('Input.')) return;
        const after = items.slice(index + 1).find((next) => !next.type.startsWith('Input.'));
        expect(after?.type === 'TextBlock' && readerLines.has(after.text), `${name}: ${JSON.stringify(item)}`).toBe(true);
      });
    }
  });

  it('says the promise before anything is asked, with the programme’s own threshold', () => {
    expect(textsIn(askCard(dataOf('fr', 'mentor')))).toContain('Votre note n’apparaît jamais seule\u00a0: les RH ne voient qu’une moyenne, à partir de 7 réponses.');
  });

  it.each(langs)('makes no as easy as yes, and is worded for each side, in %s', (lang) => {
    const [yes, no] = askCard(dataOf(lang, 'mentee')).actions ?? [];
    expect(yes).toMatchObject({ verb: 'check-in', data: { meeting: ids.meeting, held: true } });
    expect(no).toMatchObject({ verb: 'check-in', data: { meeting: ids.meeting, held: false } });
    expect({ ...yes, title: '', data: 0, fallback: 0 }).toEqual({ ...no, title: '', data: 0, fallback: 0 });
    for (const make of [askCard, usefulnessCard]) expect(textsIn(make(dataOf(lang, 'mentor')))).not.toEqual(textsIn(make(dataOf(lang, 'mentee'))));
  });

  it('takes 1 to 5 in one tap, whatever the language', () => {
    const { body } = usefulnessCard(dataOf('en', 'mentee'));
    const set = body.find((item) => item.type === 'ActionSet') ?? body.find((item) => item.type === 'ColumnSet');
    expect([...JSON.stringify(set).matchAll(/"verb":"rate","data":\{"meeting":"[^"]+","usefulness":(\d)\}/g)].map(([, rating]) => rating)).toEqual(['1', '2', '3', '4', '5']);
  });

  it('shares no comment unless its author ticks the box', () => {
    expect(pageTwoCard({ ...dataOf('fr', 'mentee'), formDue: true, tabUrl }).body).toContainEqual(expect.objectContaining({ type: 'Input.Toggle', id: 'shareComment', value: 'false' }));
  });

  it('never says back into the chat what was written', () => {
    const card = doneCard({ lang: 'fr', checkIn: checkInOf({ usefulness: 3, tryNext: 'un secret', comment: 'un autre', shareComment: true }), tabUrl, next: [] });
    expect(JSON.stringify(card)).not.toMatch(/secret|un autre/);
    expect(textsIn(card)).toContain('Utilité\u00a0: 3 sur 5.');
  });
});
