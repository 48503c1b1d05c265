import { toSearch, type Address } from '../../src/web/tab/address.ts';
import type { Lang } from '../../src/kernel/text.ts';
import type { Hands } from './hands.ts';
import type { Scene, Size, Theme } from './shoot.ts';

/** A point of the story: how to get there from the one before, and what is to be seen. */
export interface Moment {
  readonly name: string;
  readonly reach: (hands: Hands) => Promise<readonly Scene[]>;
}

const both: readonly Lang[] = ['fr', 'en'];

/** Whoever plays that part in that language. */
const mentor = (lang: Lang): string => (lang === 'fr' ? 'ines.belkacem' : 'jonas.weber');
const executive = (lang: Lang): string => (lang === 'fr' ? 'philippe.garnier' : 'helen.whitaker');

const card = (id: string, title: string, person: string | ((lang: Lang) => string), langs: readonly Lang[], prepare?: Scene['prepare']): Scene => ({
  id: `card-${id}`, group: 'Cards', title, part: 'card', langs, ...(prepare && { prepare }),
  place: (lang) => ({ person: typeof person === 'string' ? person : person(lang), view: 'chat' }),
});

const tab = (id: string, group: string, title: string, person: string, more: Partial<Scene> & { sub?: string; page?: 'my-duo' | 'programme' } = {}): Scene => ({
  id, group, title, part: 'tab', langs: both, ...(more.prepare && { prepare: more.prepare }),
  place: () => ({ person, view: 'tab', page: more.page ?? 'my-duo', sub: more.sub }),
});

const duo = (id: string, title: string, person: string, more: Parameters<typeof tab>[4] = {}): Scene => tab(`duo-${id}`, 'My duo', title, person, more);
const programme = (id: string, title: string, more: Parameters<typeof tab>[4] = {}): Scene =>
  tab(`programme-${id}`, 'Programme', title, 'claire.fontaine', { page: 'programme', ...more });

const answered = async (hands: Hands, person: string): Promise<string> => {
  const meeting = (await hands.duoOf(person)).history.find(({ canCheckIn }) => canCheckIn);
  return meeting?.meetingId ?? '';
};

/** A page of level two, reached by its address: how one gets there is what the pages above it show. */
const at = (address: Address, next?: Scene['prepare']): NonNullable<Scene['prepare']> => async (page, frame, lang) => {
  await frame.locator('h1, h2').first().waitFor();
  await frame.locator('body').evaluate((_, search) => {
    history.pushState(null, '', search);
    dispatchEvent(new PopStateEvent('popstate'));
  }, toSearch(address));
  await next?.(page, frame, lang);
};

/** A list of places as HR might have it: one is new, one lacks its hours, one is nowhere near. */
const listOfPlaces = `Nom;Adresse;Ville;Latitude;Longitude;Cadres;Horaires;Prix
Café des Tilleuls;12 place de la Défense;Puteaux;48,8901;2,2399;café, petit-déjeuner;lun-ven 8:00-19:00;1
Salon du Parvis;3 parvis de la Défense;Puteaux;48,8915;2,2380;café;;1
Brasserie du Port;1 quai du Port;Marseille;43,2951;5,3740;déjeuner;lun-sam 11:30-15:00;2
`;

/** The day and the event of the next Binôme meeting, as the showroom's address tells them. */
const openNext: Scene['prepare'] = async (page) => {
  const next = page.locator('.week-next');
  await page.locator('.event').first().waitFor();
  if (await next.isVisible()) await next.click();
  // A phone shows one day at a time.
  for (const day of await page.locator('button.day-head').all()) {
    if (await page.locator('.event[data-binome]').count()) break;
    await day.click();
  }
  await page.locator('.event[data-binome]').first().click();
  await page.locator('dialog[open]').waitFor();
};

/** The pages behind those of HR, and behind those of a duo. */
const pagesBehind = async (hands: Hands): Promise<readonly Scene[]> => {
  const { id } = await hands.programme();
  return [
    programme('plan-empty', 'The plan, before there is one', { prepare: at({ page: 'plan', programme: id }) }),
    programme('rules', 'Rules and quiet periods', { prepare: at({ page: 'programme-rules', programme: id }) }),
    programme('people', 'Sponsor and whom to talk to', { prepare: at({ page: 'programme-people', programme: id }) }),
    programme('settings', 'Settings of the programme', { prepare: at({ page: 'programme-settings', programme: id }) }),
    programme('deliveries', 'Messages, and what became of them', { prepare: at({ page: 'deliveries', programme: id }) }),
    programme('places', 'Places', { prepare: at({ page: 'places' }) }),
    programme('place', 'A new place', { prepare: at({ page: 'place' }) }),
    programme('import', 'A list, before it is imported', {
      prepare: at({ page: 'import-places' }, async (_, frame, lang) => {
        await frame.locator('input[type="file"]').setInputFiles({ name: 'lieux.csv', mimeType: 'text/csv', buffer: Buffer.from(listOfPlaces) });
        await frame.getByRole('button', { name: lang === 'fr' ? 'Voir ce qui va changer' : 'See what will change' }).click();
        await frame.getByRole('tablist').waitFor();
      }),
    }),
    duo('preferences', 'Preferences', 'philippe.garnier', { prepare: at({ page: 'preferences' }) }),
    duo('suggest-place', 'Suggest a place', 'ines.belkacem', { prepare: at({ page: 'suggest-place' }) }),
    duo('windows', 'Moments to tick, when a calendar cannot be read', 'olivier.faure', { prepare: at({ page: 'windows' }) }),
  ];
};

/** HR has it made; what it leaves itself runs as the clock goes on from `since`, ten seconds at a time. Answers the programme's id. */
const plan = async (hands: Hands, since: string): Promise<string> => {
  const { id } = await hands.programme();
  await hands.ask('claire.fontaine', 'POST /api/programmes/:programme/plan', { programme: id });
  for (let at = Date.parse(since); (await hands.ask('claire.fontaine', 'GET /api/programmes/:programme/plan', { programme: id })).plan?.state === 'working'; at += 10_000)
    await hands.setClock(new Date(at).toISOString());
  return id;
};

const planned: Moment = {
  name: 'HR plans the whole programme',
  reach: async (hands) => {
    const id = await plan(hands, '2026-11-24T08:10:30Z');
    return [programme('plan', 'The plan of all duos', { prepare: at({ page: 'plan', programme: id }) })];
  },
};

/** Rules of the programme, as HR writes them. */
const rule = async (hands: Hands, change: Record<string, unknown>): Promise<void> => {
  const { id } = await hands.programme();
  const { version, rules } = await hands.ask('claire.fontaine', 'GET /api/programmes/:programme/rules', { programme: id });
  await hands.ask('claire.fontaine', 'PUT /api/programmes/:programme/rules', { programme: id }, { version, rules: { ...rules, ...change } });
};

const freer: Moment = {
  name: 'HR lets duos choose freely, an executive names an assistant',
  reach: async (hands) => {
    await rule(hands, { autonomy: 'free-place' });
    const { people: [assistant] } = await hands.ask('philippe.garnier', 'GET /api/assistant/candidates', { q: 'Martine Perrin' });
    await hands.ask('philippe.garnier', 'PUT /api/assistant', {}, { personId: assistant?.id });
    const found = await hands.duoOf('ines.belkacem');
    return [
      duo('elsewhere', 'Another setting, or a place of one’s own', 'ines.belkacem', { prepare: at({ page: 'elsewhere', duo: found.id }) }),
      duo('dates', 'The dates of an assistant', 'martine.perrin', { prepare: at({ page: 'dates' }) }),
    ];
  },
};

const morning: Moment = {
  name: 'Tuesday morning',
  reach: async (hands) => [
    { id: 'showroom', group: 'Showroom', title: 'As it opens, with its visit', part: 'window', langs: both, place: (lang) => ({ person: mentor(lang), tour: undefined }) },
    {
      id: 'showroom-empty', group: 'Showroom', title: 'A chat without a message', part: 'window', langs: both,
      place: (lang) => ({ person: 'luc.hoffmann', view: 'chat', lang }),
    },
    {
      id: 'week', group: 'Outlook', title: 'A week', part: 'window', langs: both,
      place: (lang) => ({ person: executive(lang), host: 'outlook', view: 'calendar', lang }),
    },
    {
      id: 'exchanges', group: 'Showroom', title: 'Exchanges on the wire', part: 'window', langs: both,
      place: (lang) => ({ person: mentor(lang), panel: 'journal', lang }),
    },
    card('propose', 'Mentor: three moments, already ticked', mentor, ['fr']),
    card('invitation', 'Invitation', 'isabelle.muller', ['fr']),
    card('signed', 'Charter signed', 'yanis.haddad', ['fr']),
    card('waiting', 'Mentor: proposed', mentor, ['en']),
    card('confirm', 'Executive: confirm with one tap', executive, ['en']),
    card('nudge', 'Executive: the one reminder', 'beatrice.lemoine', ['fr']),
    card('lost', 'Executive gave the date back', 'sarah.diallo', ['fr']),
    card('reminder', 'The day before', 'marc.kessler', ['fr']),
    card('week', 'HR: Monday morning', 'claire.fontaine', ['fr']),
    duo('options-mentor', 'Options, mentor', 'ines.belkacem'),
    duo('options-executive', 'Options, executive', 'helen.whitaker'),
    duo('waiting', 'Waiting for the other', 'jonas.weber'),
    duo('booked', 'Booked', 'mehdi.cherif'),
    duo('cancel', 'Booked, asked once before a cancel', 'mehdi.cherif', {
      prepare: (_, frame, lang) => frame.getByRole('button', { name: lang === 'fr' ? 'Annuler' : 'Cancel', exact: true }).click(),
    }),
    duo('invitation', 'Invitation', 'isabelle.muller'),
    duo('ready', 'Ready, waiting for the other', 'yanis.haddad'),
    duo('nothing', 'No common moment', 'camille.roux'),
    duo('empty', 'No duo', 'luc.hoffmann'),
    duo('refused', 'Programme page, refused', 'ines.belkacem', { page: 'programme' }),
    duo('track-mentor', 'Track, mentor', 'yanis.haddad', { sub: `track/${(await hands.duoOf('yanis.haddad')).id}` }),
    duo('track-executive', 'Track, executive', 'helen.whitaker', { sub: `track/${(await hands.duoOf('helen.whitaker')).id}` }),
    duo('check-in-change', 'Answers, to change', 'ines.belkacem', { sub: `check-in/${await answered(hands, 'ines.belkacem')}` }),
    programme('page', 'The programme'),
    ...(await pagesBehind(hands)),
    programme('new', 'New programme', {
      prepare: (_, frame, lang) => frame.getByRole('link', { name: lang === 'fr' ? 'Créer un programme' : 'Create a programme' }).click(),
    }),
    programme('new-duo', 'New duo, somebody searched', {
      prepare: async (_, frame, lang) => {
        await frame.getByRole('button', { name: lang === 'fr' ? 'Former un binôme' : 'Form a duo' }).click();
        await frame.getByRole('combobox').first().pressSequentially('ma');
        await frame.getByRole('option').nth(1).waitFor();
      },
    }),
  ],
};

const proposed: Moment = {
  name: 'Inès has proposed',
  reach: async (hands) => {
    await hands.press('ines.belkacem', 'propose');
    await hands.setClock('2026-11-24T08:20:00Z');
    return [card('waiting', 'Mentor: proposed', mentor, ['fr']), card('confirm', 'Executive: confirm with one tap', executive, ['fr'])];
  },
};

const booked: Moment = {
  name: 'Both executives have confirmed',
  reach: async (hands) => {
    await hands.press('philippe.garnier', 'confirm');
    await hands.press('helen.whitaker', 'confirm');
    await hands.setClock('2026-11-24T08:30:00Z');
    return [
      card('booked-executive', 'Executive: booked', executive, both),
      card('booked-mentor', 'Mentor: booked', mentor, both),
      {
        id: 'event', group: 'Outlook', title: 'The event, opened', part: 'window', langs: both, prepare: openNext,
        place: (lang) => ({ person: executive(lang), host: 'outlook', view: 'calendar', lang }),
      },
    ];
  },
};

const moving: Moment = {
  name: 'Other moments for a meeting that stands',
  reach: async (hands) => {
    await hands.press('ines.belkacem', 'move');
    await hands.press('jonas.weber', 'move');
    return [card('move', 'Move: other moments, the date stands', mentor, both), duo('move', 'Moving, the date stands', 'ines.belkacem')];
  },
};

const cancelled: Moment = {
  name: 'Dates kept, one cancelled',
  reach: async (hands) => {
    await hands.press('ines.belkacem', 'keep');
    await hands.press('jonas.weber', 'keep');
    await hands.press('mehdi.cherif', 'cancel');
    await hands.setClock('2026-11-24T08:40:00Z');
    return [card('again', 'Cancelled: three other moments', 'mehdi.cherif', ['fr']), card('lost-other', 'The other cancelled', 'anne-sophie.mercier', ['fr'])];
  },
};

const evening: Moment = {
  name: 'After both meetings',
  reach: async (hands) => {
    const ends = await Promise.all(['ines.belkacem', 'jonas.weber'].map(async (person) => {
      const { next } = await hands.duoOf(person);
      if (next.kind !== 'booked') throw new Error(`${person} has no meeting booked: ${next.kind}.`);
      return Date.parse(next.option.end);
    }));
    // The next day is past every hour at which the bot keeps silent.
    await hands.setClock(new Date(Math.max(...ends) + 20 * 3_600_000).toISOString());
    return [
      card('check-in', 'Check-in: two taps, executive', executive, both),
      card('check-in-mentor', 'Check-in: two taps, mentor', mentor, both),
      duo('check-in', 'Check-in, first tap given', 'philippe.garnier', {
        prepare: (_, frame, lang) => frame.getByText(lang === 'fr' ? 'Oui' : 'Yes', { exact: true }).click(),
      }),
    ];
  },
};

const answering: Moment = {
  name: 'One answer given',
  reach: async (hands) => {
    for (const person of ['philippe.garnier', 'helen.whitaker']) await hands.press(person, 'check-in');
    return [card('check-in-two', 'Check-in: after the first tap', executive, both)];
  },
};

const rated: Moment = {
  name: 'Two taps given',
  reach: async (hands) => {
    for (const person of ['philippe.garnier', 'helen.whitaker']) await hands.press(person, 'rate');
    return [card('page-two', 'Check-in: page two', executive, both)];
  },
};

const noted: Moment = {
  name: 'Page two saved',
  reach: async (hands) => {
    for (const person of ['philippe.garnier', 'helen.whitaker']) await hands.press(person, 'feedback', { tryNext: '' });
    return [card('noted', 'Check-in: noted', executive, both)];
  },
};

const narrow: Moment = {
  name: 'HR leaves next to nothing of the week',
  reach: async (hands) => {
    await rule(hands, { window: { days: [1], from: 8 * 60 + 30, to: 12 * 60 + 30 } });
    await hands.press('beatrice.lemoine', 'other-times');
    return [card('why-not', 'No moment: why, and what would help', 'beatrice.lemoine', ['fr']), duo('why-not', 'No moment: why, and what would help', 'thomas.nguyen')];
  },
};

/** Monday morning, two weeks on. */
const later = '2026-12-14T08:30:00Z';

const booking: Moment = {
  name: 'Binôme books by itself: the plan, before it is sent',
  reach: async (hands) => {
    await rule(hands, { window: { days: [1, 2, 3, 4, 5], from: 8 * 60 + 30, to: 18 * 60 + 30 }, autonomy: 'books-itself' });
    await hands.setClock(later);
    const id = await plan(hands, later);
    return [
      programme('plan-books', 'The plan, asked once before invitations go out', {
        prepare: at({ page: 'plan', programme: id }, (_, frame, lang) => frame.getByRole('button', { name: lang === 'fr' ? 'Envoyer le plan' : 'Send the plan' }).click()),
      }),
    ];
  },
};

const sent: Moment = {
  name: 'Binôme books by itself: the plan is sent',
  reach: async (hands) => {
    const { id } = await hands.programme();
    await hands.ask('claire.fontaine', 'POST /api/programmes/:programme/plan/send', { programme: id });
    await hands.setClock(new Date(Date.parse(later) + 10 * 60_000).toISOString());
    return [programme('plan-sent', 'The plan, sent as invitations', { prepare: at({ page: 'plan', programme: id }) })];
  },
};

export const moments: readonly Moment[] = [morning, planned, freer, proposed, booked, moving, cancelled, evening, answering, rated, noted, narrow, booking, sent];

const window = (id: string, langs: readonly Lang[], place: Scene['place'], more: Pick<Scene, 'prepare' | 'height'> = {}): Scene => ({
  id, group: 'README', title: id, part: 'window', langs, place, ...more,
});

/** The few pictures of the README, each in the one look it is shown in. */
export const readmeShots: readonly { readonly reach: (hands: Hands) => Promise<void>; readonly scene: Scene; readonly theme: Theme; readonly size: Size }[] = [
  { reach: async () => {}, theme: 'light', size: 'desktop', scene: window('showroom', ['fr'], () => ({ person: 'ines.belkacem', tour: undefined }), { height: 900 }) },
  { reach: async () => {}, theme: 'dark', size: 'desktop', scene: window('my-duo', ['en'], () => ({ person: 'helen.whitaker', view: 'tab' }), { height: 1080 }) },
  { reach: async () => {}, theme: 'light', size: 'desktop', scene: window('programme', ['fr'], () => ({ person: 'claire.fontaine', view: 'tab', page: 'programme' })) },
  {
    reach: (hands) => hands.press('ines.belkacem', 'propose').then(() => hands.setClock('2026-11-24T08:20:00Z')), theme: 'light', size: 'phone',
    scene: window('card-on-a-phone', ['fr'], () => ({ person: 'philippe.garnier' }), { height: 1100 }),
  },
  {
    reach: (hands) => hands.press('helen.whitaker', 'confirm').then(() => hands.setClock('2026-11-24T08:30:00Z')), theme: 'light', size: 'desktop',
    scene: window('outlook', ['en'], () => ({ person: 'helen.whitaker', host: 'outlook', view: 'calendar' }), { prepare: openNext }),
  },
];
