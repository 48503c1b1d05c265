import type { Lang } from '../../kernel/text.ts';
import { sayDay, sayWhen, type Zone } from '../../kernel/time.ts';
import type { Duo, Role } from '../matching/duo.ts';
import { organiserOf } from './organiser.ts';
import type { Situation } from './situation.ts';
import { text } from './text.ts';

/** Where the next date stands, in one line for one of the two; null where there is no date to speak of. */
export const sayState = ({ situation, duo, role, other, lang, zone }: { situation: Situation; duo: Duo; role: Role; other: string; lang: Lang; zone: Zone }): string | null => {
  const t = text(lang);
  switch (situation.kind) {
    case 'options': return situation.moving ? t.stateMoving : t.stateProposed;
    case 'waiting': return situation.moving ? t.stateMoving : t.stateWaiting;
    case 'proposal': return t.stateToGrant;
    case 'placing': return t.statePlacing;
    case 'booked': {
      const { isElsewhere, isTentative, proposal } = situation.meeting.inOutlook;
      if (isElsewhere) return t.stateElsewhere;
      const organises = role === organiserOf(duo, situation.meeting);
      if (proposal && !proposal.isSettled) {
        if (organises) return t.stateToGrant;
        const when = sayWhen(proposal.start, zone, lang);
        return proposal.isDeclined ? t.stateDoubtful(when) : t.stateAsked(when);
      }
      return isTentative && organises ? t.stateTentative(other) : t.stateBooked;
    }
    case 'check-in': return t.stateOver;
    case 'nothing': return t.stateNothing;
    case 'paused': return `${t.statePaused}, ${t.pauseUntil(sayDay(situation.until, zone, lang)).replace(/^./, (first) => first.toLocaleLowerCase(lang))}`;
    case 'later': return t.stateLater;
    case 'getting-ready':
    case 'suspended':
    case 'finished':
    case 'declined': return null;
  }
};
