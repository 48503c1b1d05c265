import type { DuoView, OptionView } from '../../../../src/adapters/http/contract.ts';

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const option: OptionView = {
  id: 'a', start: '2026-12-08T11:15:00Z', end: '2026-12-08T12:15:00Z', day: 'mardi 8 décembre', time: '12 h 15', settingId: 'lunch', setting: 'Déjeuner',
  place: { name: 'Le Petit Zinc', address: '12 place de la Défense', mapUrl: 'https://www.openstreetmap.org/' }, where: null, fallback: null,
  doorToDoor: 'à huit minutes à pied', price: 'Le programme paie', reasons: ['tout près'],
};

const rain: OptionView = { ...option, id: 'b', day: 'jeudi 10 décembre', settingId: 'two-voice-walk', place: null, fallback: 'Café des Quais', reasons: [] };

/** One next step of each kind, and the variants that look different. */
export const nexts: readonly DuoView['next'][] = [
  { kind: 'getting-ready', mine: ['answer', 'track'], waitingForOther: true },
  { kind: 'getting-ready', mine: ['track'], waitingForOther: false },
  { kind: 'getting-ready', mine: [], waitingForOther: true },
  { kind: 'options', offerId: id(2), act: 'propose', options: [option, rain], moving: null, pause: [], again: 'La date n’a pas tenu, le binôme continue.', typedBy: null, isInMyName: true, beyond: { settings: ['lunch', 'walk'], placeSettings: ['lunch'], maxPrice: 2, payer: 'Méridiane' } },
  { kind: 'options', offerId: id(2), act: 'confirm', options: [rain], moving: { ...option, meetingId: id(3) }, pause: [{ weeks: 2, label: 'Jusqu’au mardi 8 décembre' }], again: null, typedBy: 'mentee', isInMyName: false, beyond: null },
  { kind: 'waiting', offerId: id(2), options: [option, rain], since: 'lundi 23 novembre', isNudged: false, moving: { ...option, meetingId: id(3) }, pause: [], again: null },
  { kind: 'proposal', meetingId: id(3), title: 'Philippe propose jeudi', sentence: 'La rencontre reste prévue.', note: 'Hors des horaires.', accept: 'Accepter jeudi 9 h', refuse: 'Garder la date' },
  { kind: 'paused', sentence: 'Jusqu’au 8 décembre.' },
  { kind: 'placing', meetingId: id(3), option, slow: null },
  { kind: 'booked', meetingId: id(3), option: rain, organiser: 'Inès Belkacem', isElsewhere: false, placeInOutlook: null },
  { kind: 'check-in', meetingId: id(3), option },
  { kind: 'nothing', sentence: 'Aucun moment commun.', again: 'Binôme cherche de nouveau.', canAskAgain: true, canTick: false, changes: [], pause: [] },
  { kind: 'nothing', sentence: 'Votre agenda est plein.', again: 'Binôme cherche de nouveau.', canAskAgain: true, canTick: false, changes: [{ label: 'Raccourcir', change: 'shorter-session/45' }], pause: [] },
  { kind: 'later', sentence: 'Vers le 8 décembre.' },
  { kind: 'finished' },
  { kind: 'declined', sentence: 'Ce binôme s’arrête.' },
];

export const duoWith = (next: DuoView['next'], role: DuoView['role']): DuoView => ({
  id: id(1), programme: { id: id(9), name: 'Automne', sessions: 2 }, role, other: { name: 'Philippe Garnier', firstName: 'Philippe', site: 'Paris' }, state: 'active',
  journey: [{ number: 1, state: 'held', settingId: 'coffee', day: 'lundi 5 octobre' }, { number: 2, state: 'next', settingId: null, day: null }],
  stateLine: 'Prévue', life: [{ day: 'lundi 5 octobre', line: 'Séance 1 tenue' }],
  next, canvas: { topic: 'Un sujet choisi', tryThis: 'Un essai', questionBack: 'Une question' }, goals: [{ text: 'Oser' }],
  history: [
    { meetingId: id(3), number: 2, day: option.day, time: option.time, settingId: 'lunch', setting: 'Déjeuner', place: null, state: 'booked', stateLabel: 'prévue', usefulness: null, canCheckIn: false },
    { meetingId: id(4), number: 1, day: 'lundi 5 octobre', time: '9 h', settingId: 'coffee', setting: 'Café', place: 'Kléber', state: 'held', stateLabel: 'tenue', usefulness: 4, canCheckIn: true },
  ],
  charter: { signed: false, paragraphs: ['Entre nous.', 'Sans faute.'] },
  talkTo: [{ name: 'Nadia Benali', role: 'Référente', mail: 'nadia.benali@meridiane.example' }],
});
