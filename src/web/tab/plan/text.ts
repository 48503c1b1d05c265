import { words } from '../../../kernel/text.ts';

const cards = (n: number) => `${n} carte${n > 1 ? 's' : ''}`;

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
  sending: { fr: (done: number, of: number) => `${done} sur ${of} revus et envoyés`, en: (done: number, of: number) => `${done} of ${of} checked and sent` },
  sentTitle: { fr: (n: number) => (n === 0 ? 'Aucune carte n’est partie.' : `${cards(n)} ${n > 1 ? 'sont parties' : 'est partie'}.`), en: (n: number) => (n === 0 ? 'No card went out.' : `${n} card${n === 1 ? '' : 's'} went out.`) },
  notSent: { fr: (n: number) => (n === 1 ? 'Un binôme n’a rien reçu, et dit pourquoi.' : `${n} binômes n’ont rien reçu, et disent pourquoi.`), en: (n: number) => (n === 1 ? 'One duo received nothing, and says why.' : `${n} duos received nothing, and say why.`) },
  stop: { fr: 'Arrêter', en: 'Stop' },
  resume: { fr: 'Reprendre', en: 'Resume' },
  again: { fr: 'Planifier à nouveau', en: 'Plan again' },
  discard: { fr: 'Abandonner le plan', en: 'Discard the plan' },
  send: { fr: 'Envoyer le plan', en: 'Send the plan' },
  sendAsk: {
    fr: (n: number) => n === 1 ? 'Une carte partira vers un mentor, avec un moment prêt à proposer. Il est revu juste avant.' : `${n} cartes partiront vers les mentors, chacune avec un moment prêt à proposer. Chaque moment est revu juste avant.`,
    en: (n: number) => n === 1 ? 'One card will go to a mentor, with one moment ready to propose. It is checked just before.' : `${n} cards will go to the mentors, each with one moment ready to propose. Every moment is checked just before.`,
  },
  sendYes: { fr: (n: number) => `Envoyer ${cards(n)}`, en: (n: number) => `Send ${n} card${n === 1 ? '' : 's'}` },
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
  'state-skipped': { fr: 'Laissé à lui-même', en: 'Left alone' },
  'state-gone': { fr: 'Non envoyé', en: 'Not sent' },
  'state-excluded': { fr: 'Mis de côté', en: 'Set aside' },
});
