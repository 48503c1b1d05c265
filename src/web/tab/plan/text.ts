import { words } from '../../../kernel/text.ts';

const counted = (n: number, one: string) => `${n}\u00a0${one}${n > 1 ? 's' : ''}`;
const all = (and: string, ...parts: readonly (readonly [number, string])[]) => parts.flatMap(([n, one]) => (n > 0 ? [counted(n, one)] : [])).join(and);
/** « 11 invitations et 1 carte »: in French both are feminine. */
const sentThings = { fr: (invitations: number, cards: number) => all(' et ', [invitations, 'invitation'], [cards, 'carte']), en: (invitations: number, cards: number) => all(' and ', [invitations, 'invitation'], [cards, 'card']) };

export const text = words({
  title: { fr: 'Plan des séances', en: 'Plan the sessions' },
  emptySentence: {
    fr: (n: number) => n === 0
      ? 'Rien à planifier aujourd’hui : chaque binôme actif a une date, ou des moments en main.'
      : n === 1 ? 'Un binôme attend sa prochaine séance.' : `${n} binômes attendent leur prochaine séance.`,
    en: (n: number) => n === 0
      ? 'Nothing to plan today: every active duo has a date, or moments in hand.'
      : n === 1 ? 'One duo is waiting for its next session.' : `${n} duos are waiting for their next session.`,
  },
  what: {
    fr: 'Binôme cherche un moment pour tous à la fois : les lieux sont partagés, personne n’est attendu à deux endroits, les cadres varient. Rien ne part avant que vous l’envoyiez.',
    en: 'Binôme looks for a moment for all of them at once: places are shared, nobody is expected in two places, settings vary. Nothing goes out until you send it.',
  },
  start: { fr: 'Établir le plan', en: 'Make the plan' },
  planned: {
    fr: (n: number, of: number) => (n === of ? (n === 1 ? 'Le binôme a un moment.' : `Les ${of} binômes ont un moment.`) : `${n} binôme${n > 1 ? 's' : ''} sur ${of} ${n > 1 ? 'ont' : 'a'} un moment.`),
    en: (n: number, of: number) => (n === of ? (n === 1 ? 'The duo has a moment.' : `All ${of} duos have a moment.`) : `${n} of ${of} duos ${n === 1 ? 'has' : 'have'} a moment.`),
  },
  wait: { fr: (n: number) => (n === 1 ? 'Un attend, et dit pourquoi.' : `${n} attendent, et disent pourquoi.`), en: (n: number) => (n === 1 ? 'One waits, and says why.' : `${n} wait, and say why.`) },
  working: { fr: (done: number, of: number) => `Agendas lus pour ${done} binôme${done > 1 ? 's' : ''} sur ${of}`, en: (done: number, of: number) => `Calendars read for ${done} of ${of} duos` },
  sharing: { fr: 'Partage des moments entre les binômes', en: 'Sharing the moments between the duos' },
  workingTitle: { fr: 'Le plan se prépare.', en: 'The plan is being made.' },
  stoppedTitle: { fr: 'Le plan est arrêté.', en: 'The plan is stopped.' },
  sendingTitle: { fr: 'Le plan part.', en: 'The plan is going out.' },
  sending: { fr: (done: number, of: number) => `${done} sur ${of} revus`, en: (done: number, of: number) => `${done} of ${of} checked` },
  sentTitle: {
    fr: (invitations: number, cards: number) => {
      const n = invitations + cards;
      return n === 0 ? 'Rien n’est parti.' : `${sentThings.fr(invitations, cards)} ${n > 1 ? 'sont parties' : 'est partie'}.`;
    },
    en: (invitations: number, cards: number) => (invitations + cards === 0 ? 'Nothing went out.' : `${sentThings.en(invitations, cards)} went out.`),
  },
  placing: {
    fr: (n: number) => (n === 1 ? 'Une invitation est en route.' : `${counted(n, 'invitation')} sont en route.`),
    en: (n: number) => (n === 1 ? 'One invitation is on its way.' : `${counted(n, 'invitation')} are on their way.`),
  },
  notSent: {
    fr: (n: number) => (n === 1 ? 'Un moment prévu n’a pas servi\u00a0; sa ligne dit pourquoi.' : `${n} moments prévus n’ont pas servi\u00a0; leurs lignes disent pourquoi.`),
    en: (n: number) => (n === 1 ? 'One planned moment was not used; its row says why.' : `${n} planned moments were not used; their rows say why.`),
  },
  stop: { fr: 'Arrêter', en: 'Stop' },
  resume: { fr: 'Reprendre', en: 'Resume' },
  again: { fr: 'Planifier à nouveau', en: 'Plan again' },
  discard: { fr: 'Abandonner le plan', en: 'Discard the plan' },
  send: { fr: 'Envoyer le plan', en: 'Send the plan' },
  sendCards: {
    fr: (n: number) => n === 1 ? 'Une carte partira vers un mentor, avec un moment prêt à proposer. Il est revu juste avant.' : `${n} cartes partiront vers les mentors, chacune avec un moment prêt à proposer. Chaque moment est revu juste avant.`,
    en: (n: number) => n === 1 ? 'One card will go to a mentor, with one moment ready to propose. It is checked just before.' : `${n} cards will go to the mentors, each with one moment ready to propose. Every moment is checked just before.`,
  },
  sendInvitations: {
    fr: (n: number) => n === 1
      ? 'Binôme réserve\u00a0: une invitation partira au nom du mentor, et la date sera dans les deux agendas. Le moment est revu juste avant.'
      : `Binôme réserve\u00a0: ${n} invitations partiront au nom des mentors, et chaque date sera dans les deux agendas. Chaque moment est revu juste avant.`,
    en: (n: number) => n === 1
      ? 'Binôme books: one invitation will go out in the mentor’s name, and the date will be in both calendars. The moment is checked just before.'
      : `Binôme books: ${n} invitations will go out in the mentors’ names, and each date will be in both calendars. Every moment is checked just before.`,
  },
  andCards: {
    fr: (n: number) => `Pour ${n === 1 ? 'un mentor' : `${n} mentors`} dont l’agenda n’est pas lisible, une carte apporte un moment prêt à proposer.`,
    en: (n: number) => n === 1
      ? 'One mentor whose calendar cannot be read gets a card instead, with one moment ready to propose.'
      : `${n} mentors whose calendars cannot be read get a card instead, with one moment ready to propose.`,
  },
  sendYes: {
    fr: (invitations: number, cards: number) => `Envoyer ${sentThings.fr(invitations, cards)}`,
    en: (invitations: number, cards: number) => `Send ${sentThings.en(invitations, cards)}`,
  },
  sendNo: { fr: 'Relire encore', en: 'Read it again' },
  discardAsk: { fr: 'Rien n’est parti et rien ne partira. Les moments trouvés sont effacés.', en: 'Nothing has gone out and nothing will. The moments found are erased.' },
  discardYes: { fr: 'Abandonner', en: 'Discard' },
  discardNo: { fr: 'Garder le plan', en: 'Keep the plan' },
  spread: { fr: 'Les cadres', en: 'Settings' },
  places: {
    fr: (used: number, full: number) => used === 0 ? 'Aucun lieu n’est occupé.' : `${used} lieu${used > 1 ? 'x' : ''} en usage, ${full === 0 ? 'aucun complet' : full === 1 ? 'un complet par moments' : `${full} complets par moments`}.`,
    en: (used: number, full: number) => used === 0 ? 'No place is in use.' : `${used} place${used === 1 ? '' : 's'} in use, ${full === 0 ? 'none full' : full === 1 ? 'one full at times' : `${full} full at times`}.`,
  },
  seen: {
    fr: 'Vous voyez la semaine et le cadre ; le jour, l’heure et le lieu restent entre les deux.',
    en: 'You see the week and the setting; day, hour and place stay between the two.',
  },
  duos: { fr: 'Les binômes', en: 'Duos' },
  show: { fr: 'Afficher', en: 'Show' },
  'show-all': { fr: 'Tous', en: 'All' },
  'show-planned': { fr: 'Avec un moment', en: 'With a moment' },
  'show-waiting': { fr: 'Sans moment', en: 'Without a moment' },
  'show-pinned': { fr: 'Gardés', en: 'Kept' },
  'show-excluded': { fr: 'Mis de côté', en: 'Set aside' },
  none: { fr: 'Aucun binôme ici.', en: 'No duo here.' },
  and: { fr: (mentor: string, mentee: string) => `${mentor} et ${mentee}`, en: (mentor: string, mentee: string) => `${mentor} and ${mentee}` },
  pin: { fr: 'Garder', en: 'Keep' },
  unpin: { fr: 'Ne plus garder', en: 'Stop keeping' },
  pinned: { fr: 'gardé', en: 'kept' },
  exclude: { fr: 'Mettre de côté', en: 'Set aside' },
  include: { fr: 'Reprendre dans le plan', en: 'Bring back' },
  change: { fr: 'Changer', en: 'Change' },
  looking: { fr: 'Recherche d’autres moments', en: 'Looking for other moments' },
  choose: { fr: 'Une autre semaine, un autre cadre', en: 'Another week, another setting' },
  noChoice: { fr: 'Aucun autre moment, les autres binômes étant servis.', en: 'No other moment, the other duos being served.' },
  close: { fr: 'Fermer', en: 'Close' },
  'state-waiting': { fr: 'À chercher', en: 'To look for' },
  'state-looked': { fr: 'Agendas lus', en: 'Calendars read' },
  'state-planned': { fr: 'Prévu', en: 'Planned' },
  'state-none': { fr: 'Sans moment', en: 'No moment' },
  'state-sending': { fr: 'En route', en: 'On its way' },
  'state-sent': { fr: 'Carte envoyée', en: 'Card sent' },
  'state-placing': { fr: 'Invitation en route', en: 'Invitation on its way' },
  'state-booked': { fr: 'Invitation envoyée', en: 'Invitation sent' },
  'state-skipped': { fr: 'Laissé à lui-même', en: 'Left alone' },
  'state-gone': { fr: 'Non envoyé', en: 'Not sent' },
  'state-excluded': { fr: 'Mis de côté', en: 'Set aside' },
});
