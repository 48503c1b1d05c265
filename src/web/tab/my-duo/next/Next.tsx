import type { DuoView } from '../../../../adapters/http/contract.ts';
import { AskCheckIn } from './AskCheckIn.tsx';
import { Booked } from './Booked.tsx';
import { Declined, Finished, Later, Suspended } from './Closing.tsx';
import { GettingReady } from './GettingReady.tsx';
import { Nothing } from './Nothing.tsx';
import { Options } from './Options.tsx';
import { Paused } from './Pause.tsx';
import { Placing } from './Placing.tsx';
import { Proposal } from './Proposal.tsx';
import { Waiting } from './Waiting.tsx';

/** What the duo's next step looks like: one face for each kind. A new offer is a new card, its ticks afresh. */
export const Next = ({ duo }: { duo: DuoView }) => {
  const { next } = duo;
  switch (next.kind) {
    case 'getting-ready':
      return <GettingReady duo={duo} next={next} />;
    case 'options':
      return <Options key={`${next.offerId} ${next.options.map(({ place }) => place?.name).join()}`} duo={duo} next={next} />;
    case 'waiting':
      return <Waiting duo={duo} next={next} />;
    case 'proposal':
      return <Proposal key={next.meetingId} next={next} />;
    case 'paused':
      return <Paused duo={duo} next={next} />;
    case 'placing':
      return <Placing next={next} />;
    case 'booked':
      return <Booked key={next.meetingId} next={next} />;
    case 'check-in':
      return <AskCheckIn key={next.meetingId} duo={duo} next={next} />;
    case 'nothing':
      return <Nothing duo={duo} next={next} />;
    case 'later':
      return <Later sentence={next.sentence} />;
    case 'finished':
      return <Finished first={duo.other.firstName} />;
    case 'suspended':
      return <Suspended sentence={next.sentence} />;
    case 'declined':
      return <Declined sentence={next.sentence} />;
  }
};
