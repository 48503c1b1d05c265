import { words } from '../../../kernel/text.ts';

export const text = words({
  title: { fr: 'Un autre cadre, un autre lieu', en: 'Another setting, another place' },
  hint: {
    fr: (other: string) => `Ce que vous choisissez ici se décide à deux : ${other} le verra avant que rien ne soit réservé.`,
    en: (other: string) => `What you choose here is decided by both: ${other} sees it before anything is booked.`,
  },
  settingTitle: { fr: 'Plutôt un cadre', en: 'Rather a setting' },
  settingHint: {
    fr: 'Des moments dans ce cadre quand il y en a, sinon ceux qui conviennent le mieux. Une fois par séance.',
    en: 'Moments in that setting where there are some, else those that fit best. Once a session.',
  },
  placeTitle: { fr: 'Un lieu à vous', en: 'A place of your own' },
  moment: { fr: 'À quel moment', en: 'At which moment' },
  anyMoment: { fr: 'Chercher le meilleur moment', en: 'Look for the best moment' },
  anyMomentNote: { fr: 'il prend la place de la dernière proposition', en: 'it takes the place of the last one offered' },
  name: { fr: 'Nom du lieu', en: 'Name of the place' },
  address: { fr: 'Adresse, ou où se retrouver', en: 'Address, or where to meet' },
  coordinates: { fr: 'Coordonnées, si vous les avez', en: 'Coordinates, if you have them' },
  coordinatesHint: { fr: 'Copiées d’un plan : 48.8919, 2.2389.', en: 'Copied from a map: 48.8919, 2.2389.' },
  setting: { fr: 'Pour quel cadre', en: 'For which setting' },
  price: { fr: 'Prix par personne', en: 'Price per person' },
  prices: { fr: 'Gratuit|Jusqu’à 10 €|Jusqu’à 25 €|Plus de 25 €', en: 'Free|Up to €10|Up to €25|Over €25' },
  payer: { fr: (payer: string) => `Payé par ${payer} ; personne n’invite.`, en: (payer: string) => `Paid by ${payer}; neither of you treats.` },
  mine: { fr: 'Votre trajet (min)', en: 'Your way (min)' },
  theirs: { fr: (other: string) => `Pour ${other} (min)`, en: (other: string) => `For ${other} (min)` },
  minutesHint: {
    fr: 'Porte à porte, pour un aller. Ce temps est tenu avant et après la rencontre, par quarts d’heure.',
    en: 'Door to door, one way. This time is held before and after the meeting, in quarters of an hour.',
  },
  openAir: { fr: 'En plein air', en: 'In the open air' },
  fallback: { fr: 'Où aller s’il pleut', en: 'Where to go when it rains' },
  isPublic: {
    fr: 'C’est un lieu public, ouvert à ce moment-là, et ce n’est pas l’un de nos bureaux.',
    en: 'It is a public place, open at that time, and none of our offices.',
  },
  propose: { fr: 'Proposer ce lieu', en: 'Suggest this place' },
  goneTitle: { fr: 'Rien à choisir pour l’instant', en: 'Nothing to choose for now' },
  gone: {
    fr: 'Un autre cadre ou lieu se propose quand des moments sont entre vos mains, dans un programme qui le permet.',
    en: 'Another setting or place can be suggested while moments are in your hands, in a programme that allows it.',
  },
  back: { fr: 'Voir mon binôme', en: 'See my duo' },
});
