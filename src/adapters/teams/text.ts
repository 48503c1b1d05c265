import { words } from '../../kernel/text.ts';

export const text = words({
  notHere: {
    fr: 'Cette carte ne répond pas ici. Ouvrez votre conversation avec Binôme.',
    en: 'This card does not answer here. Open your own chat with Binôme.',
  },
  notKnown: { fr: 'Binôme ne sait pas répondre à cette demande.', en: 'Binôme cannot answer this request.' },
  unknownVerb: { fr: 'Cette action n’existe plus. Ouvrez Binôme pour voir où en est votre binôme.', en: 'This action no longer exists. Open Binôme to see where your duo stands.' },
  noDuoTitle: { fr: 'Pas encore de binôme', en: 'No duo yet' },
  noDuo: { fr: 'Vous recevrez ici une proposition quand les RH en formeront un avec vous.', en: 'You will receive a proposal here when HR forms one with you.' },
});
