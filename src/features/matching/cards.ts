import { type Card, card, type CardElement, execute, heading, openUrl, paragraph, plain, subtle } from '../../kernel/card.ts';
import type { DuoId } from '../../kernel/ids.ts';
import type { Lang } from '../../kernel/text.ts';
import { sayDuration } from '../../kernel/time.ts';
import type { Person } from '../people/person.ts';
import type { Programme } from '../programmes/programme.ts';
import { charter } from '../training/content/charter.ts';
import { type Duo, type Member, missingSteps, type Role } from './duo.ts';
import { text, trackMinutes } from './text.ts';

const section = (title: string, body: string): CardElement[] => [paragraph(title, { weight: 'bolder', spacing: 'medium' }), paragraph(body, { spacing: 'small' })];

/** Asks a person whether they want this duo: purpose, readers, exit, charter, and one press that signs it. */
export const invitationCard = (data: {
  duoId: DuoId; role: Role; other: Person; programme: Programme; contacts: readonly { name: string }[]; lang: Lang; trackUrl: string;
  /** It is a duo they were in under an account that is gone. */
  goesOn?: boolean;
}): Card => {
  const t = text(data.lang);
  const { sessions, duration, threshold } = data.programme.frame;
  const other = plain(data.other.name);
  const purpose = data.role === 'mentor' ? t.invitationMentor : t.invitationMentee;
  return card(
    data.lang, t.invitationSpeak,
    [
      heading(data.goesOn ? t.goesOnTitle(other) : t.invitationTitleMentor(other)),
      ...(data.goesOn ? [paragraph(t.goesOn)] : []),
      paragraph(purpose(plain(data.other.firstName), sessions, sayDuration(duration))),
      ...section(t.readersTitle, t.readers(threshold)),
      ...section(t.exitTitle, t.exit),
      paragraph(t.charterTitle, { weight: 'bolder', spacing: 'medium' }),
      ...charter(threshold).map((point) => subtle(point[data.lang].paragraphs.join(' '))),
      subtle(t.contact(data.contacts.map((contact) => plain(contact.name)).join(', '))),
    ],
    [
      execute(t.yes, 'answer-duo', { duo: data.duoId, answer: 'yes' }, { style: 'positive' }),
      execute(t.no, 'answer-duo', { duo: data.duoId, answer: 'no' }),
      openUrl(t.readTrack, data.trackUrl),
    ],
  );
};

/** What the invitation becomes: the person's own next step, or that the duo begins. */
export const answeredCard = (data: { duo: Duo; member: Member; other: Person; lang: Lang; trackUrl: string }): Card => {
  const { duo, member, lang } = data;
  const t = text(lang);
  const other = plain(data.other.firstName);
  if (duo.state === 'declined' || duo.state === 'closed') return card(lang, t.declinedTitle, [heading(t.declinedTitle), paragraph(t.declined)]);
  if (duo.state === 'active')
    return card(lang, t.activeTitle(other), [heading(t.activeTitle(other)), paragraph(member.role === 'mentor' ? t.activeMentor : t.activeMentee(other))]);
  const trackMissing = missingSteps(member).includes('track');
  return card(
    lang, t.signedTitle,
    [heading(t.signedTitle), paragraph(trackMissing ? t.signedTrack(trackMinutes[member.role]) : t.signedWaiting(other))],
    trackMissing ? [openUrl(t.readTrack, data.trackUrl)] : [],
  );
};
