import { type Card, card, type CardElement, execute, heading, maxTextLength, openUrl, paragraph, subtle } from '../../kernel/card.ts';
import type { MeetingId } from '../../kernel/ids.ts';
import type { Lang } from '../../kernel/text.ts';
import type { Role } from '../matching/duo.ts';
import { sayReaders, type ReadField } from '../privacy/readers.ts';
import { type CheckIn, ratings } from './check-in.ts';
import { text } from './text.ts';

export interface CheckInCardData {
  readonly meetingId: MeetingId;
  readonly role: Role;
  readonly lang: Lang;
  /** « mardi », "Tuesday". */
  readonly weekday: string;
  /** The programme's threshold. */
  readonly k: number;
}

/** First tap: did it take place. No is as easy as yes. */
export const askCard = ({ meetingId, role, lang, weekday, k }: CheckInCardData): Card => {
  const t = text(lang);
  return card(
    lang, t.speak,
    [heading(role === 'mentor' ? t.askMentor(weekday) : t.askMentee(weekday)), subtle(t.promise(k)), subtle(sayReaders('held', k, lang))],
    [execute(t.yes, 'check-in', { meeting: meetingId, held: true }), execute(t.no, 'check-in', { meeting: meetingId, held: false })],
  );
};

/** Second tap: how useful, from 1 to 5. */
export const usefulnessCard = ({ meetingId, role, lang, k }: CheckInCardData): Card => {
  const t = text(lang);
  return card(lang, t.speak, [
    heading(role === 'mentor' ? t.usefulMentor : t.usefulMentee),
    subtle(t.scale),
    { type: 'ActionSet', actions: ratings.map((rating) => execute(String(rating), 'rate', { meeting: meetingId, usefulness: rating })) },
    subtle(sayReaders('usefulness', k, lang)),
  ]);
};

/** Page two: what I will try, and the feedback form when it is due. Every field says who reads it. */
export const pageTwoCard = (data: CheckInCardData & { readonly formDue: boolean; readonly tabUrl: string }): Card => {
  const { meetingId, role, lang, k } = data;
  const t = text(lang);
  const readBy = (field: ReadField): CardElement => subtle(sayReaders(field, k, lang));
  const scale = (id: 'ease' | 'pace', label: string): CardElement[] => [
    {
      type: 'Input.ChoiceSet', id, label, style: 'compact', wrap: true, value: 'none',
      choices: [{ title: t.noAnswer, value: 'none' }, ...ratings.map((rating) => ({ title: String(rating), value: String(rating) }))],
    },
    readBy(id),
  ];
  return card(
    lang, t.pageTwo,
    [
      heading(t.pageTwo),
      { type: 'Input.Text', id: 'tryNext', label: role === 'mentor' ? t.tryNextMentor : t.tryNextMentee, isMultiline: true, maxLength: maxTextLength },
      readBy('tryNext'),
      ...(data.formDue
        ? [
            subtle(t.scale),
            ...scale('ease', role === 'mentor' ? t.easeMentor : t.easeMentee),
            ...scale('pace', t.pace),
            { type: 'Input.Text' as const, id: 'comment', label: t.comment, isMultiline: true, maxLength: maxTextLength },
            { type: 'Input.Toggle' as const, id: 'shareComment', title: t.share, label: t.shareLabel, valueOn: 'true' as const, valueOff: 'false' as const, value: 'false' as const, wrap: true as const },
            readBy('comment'),
          ]
        : []),
    ],
    [execute(t.send, 'feedback', { meeting: meetingId }, { style: 'positive' }), openUrl(t.change, data.tabUrl)],
  );
};

/** What was kept, in figures: texts are not echoed into a chat. */
export const doneCard = (data: { lang: Lang; checkIn: CheckIn; tabUrl: string; next: CardElement[] }): Card => {
  const t = text(data.lang);
  const { checkIn } = data;
  const lines = [
    ...(checkIn.usefulness === null ? [] : [t.done(checkIn.usefulness)]),
    ...(checkIn.tryNext || checkIn.comment ? [t.doneText] : []),
  ];
  return card(data.lang, t.doneTitle, [heading(t.doneTitle), ...lines.map((line) => paragraph(line)), ...data.next], [openUrl(t.change, data.tabUrl)]);
};
