import { words } from '../../../../kernel/text.ts';

const n = '\u00a0';

export const text = words({
  title: { fr: 'Règles du programme', en: 'Programme rules' },
  hint: {
    fr: 'Ce que vous changez vaut pour la suite. Les rencontres déjà fixées ne bougent pas, ni les moments déjà proposés, sauf ceux qui tomberaient un jour de repos.',
    en: 'What you change is for what comes. Meetings already booked do not move, nor do moments already offered, save those that would fall on a day of rest.',
  },
  window: { fr: 'Le droit à la déconnexion', en: 'The right to disconnect' },
  windowHint: {
    fr: 'En dehors de ces jours et de ces heures, trajet compris, rien n’est proposé et aucun message ne part (Code du travail, L2242-17).',
    en: 'Outside these days and hours, travel included, nothing is offered and no message goes out (Code du travail, L2242-17).',
  },
  days: { fr: 'Jours', en: 'Days' },
  dayNames: { fr: 'Lundi|Mardi|Mercredi|Jeudi|Vendredi', en: 'Monday|Tuesday|Wednesday|Thursday|Friday' },
  hours: { fr: 'Heures', en: 'Hours' },
  hoursHint: { fr: `Entre 7${n}h et 20${n}h, quatre heures au moins.`, en: 'Between 7:00 and 20:00, at least four hours.' },
  from: { fr: 'De', en: 'From' },
  to: { fr: 'À', en: 'To' },
  quiet: { fr: 'Les périodes calmes', en: 'Quiet periods' },
  quietHint: {
    fr: `Rien ne s’y propose, aucun message ne part, les délais de réponse et la cadence s’arrêtent. Les jours fériés de la région de chaque personne comptent toujours.`,
    en: 'Nothing is offered in them, no message goes out, answer clocks and the cadence stop. The public holidays of each person’s region always count.',
  },
  closings: { fr: 'Semaines de fermeture, pour tout le monde', en: 'Closing weeks, for everybody' },
  noClosing: { fr: 'Aucune pour l’instant.', en: 'None so far.' },
  periodName: { fr: 'Nom (facultatif)', en: 'Name (optional)' },
  firstDay: { fr: 'Premier jour', en: 'First day' },
  lastDay: { fr: 'Dernier jour', en: 'Last day' },
  addPeriod: { fr: 'Ajouter une période', en: 'Add a period' },
  removePeriod: { fr: (which: number) => `Retirer la période ${which}`, en: (which: number) => `Remove period ${which}` },
  datesMissing: { fr: 'Indiquez le premier et le dernier jour de chaque période.', en: 'Give the first and the last day of each period.' },
  bridges: { fr: 'Les ponts', en: 'Bridging days' },
  bridgesHint: {
    fr: 'Le jour ouvré seul entre un jour férié et un week-end, selon la région de chaque personne.',
    en: 'The single working day between a public holiday and a weekend, by each person’s region.',
  },
  school: { fr: 'Les vacances scolaires', en: 'School holidays' },
  schoolHint: {
    fr: 'Selon la zone, A, B ou C, du site de chaque personne.',
    en: 'By the French school zone, A, B or C, of each person’s site.',
  },
  schoolKnown: {
    fr: (until: string) => `Le calendrier scolaire officiel est connu jusqu’au ${until}. Au-delà, rien n’est fermé tant qu’il n’est pas mis à jour.`,
    en: (until: string) => `The official school calendar is known until ${until}. Beyond that nothing is closed until it is updated.`,
  },
  ahead: { fr: 'Ce que cela ferme dans les douze mois', en: 'What this closes in the next twelve months' },
  nobodyYet: { fr: 'Les dates s’afficheront ici quand un premier binôme sera formé.', en: 'The dates will show here once a first duo is formed.' },
  nothingAhead: { fr: 'Rien d’autre que les jours fériés.', en: 'Nothing but public holidays.' },
  noSite: { fr: 'Bureau sans site déclaré', en: 'Office that is no declared site' },
  people: { fr: (count: number) => `${count}${n}${count > 1 ? 'personnes' : 'personne'}`, en: (count: number) => `${count} ${count === 1 ? 'person' : 'people'}` },
  zone: { fr: (zone: string) => `zone ${zone}`, en: (zone: string) => `zone ${zone}` },
  noZone: {
    fr: `Zone scolaire inconnue${n}: les vacances scolaires n’y ferment rien. Ajoutez-y des semaines de fermeture.`,
    en: 'Unknown school zone: school holidays close nothing there. Add closing weeks instead.',
  },
  closing: { fr: 'Fermeture', en: 'Closing' },
  bridge: { fr: 'Pont', en: 'Bridge' },
  autumn: { fr: 'Vacances de la Toussaint', en: 'Autumn holidays' },
  christmas: { fr: 'Vacances de Noël', en: 'Christmas holidays' },
  winter: { fr: 'Vacances d’hiver', en: 'Winter holidays' },
  spring: { fr: 'Vacances de printemps', en: 'Spring holidays' },
  summer: { fr: 'Vacances d’été', en: 'Summer holidays' },
  more: { fr: (count: number) => `et ${count} de plus`, en: (count: number) => `and ${count} more` },
  affectedOffers: {
    fr: (count: number) =>
      count > 1 ? `${count} binômes ont en main des moments qui tombent un jour de repos${n}: ils en recevront d’autres, sans nouveau message.`
        : `Un binôme a en main des moments qui tombent un jour de repos${n}: il en recevra d’autres, sans nouveau message.`,
    en: (count: number) =>
      count === 1 ? 'One duo holds moments that fall on a day of rest: it gets others, with no further message.'
        : `${count} duos hold moments that fall on a day of rest: they get others, with no further message.`,
  },
  affectedBooked: {
    fr: (count: number) => (count > 1 ? `${count} rencontres y sont déjà fixées${n}: elles tiennent.` : `Une rencontre y est déjà fixée${n}: elle tient.`),
    en: (count: number) => (count === 1 ? 'One meeting is already booked there: it stands.' : `${count} meetings are already booked there: they stand.`),
  },
  moments: { fr: 'Trouver un moment', en: 'Finding a moment' },
  notice: { fr: 'Prévenir au moins', en: 'Notice, at least' },
  noticeHint: { fr: 'Avant que quelqu’un ait à partir.', en: 'Before anybody has to leave.' },
  inHours: { fr: (hours: number) => `${hours}${n}${hours > 1 ? 'heures' : 'heure'}`, en: (hours: number) => `${hours} ${hours === 1 ? 'hour' : 'hours'}` },
  buffer: { fr: 'Marge autour des autres réunions', en: 'Margin around other meetings' },
  bufferHint: { fr: 'En plus du trajet.', en: 'Beyond travel.' },
  inMinutes: { fr: (minutes: number) => `${minutes}${n}min`, en: (minutes: number) => `${minutes} min` },
  remote: { fr: 'Séances à distance, au plus', en: 'Remote sessions, at most' },
  remoteOf: { fr: (some: number, all: number) => `${some} sur ${all}`, en: (some: number, all: number) => `${some} of ${all}` },
  autonomy: { fr: 'Jusqu’où vont les binômes, et Binôme', en: 'How far duos, and Binôme, may go' },
  catalogue: { fr: 'Le catalogue', en: 'The catalogue' },
  catalogueHint: { fr: 'Les lieux et les cadres du programme, et eux seuls.', en: 'The programme’s places and settings, and those only.' },
  'free-place': { fr: 'Un lieu libre', en: 'A free choice of place' },
  'free-placeHint': {
    fr: 'Un binôme peut aussi écrire un autre lieu ou choisir un autre cadre.',
    en: 'A duo may also type another place or choose another setting.',
  },
  'books-itself': { fr: 'Binôme réserve', en: 'Binôme books' },
  'books-itselfHint': {
    fr: 'Le meilleur moment est réservé sans attendre de choix. Chaque côté peut toujours le déplacer.',
    en: 'The best moment is booked without waiting for a choice. Either side may still move it.',
  },
  money: { fr: 'Qui paie, et jusqu’à combien', en: 'Who pays, and up to how much' },
  moneyHint: {
    fr: 'Écrit sur chaque carte. Sans personne qui paie, seuls des lieux gratuits sont proposés.',
    en: 'Printed on every card. With nobody who pays, only free places are offered.',
  },
  frozen: { fr: 'Fixé à la création', en: 'Set when it was created' },
  plan: {
    fr: (sessions: number, days: number, minutes: number) => `${sessions} séances de ${minutes}${n}min, une tous les ${days} jours.`,
    en: (sessions: number, days: number, minutes: number) => `${sessions} sessions of ${minutes} min, one every ${days} days.`,
  },
  cadence: {
    fr: 'La cadence ne compte pas les jours d’une fermeture ni de vacances scolaires retenues ici, de l’un ou de l’autre.',
    en: 'The cadence does not count the days of a closing, or of school holidays kept here, of either side.',
  },
  threshold: {
    fr: (k: number) => `Un chiffre paraît à partir de ${k} réponses. Ce seuil a été promis à chaque personne, il ne change pas.`,
    en: (k: number) => `A figure appears from ${k} answers on. Everybody was promised this threshold, it does not change.`,
  },
  save: { fr: 'Enregistrer les règles', en: 'Save the rules' },
  saved: { fr: 'Enregistré. Les recherches à venir suivent ces règles.', en: 'Saved. Searches to come follow these rules.' },
  readAgain: { fr: 'Relire les règles', en: 'Read the rules again' },
});
