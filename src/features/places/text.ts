import { words } from '../../kernel/text.ts';
import type { Lang } from '../../kernel/text.ts';
import type { Binding } from './explain.ts';
import type { PriceLevel } from './place.ts';
import type { Purpose, SettingId } from './setting.ts';
import type { NoSlotReason, Reason, Travel } from './slot.ts';
import type { Unlock } from './unlock.ts';

/** A setting's name, and as it stands in a sentence: « un déjeuner », « le déjeuner ». */
export interface SettingName {
  readonly name: string;
  readonly a: string;
  readonly the: string;
}

const named = (name: string, a: string, the: string): SettingName => ({ name, a, the });

const settingNames: Readonly<Record<SettingId, Readonly<Record<Lang, SettingName>>>> = {
  coffee: { fr: named('café', 'un café', 'le café'), en: named('coffee', 'a coffee', 'the coffee') },
  breakfast: {
    fr: named('petit-déjeuner', 'un petit-déjeuner', 'le petit-déjeuner'),
    en: named('breakfast', 'a breakfast', 'the breakfast'),
  },
  lunch: { fr: named('déjeuner', 'un déjeuner', 'le déjeuner'), en: named('lunch', 'a lunch', 'the lunch') },
  walk: { fr: named('promenade', 'une promenade', 'la promenade'), en: named('walk', 'a walk', 'the walk') },
  museum: {
    fr: named('musée ou exposition', 'un musée ou une exposition', 'le musée ou l’exposition'),
    en: named('museum or exhibition', 'a museum or an exhibition', 'the museum or exhibition'),
  },
  'shop-visit': {
    fr: named('visite de boutique', 'une visite de boutique', 'la visite de boutique'),
    en: named('shop visit', 'a shop visit', 'the shop visit'),
  },
  'co-working': {
    fr: named('espace de coworking', 'un espace de coworking', 'l’espace de coworking'),
    en: named('co-working space', 'a co-working space', 'the co-working space'),
  },
  'other-site': {
    fr: named('autre site', 'un autre site', 'l’autre site'),
    en: named('another site', 'another site', 'the other site'),
  },
  'maker-space': {
    fr: named('atelier de fabrication', 'un atelier de fabrication', 'l’atelier de fabrication'),
    en: named('maker space', 'a maker space', 'the maker space'),
  },
  'end-of-day': {
    fr: named('fin de journée', 'une fin de journée', 'la fin de journée'),
    en: named('end of the day', 'an end-of-day moment', 'the end of the day'),
  },
  'two-voice-walk': {
    fr: named('marche à deux voix', 'une marche à deux voix', 'la marche à deux voix'),
    en: named('two-voice walk', 'a two-voice walk', 'the two-voice walk'),
  },
  'neutral-room': { fr: named('salle neutre', 'une salle neutre', 'la salle neutre'), en: named('neutral room', 'a neutral room', 'the neutral room') },
};

export const settingName = (id: SettingId, lang: Lang): SettingName => settingNames[id][lang];

const numerals: Record<Lang, readonly string[]> = {
  fr: ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze', 'treize',
    'quatorze', 'quinze', 'seize'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
};

/** In letters up to sixteen in French and twelve in English, in figures beyond, as each language sets its running text. */
export const sayNumber = (value: number, lang: Lang): string => numerals[lang][value] ?? String(value);

const frMinutes = (count: number) => (count === 1 ? 'une minute' : `${sayNumber(count, 'fr')} minutes`);
const enMinutes = (count: number) => (count === 1 ? 'one minute' : `${sayNumber(count, 'en')} minutes`);

const placesText = words({
  walk: { fr: (minutes: number) => `à ${frMinutes(minutes)} à pied`, en: (minutes: number) => `${enMinutes(minutes)} on foot` },
  transit: {
    fr: (minutes: number) => `à ${frMinutes(minutes)} en transports en commun`,
    en: (minutes: number) => `${enMinutes(minutes)} by public transport`,
  },
  home: {
    fr: (minutes: number) => `à ${frMinutes(minutes)} de chez vous`,
    en: (minutes: number) => `${enMinutes(minutes)} from your home`,
  },
  noTravel: { fr: 'sans déplacement', en: 'no travel' },
  onTheSpot: { fr: 'sur place', en: 'on the spot' },

  closeToBoth: {
    fr: (minutes: number) => `à ${frMinutes(minutes)} à pied au plus pour vous deux`,
    en: (minutes: number) => `${enMinutes(minutes)} on foot at most for both of you`,
  },
  closeToYou: {
    fr: (minutes: number) => `à ${frMinutes(minutes)} à pied pour vous`,
    en: (minutes: number) => `${enMinutes(minutes)} on foot for you`,
  },
  closeToMentee: {
    fr: (minutes: number) => `à ${frMinutes(minutes)} à pied pour la personne que vous accompagnez`,
    en: (minutes: number) => `${enMinutes(minutes)} on foot for the person you mentor`,
  },
  newSetting: {
    fr: ({ the }: SettingName) => `vous n’avez pas encore essayé ${the}`,
    en: ({ a }: SettingName) => `you have not tried ${a} yet`,
  },
  bothEnjoy: {
    fr: ({ the }: SettingName) => `${the}, un cadre que vous appréciez à deux`,
    en: ({ a }: SettingName) => `${a}, a setting you both enjoy`,
  },
  fitsPurpose: {
    fr: (purpose: Purpose) => `un cadre qui convient pour ${sayPurpose(purpose, 'fr')}`,
    en: (purpose: Purpose) => `a setting that suits ${enPurposeNoun[purpose]}`,
  },
  yourTurn: { fr: 'cette fois, le trajet le plus court est pour vous', en: 'this time the shorter way is yours' },
  menteesTurn: {
    fr: 'cette fois, le trajet le plus court est pour la personne que vous accompagnez',
    en: 'this time the shorter way is for the person you mentor',
  },
  mentorsTurn: { fr: 'cette fois, le trajet le plus court est pour votre mentor', en: 'this time the shorter way is your mentor’s' },
  quietPlace: { fr: 'un lieu calme', en: 'a quiet place' },
  freeOfCharge: { fr: 'un lieu gratuit', en: 'a place that is free of charge' },
  calmDay: { fr: 'une journée plutôt dégagée pour vous deux', en: 'a fairly open day for both of you' },
  today: { fr: 'dès aujourd’hui', en: 'as soon as today' },
  tomorrow: { fr: 'dès demain', en: 'as soon as tomorrow' },
  soon: {
    fr: (days: number) => `dans ${sayNumber(days, 'fr')} jours`,
    en: (days: number) => `in ${sayNumber(days, 'en')} days`,
  },

  'no-mailbox': {
    fr: 'Votre agenda n’est pas dans Microsoft 365\u00a0: vos moments libres ne peuvent pas y être lus.',
    en: 'Your calendar is not in Microsoft 365, so your free moments cannot be read there.',
  },
  'not-readable': {
    fr: 'La lecture de votre agenda n’est pas autorisée\u00a0: le service informatique peut l’ouvrir.',
    en: 'Your calendar may not be read; the IT department can allow it.',
  },
  'no-answer': {
    fr: 'Outlook ne répond pas : les moments libres ne peuvent pas y être lus pour l’instant.',
    en: 'Outlook is not answering, so free moments cannot be read there for now.',
  },
  'no-setting': {
    fr: 'Aucun cadre du programme ne convient à la durée et à l’objet de cette séance.',
    en: 'No setting of the programme suits the length and purpose of this session.',
  },
  'no-place': {
    fr: 'Aucun lieu du catalogue ne convient à cette séance près de vos sites.',
    en: 'No place in the catalogue suits this session near your sites.',
  },
  'no-working-day': {
    fr: 'Vous n’avez pas de jour ouvré commun dans la période\u00a0: jours fériés, pauses du programme et horaires compris.',
    en: 'You share no working day in this period, once public holidays, programme breaks and hours are counted.',
  },
  'invitation-refused': {
    fr: 'Outlook n’a pas pris l’invitation ; les RH le voient.',
    en: 'Outlook did not take the invitation; HR sees it.',
  },
  'no-common-moment': {
    fr: 'Aucun moment commun n’a été trouvé dans la période.',
    en: 'No common moment was found in this period.',
  },

  'own-meetings': {
    fr: 'Votre agenda ne laisse pas de plage assez longue, trajets compris.',
    en: 'Your calendar leaves no stretch that is long enough, travel included.',
  },
  'own-elsewhere': {
    fr: 'Vos jours de travail à distance ne permettent pas de se retrouver sur place.',
    en: 'The days you work elsewhere leave none to meet in person.',
  },
  'own-holidays': {
    fr: 'Vos jours fériés couvrent la période.',
    en: 'Your public holidays cover the period.',
  },
  'own-hours': {
    fr: 'Vos heures de travail déclarées dans Outlook ne laissent pas de plage possible.',
    en: 'The working hours you declared in Outlook leave no possible stretch.',
  },
  'all-turned-down': {
    fr: 'Tous les moments qui conviennent ont déjà été proposés.',
    en: 'Every moment that fits has already been offered.',
  },
  shorterSession: {
    fr: (minutes: number) => `Raccourcir la séance à ${minutes}\u00a0minutes`,
    en: (minutes: number) => `Shorten the session to ${minutes} minutes`,
  },
  anotherSetting: {
    fr: ({ a }: SettingName) => `Accepter aussi ${a}`,
    en: ({ a }: SettingName) => `Accept ${a} as well`,
  },
  oneDayMore: { fr: 'Chercher un jour plus loin', en: 'Look one day further ahead' },
  longerHorizon: {
    fr: (days: number) => `Chercher ${sayNumber(days, 'fr')} jours plus loin`,
    en: (days: number) => `Look ${sayNumber(days, 'en')} days further ahead`,
  },
  tentativeAllowed: {
    fr: 'Compter mes moments provisoires comme libres',
    en: 'Count my tentative moments as free',
  },

  hrMentor: { fr: 'côté mentor', en: 'mentor’s side' },
  hrMentee: { fr: 'côté direction', en: 'executive’s side' },
  hrNoMailbox: {
    fr: (side: string) => `Agenda absent de Microsoft 365 (${side})`,
    en: (side: string) => `Calendar not in Microsoft 365 (${side})`,
  },
  hrNoOrganiser: {
    fr: (mentor: string, mentee: string) => `${mentor}, ${mentee.charAt(0).toLowerCase()}${mentee.slice(1)} : faites ouvrir l’une des deux boîtes par le service informatique, ou formez un autre binôme`,
    en: (mentor: string, mentee: string) => `${mentor}, ${mentee.charAt(0).toLowerCase()}${mentee.slice(1)}: have the IT department open one of the two mailboxes, or form another duo`,
  },
  hrNotReadable: {
    fr: (side: string) => `Lecture de l’agenda non autorisée (${side})`,
    en: (side: string) => `Calendar may not be read (${side})`,
  },
  hrNoAnswer: {
    fr: (side: string) => `Outlook ne répond pas (${side})`,
    en: (side: string) => `Outlook is not answering (${side})`,
  },
  hrRefused: {
    fr: (side: string) => `Outlook refuse l’invitation (${side}), bien que l’agenda se lise : le service informatique peut dire pourquoi`,
    en: (side: string) => `Outlook refuses the invitation (${side}), though the calendar can be read: the IT department can say why`,
  },
  hrNoSetting: { fr: 'Aucun cadre adapté à la séance', en: 'No setting suits the session' },
  hrNoPlace: { fr: 'Aucun lieu adapté près des sites', en: 'No suitable place near the sites' },
  hrNoWorkingDay: { fr: 'Aucun jour ouvré commun', en: 'No working day in common' },
  hrNoCommonMoment: { fr: 'Aucun moment commun', en: 'No common moment' },
});

const purposeNames: Record<Purpose, Record<Lang, string>> = {
  'hands-on': { fr: 'pratiquer', en: 'practise' },
  observe: { fr: 'observer', en: 'observe' },
  talk: { fr: 'échanger', en: 'talk' },
};
const enPurposeNoun: Record<Purpose, string> = { 'hands-on': 'practice', observe: 'observing', talk: 'a conversation' };

/** As a verb: « pratiquer », "practise". */
export const sayPurpose = (purpose: Purpose, lang: Lang): string => purposeNames[purpose][lang];

const prices: Record<PriceLevel, Record<Lang, string>> = {
  0: { fr: 'gratuit', en: 'free of charge' },
  1: { fr: '10\u00a0€ au plus par personne', en: '€10 at most per person' },
  2: { fr: '25\u00a0€ au plus par personne', en: '€25 at most per person' },
  3: { fr: 'plus de 25\u00a0€ par personne', en: 'over €25 per person' },
};

/** « 10 € au plus par personne ». */
export const sayPrice = (level: PriceLevel, lang: Lang): string => prices[level][lang];

/** « à huit minutes à pied », "eight minutes on foot". */
export const sayTravel = ({ mode, minutes }: Travel, lang: Lang): string => {
  const text = placesText(lang);
  if (mode === 'none') return text.noTravel;
  return minutes === 0 ? text.onTheSpot : text[mode](minutes);
};

/** A reason as it stands after a comma or a semicolon: no capital, no full stop. `reader` is who will read it. */
export const sayReason = (reason: Reason, lang: Lang, reader: 'mentor' | 'mentee' = 'mentor'): string => {
  const text = placesText(lang);
  switch (reason.code) {
    case 'close-to-both': return text.closeToBoth(reason.minutes);
    case 'close-to-mentee': return reader === 'mentee' ? text.closeToYou(reason.minutes) : text.closeToMentee(reason.minutes);
    case 'new-setting': return text.newSetting(settingName(reason.settingId, lang));
    case 'both-enjoy': return text.bothEnjoy(settingName(reason.settingId, lang));
    case 'fits-purpose': return text.fitsPurpose(reason.purpose);
    case 'shorter-way':
      if (reason.side === reader) return text.yourTurn;
      return reason.side === 'mentee' ? text.menteesTurn : text.mentorsTurn;
    case 'quiet-place': return text.quietPlace;
    case 'free-of-charge': return text.freeOfCharge;
    case 'calm-day': return text.calmDay;
    case 'soon': return reason.days === 0 ? text.today : reason.days === 1 ? text.tomorrow : text.soon(reason.days);
  }
};

/** Why nothing fits, in a sentence: exact for the reader's own calendar, "no common moment" for the other's. */
export const sayNoSlot = (reason: NoSlotReason, lang: Lang, reader: 'mentor' | 'mentee'): string => {
  const text = placesText(lang);
  if (reason.code === 'no-organiser') return text[reason[reader]];
  if (reason.code !== 'unknown-availability') return text[reason.code];
  // What Outlook keeps silent about is in nobody's calendar: both may know of it.
  return reason.side === reader || reason.why === 'no-answer' ? text[reason.why] : text['no-common-moment'];
};

/** The same for HR: a category, short enough for a list. */
export const sayNoSlotCategory = (reason: NoSlotReason, lang: Lang): string => {
  const text = placesText(lang);
  switch (reason.code) {
    case 'no-setting': return text.hrNoSetting;
    case 'no-place': return text.hrNoPlace;
    case 'no-working-day': return text.hrNoWorkingDay;
    case 'no-common-moment': return text.hrNoCommonMoment;
    case 'invitation-refused': return text.hrRefused(reason.side === 'mentor' ? text.hrMentor : text.hrMentee);
    case 'no-organiser': {
      const says = { 'no-mailbox': text.hrNoMailbox, 'not-readable': text.hrNotReadable };
      return text.hrNoOrganiser(says[reason.mentor](text.hrMentor), says[reason.mentee](text.hrMentee));
    }
    case 'unknown-availability': {
      const side = reason.side === 'mentor' ? text.hrMentor : text.hrMentee;
      const says = { 'no-mailbox': text.hrNoMailbox, 'not-readable': text.hrNotReadable, 'no-answer': text.hrNoAnswer };
      return says[reason.why](side);
    }
  }
};

/** What of the reader's own leaves no slot, in a sentence; several stand one after the other. */
export const sayBinding = (binding: Binding, lang: Lang): string => placesText(lang)[binding];

/** What would open a slot, as the label of the button that does it: a verb, no full stop. */
export const sayUnlock = ({ change }: Pick<Unlock, 'change'>, lang: Lang): string => {
  const text = placesText(lang);
  switch (change.code) {
    case 'shorter-session': return text.shorterSession(change.duration);
    case 'another-setting': return text.anotherSetting(settingName(change.settingId, lang));
    case 'longer-horizon': return change.days === 1 ? text.oneDayMore : text.longerHorizon(change.days);
    case 'tentative-allowed': return text.tentativeAllowed;
  }
};
