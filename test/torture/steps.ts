import type { Act, OtherAct } from './acts.ts';
import { conversationOf } from '../../src/sandbox/connector/chats.ts';
import { findPerson } from '../../src/sandbox/world/people.ts';
import type { Passing } from './wire.ts';

/** A named moment at which the whole product is killed. */
export interface Step {
  readonly name: string;
  /** What is pressed to come there. */
  readonly act: Act | OtherAct;
  readonly side: 'people' | 'microsoft';
  readonly is: (passing: Passing) => boolean;
}

const passing = (phase: Passing['phase'], method: string, path: RegExp) => (seen: Passing): boolean => seen.phase === phase && seen.method === method && path.test(seen.path);
const events = /\/users\/[^/]+\/events$/;
const schedule = /\/(calendar\/getSchedule|\$batch)$/;
const activities = /\/activities$/;
const shown = /\/activities\/[^/]+$/;

/** Many events asked for with one call; calendars are read in the same way. */
const making = (phase: Passing['phase']) => (seen: Passing): boolean => passing(phase, 'POST', /\/\$batch$/)(seen) && /"url":"\/users\/[^"]+\/events"/.test(seen.body);

const hr = findPerson('claire.fontaine');
const digest = (seen: Passing): boolean =>
  passing('asked', 'POST', activities)(seen) && hr !== undefined && decodeURIComponent(seen.path).includes(conversationOf(hr));

/** Seen from outside, on the wire: no hook in the product. Commits lie between what it asks and what it answers. */
export const steps: readonly Step[] = [
  { name: 'a duo formed, the answer to HR lost', act: 'invite', side: 'people', is: passing('answered', 'POST', /\/duos$/) },
  { name: 'a chat opened, not noted', act: 'invite', side: 'microsoft', is: passing('answered', 'POST', /\/v3\/conversations$/) },
  { name: 'an invitation to the duo accepted, the answer lost', act: 'answer-mentor', side: 'people', is: passing('answered', 'POST', /\/(answer|api\/messages)$/) },
  { name: 'the sessions laid out, calendars being read for the first options', act: 'track-mentee', side: 'microsoft', is: passing('asked', 'POST', schedule) },
  { name: 'proposed, the card in flight is noted, Teams not asked', act: 'propose', side: 'microsoft', is: passing('asked', 'POST', activities) },
  { name: 'Graph has made a subscription, not committed', act: 'confirm', side: 'microsoft', is: passing('answered', 'POST', /\/subscriptions$/) },
  { name: 'confirmed and committed, the slot being looked at again', act: 'confirm', side: 'microsoft', is: passing('asked', 'POST', schedule) },
  { name: 'Graph about to be asked is noted, Graph not asked', act: 'confirm', side: 'microsoft', is: passing('asked', 'POST', events) },
  { name: 'Graph has made the event, not committed', act: 'confirm', side: 'microsoft', is: passing('answered', 'POST', events) },
  { name: 'confirmed, the answer to the press lost', act: 'confirm', side: 'people', is: passing('answered', 'POST', /\/(confirm|api\/messages)$/) },
  { name: 'Teams has the card, not committed', act: 'confirm', side: 'microsoft', is: passing('answered', 'POST', activities) },
  { name: 'Graph has accepted for the executive, not committed', act: 'confirm', side: 'microsoft', is: passing('answered', 'POST', /\/accept$/) },
  { name: 'a card in a chat about to follow', act: 'confirm', side: 'microsoft', is: passing('asked', 'PUT', shown) },
  { name: 'a card in a chat has followed, not committed', act: 'propose', side: 'microsoft', is: passing('answered', 'PUT', shown) },
  { name: 'moved and committed, Graph not asked', act: 'confirm-move', side: 'microsoft', is: passing('asked', 'PATCH', /\/events\//) },
  { name: 'Graph has moved the event, not committed', act: 'confirm-move', side: 'microsoft', is: passing('answered', 'PATCH', /\/events\//) },
  { name: 'cancelled and committed, Graph not asked', act: 'cancel', side: 'microsoft', is: passing('asked', 'POST', /\/cancel$/) },
  { name: 'Graph has cancelled, not committed', act: 'cancel', side: 'microsoft', is: passing('answered', 'POST', /\/cancel$/) },
  { name: 'a change in Outlook told, the 202 lost', act: 'decline-by-hand', side: 'people', is: (seen) => passing('answered', 'POST', /\/graph\/notifications$/)(seen) && seen.status === 202 },
  { name: 'many events about to be made in one call', act: 'book-itself', side: 'microsoft', is: making('asked') },
  { name: 'Graph has made many events in one call, not committed', act: 'book-itself', side: 'microsoft', is: making('answered') },
  { name: 'a plan to be sent, the answer to HR lost', act: 'send-plan', side: 'people', is: passing('answered', 'POST', /\/plan\/send$/) },
  { name: 'Outlook has sent the mail that stands in, not committed', act: 'write-by-mail', side: 'microsoft', is: passing('answered', 'POST', /\/sendMail$/) },
  { name: 'Graph has installed the app, not committed', act: 'install', side: 'microsoft', is: passing('answered', 'POST', /\/installedApps$/) },
  { name: 'a card or the tab opened, calendars being read', act: 'open-card', side: 'microsoft', is: passing('asked', 'POST', schedule) },
  { name: 'the week started, the digest on its way', act: 'monday', side: 'microsoft', is: digest },
  { name: 'a check-in kept, the answer lost', act: 'check-in-mentor', side: 'people', is: passing('answered', 'PUT', /\/check-in$/) },
];

/** What is pressed while the kill comes by the clock, somewhere in the first moments. */
export const anywhere: readonly Act[] = ['confirm', 'cancel', 'propose', 'confirm-move', 'answer-mentor', 'track-mentee'];
