import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildEvent, type EventParts, transactionIdOf } from '../../../src/features/meetings/event.ts';
import type { DuoId, SessionId } from '../../../src/kernel/ids.ts';
import { fromIso, hour, plus } from '../../../src/kernel/time.ts';
import { bistro, ids, lunch, pairIn, phone, walk } from './fixtures.ts';

const parts = (more: Partial<EventParts> = {}): EventParts => ({
  pair: pairIn(), organiser: 'mentor', option: lunch, contacts: [{ name: 'Nadia Benali', mail: 'nadia.benali@meridiane.example' }, { name: 'Luc Hoffmann', mail: null }],
  tabUrl: 'https://teams.microsoft.com/l/entity/app/my-duo?webUrl=a&label=b', transactionId: transactionIdOf(ids.duo, ids.session, 1), ...more,
});
const read = (given: EventParts) => JSON.parse(buildEvent(given)) as Record<string, any>;
const contentOf = (given: EventParts): string => read(given)['body'].content;

describe('the transaction id', () => {
  const anyId = fc.uuid();
  it('is a UUID of version 8, the same for the same request', () => {
    fc.assert(fc.property(anyId, anyId, fc.integer({ min: 1, max: 99 }), (duo, session, attempt) => {
      const id = transactionIdOf(duo as DuoId, session as SessionId, attempt);
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(transactionIdOf(duo as DuoId, session as SessionId, attempt)).toBe(id);
    }));
  });
  it('differs by duo, by session and by attempt', () => {
    fc.assert(fc.property(anyId, anyId, fc.integer({ min: 1, max: 99 }), (duo, session, attempt) => {
      const ids = new Set([[duo, session, attempt], [duo, session, attempt + 1], [session, duo, attempt], [duo, duo, attempt], [session, session, attempt]]
        .map(([a, b, n]) => transactionIdOf(a as DuoId, b as SessionId, Number(n))));
      expect(ids.size).toBe(duo === session ? 2 : 5);
    }));
  });
  it('never changes from one release to the next: what was sent once must be found again', () => {
    expect(transactionIdOf(ids.duo, ids.session, 1)).toBe('f1762757-8711-8f5b-b623-3fbc3b4a8251');
  });
});

describe('the event in both calendars', () => {
  it('is the same text, byte for byte, whenever it is built', () => expect(buildEvent(parts())).toBe(buildEvent(parts())));

  it('is organised by the mentor, asks the mentee alone, and is private', () => {
    const event = read(parts());
    expect(event['attendees']).toEqual([{ type: 'required', emailAddress: { address: 'philippe.garnier@meridiane.example', name: 'Philippe Garnier' } }]);
    expect(event).toMatchObject({ sensitivity: 'private', showAs: 'busy', isReminderOn: true, reminderMinutesBeforeStart: 21 });
  });

  it('reminds an hour before of a way from home, however long it is: whoever is invited may be given the same reminder', () => {
    for (const minutes of [5, 37]) {
      const travel = { ...lunch.travel, mentor: { minutes, mode: 'home' } as const };
      expect(read(parts({ option: { ...lunch, travel } }))['reminderMinutesBeforeStart']).toBe(60);
    }
  });

  it.each([['fr', 'Rendez-vous à l’extérieur'], ['en', 'Meeting out of the office']] as const)('has a subject that betrays neither topic, programme nor person, in %s', (lang, subject) => {
    expect(read(parts({ pair: pairIn(lang) }))['subject']).toBe(subject);
    expect(subject).not.toMatch(/binôme|mentor|duo|numérique|Inès|Philippe/i);
  });

  it('stands at the wall time of its zone on both sides of a change of clocks', () => {
    for (const start of ['2026-10-24T10:15:00Z', '2026-10-26T11:15:00Z', '2027-03-27T11:15:00Z', '2027-03-29T10:15:00Z'].map(fromIso)) {
      const event = read(parts({ option: { ...lunch, start, end: plus(start, hour) } }));
      expect(event['start']).toEqual({ dateTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT12:15:00$/), timeZone: 'Europe/Paris' });
      expect(event['end'].dateTime).toMatch(/T13:15:00$/);
    }
  });

  it('says where, with a map, who pays, that it is working time, whom to talk to, and opens the tab with one link', () => {
    const content = contentOf(parts());
    for (const said of [
      'Le Petit Zinc, 12, rue de l’Abreuvoir, Courbevoie', 'href="https://www.openstreetmap.org/?mlat=48.8954&amp;mlon=2.2431', 'Payé par Méridiane', 'sur le temps de travail',
      'Nadia Benali (nadia.benali@meridiane.example), Luc Hoffmann', 'href="https://teams.microsoft.com/l/entity/app/my-duo?webUrl=a&amp;label=b"',
    ]) expect(content).toContain(said);
    expect(content.match(/teams\.microsoft\.com/g)).toHaveLength(1);
    expect(contentOf(parts({ option: walk }))).toContain('En cas de pluie\u00a0: Maison de l’Image');
    expect(read(parts())['location']).toMatchObject({ displayName: 'Le Petit Zinc, 12, rue de l’Abreuvoir, Courbevoie', coordinates: { latitude: bistro.lat, longitude: bistro.lon } });
  });

  it('tells neither what it is about, nor why this place', () => {
    for (const option of [lunch, walk, phone]) expect(contentOf(parts({ option }))).not.toMatch(/numérique|mentor|séance|essayé|apprend/i);
  });

  it('is written in both languages when the two do not share one, and once when they do', () => {
    const [one, two] = [contentOf(parts()), contentOf(parts({ pair: pairIn('fr', 'en') }))];
    expect(one).not.toContain('<hr>');
    expect(two).toMatch(/^<div lang="fr">.*<hr><div lang="en">.*meet out of the office/s);
  });

  it('has no place for two who walk and talk', () => expect(read(parts({ option: phone }))['location']).toEqual({ displayName: 'Chacun marche de son côté' }));

  it('names its request when it is made, and not when it moves one that exists', () => {
    expect(read(parts())['transactionId']).toBe(transactionIdOf(ids.duo, ids.session, 1));
    expect(read(parts({ transactionId: null }))).not.toHaveProperty('transactionId');
    expect(read(parts({ transactionId: null }))).not.toHaveProperty('singleValueExtendedProperties');
  });

  it('never takes what people typed for HTML', () => {
    const anyText = fc.string({ minLength: 1, unit: fc.constantFrom('<', '>', '&', '"', "'", 'script', 'a', ' ', '=', '/') });
    const tags = (content: string) => content.match(/<[^>]*>/g)?.length;
    const usual = tags(contentOf(parts({ option: walk })));
    fc.assert(fc.property(anyText, (text) => {
      const pair = pairIn();
      const place = { ...bistro, name: text, address: text, city: text };
      const content = contentOf(parts({
        pair: { ...pair, mentor: { ...pair.mentor, firstName: text }, mentee: { ...pair.mentee, firstName: text }, programme: { ...pair.programme, frame: { ...pair.programme.frame, payer: text } } },
        option: { ...walk, place, fallback: place }, contacts: [{ name: text, mail: text }],
      }));
      expect(tags(content)).toBe(usual);
      const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');
      expect(content).toContain(`${escaped} (${escaped})`);
    }));
  });
});
