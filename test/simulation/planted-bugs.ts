/** A bug that somebody could write tomorrow: what is changed, in which file of src/features. */
export interface PlantedBug {
  readonly says: string;
  /** The first seed that finds it. */
  readonly from: number;
  readonly changes: readonly { readonly file: string; readonly of: string; readonly by: string }[];
  /** False takes the constraints of the database away as well. */
  readonly constraints?: boolean;
}

/** The null control of the simulation: each of these must be found, or the simulation proves nothing. */
export const plantedBugs: Readonly<Record<string, PlantedBug>> = {
  'no-transaction-id': {
    says: 'An event is created without the key that makes a repeat harmless.',
    from: 79,
    changes: [{ file: 'meetings/event.ts', of: 'transactionId: parts.transactionId,', by: '' }],
  },
  'clock-in-id': {
    says: 'The key is made of the time at which Graph is asked, so that a repeat has another.',
    from: 79,
    changes: [{
      file: 'meetings/place-meeting.ts', of: 'ctx.calendar.create(organiserId, requestBody)',
      by: 'ctx.calendar.create(organiserId, requestBody.replace(/"transactionId":"[^"]*"/, `"transactionId":"${ctx.clock.now()}"`))',
    }],
  },
  'check-then-insert': {
    says: 'Whether a moment is free is asked, and then written, with neither locks nor constraints.',
    from: 17,
    changes: [{ file: 'meetings/change-duo.ts', of: 'await lockPeople(trx, pair.duo.tenantId, [pair.mentor.id, pair.mentee.id]);', by: '' }],
    constraints: false,
  },
  'recheck-after-asking': {
    says: 'That Graph was asked is not noted: after a crash our own event is taken for a conflict.',
    from: 127,
    changes: [{ file: 'meetings/place-meeting.ts', of: 'if (!(await ctx.transaction((trx) => saveAsked(trx, meeting, ctx.clock.now())))) return;', by: '' }],
  },
  'retry-ambiguous-send': {
    says: 'A message whose fate is unknown is sent again.',
    from: 7,
    changes: [{ file: 'messages/delivery.ts', of: "if (asked && !failure.certain && failure.service === 'teams')", by: 'if (false)' }],
  },
  'no-in-flight-mark': {
    says: 'A message is marked only once it was sent: a process that dies in between sends it twice.',
    from: 74,
    changes: [{
      file: 'messages/deliver-message.ts',
      of: "await saveOutcome(trx, message, { state: 'unknown', reason: 'in-flight', tries: message.tries, at });", by: '',
    }],
  },
  'no-fence': {
    says: 'A worker that was only slow books what has been cancelled meanwhile.',
    from: 444,
    changes: [
      { file: 'meetings/settle-placing.ts', of: "if (current.state === 'cancelled') {", by: 'if (false) {' },
      { file: 'meetings/settle-placing.ts', of: "if (!canBecome(current.state, 'booked')) return 'unchanged';", by: '' },
    ],
  },
  'cancels-only-here': {
    says: 'A cancelled meeting stays in both calendars.',
    from: 11,
    changes: [{ file: 'meetings/lose-date.ts', of: 'if (to.isEventStanding && !lost.inOutlook.isElsewhere)', by: 'if (false)' }],
  },
  'forgets-what-was-asked': {
    says: 'What Graph was asked to create, and never told us, is not looked for when the meeting is cancelled.',
    from: 1924,
    changes: [{ file: 'meetings/cancel-event.ts', of: 'meeting.askedAt === null', by: 'true' }],
  },
  'speaks-at-any-hour': {
    says: 'What is sent late, after an outage, is sent at night.',
    from: 7,
    changes: [{ file: 'messages/deliver-message.ts', of: 'if ((await speakingTime(ctx.db, person, message.duoId, now)) > now)', by: 'if (false)' }],
  },
  'knows-no-holiday': {
    says: 'Nobody ever rests: what is due on Christmas Day or while the company is closed is sent then.',
    from: 140,
    changes: [{ file: 'people/person.ts', of: 'return (date) => whyRest(person.site, rules, date) !== null;', by: 'return () => false;' }],
  },
  'quiet-period-forgotten': {
    says: 'Public holidays are kept, and the weeks in which HR has said that all rests are not.',
    from: 115,
    changes: [{ file: 'people/person.ts', of: 'const rules = restRulesOf(frame);', by: 'const rules = restRulesOf({ ...frame, quiet: [] });' }],
  },
  'window-forgotten': {
    says: 'What is due outside the hours that HR has set is sent within the hours that every programme begins with.',
    from: 45,
    changes: [{ file: 'messages/speaking-time.ts', of: 'speakingWithin(frame.window)', by: 'speakingWithin(undefined)' }],
  },
  'meets-on-holidays': {
    says: 'Moments are looked for on public holidays too.',
    from: 1030,
    changes: [{ file: 'meetings/find-options.ts', of: 'holidays: restDays(person.site, restRulesOf(frame), read),', by: 'holidays: new Set(),' }],
  },
  'meets-while-closed': {
    says: 'Moments are looked for in the weeks in which HR has said that all rests.',
    from: 5,
    changes: [
      { file: 'meetings/find-options.ts', of: 'window: frame.window, quiet: frame.quiet,', by: 'window: frame.window, quiet: [],' },
      { file: 'meetings/find-options.ts', of: 'restRulesOf(frame), read)', by: 'restRulesOf({ ...frame, quiet: [] }), read)' },
    ],
  },
  'gives-up-at-once': {
    says: 'A meeting that Graph did not answer about is left where it is.',
    from: 164,
    changes: [{ file: 'meetings/settle-placing.ts', of: 'if (!word) throw answer;', by: 'if (!word) return;' }],
  },
  'moves-by-creating': {
    says: 'A moved meeting is created anew, and the old event is forgotten.',
    from: 16,
    changes: [{ file: 'meetings/book-option.ts', of: 'eventId: moved?.eventId ?? null,', by: 'eventId: null,' }, { file: 'meetings/book-option.ts', of: 'transactionId: moved ? null : transactionId', by: 'transactionId' }],
  },
  'notification-trusted': {
    says: 'What a notification is about is taken for gone, without the event being read.',
    from: 11,
    changes: [{
      file: 'meetings/following/follow-event.ts',
      of: 'const [state] = await ctx.calendar.read([eventRef(pair, { ...meeting, eventId: meeting.eventId })]);',
      by: "const state = { kind: 'gone' } as never as Awaited<ReturnType<typeof ctx.calendar.read>>[number];",
    }],
  },
  'human-move-ignored': {
    says: 'A date moved in Outlook stays where it was with us.',
    from: 11,
    changes: [{ file: 'meetings/following/event-state.ts', of: "case 'moved': return kept(change.at, perhaps(change.answer));", by: "case 'moved': return kept({ start, end });" }],
  },
  'human-move-patched-back': {
    says: 'An event that somebody has moved is put back where we had it.',
    from: 11,
    changes: [{
      file: 'meetings/following/follow-event.ts', of: 'if (seen.asks) await actOnLook(ctx, meeting, look);',
      by: `if (seen.change.kind === 'moved') {
    const ours = await findMeeting(ctx.db, meeting.tenantId, meeting.id);
    if (ours?.eventId) await ctx.calendar.update((await loadPair(ctx.db, ours.tenantId, ours.duoId)).mentor.id, ours.eventId, ours.requestBody + ' ', []);
  } else if (seen.asks) await actOnLook(ctx, meeting, look);`,
    }],
  },
  'asks-for-what-was-cancelled': {
    says: 'A meeting that was cancelled just before Outlook is asked is created all the same.',
    from: 319,
    changes: [{ file: 'meetings/store.ts', of: ".where('state', '=', 'placing').where('asked_at', 'is', null)", by: ".where('asked_at', 'is', null)" }],
  },
  'hand-not-looked-for': {
    says: 'A date that somebody has just moved in Outlook is moved on by us, as if nobody had.',
    from: 26,
    changes: [{ file: 'meetings/place-meeting.ts', of: 'await lookForHand(ctx, placing, meeting.eventId)', by: "'none' as string" }],
  },
  'refusal-ignored': {
    says: 'A no in Outlook leaves the date standing.',
    from: 13,
    changes: [{ file: 'meetings/following/event-state.ts', of: "case 'declined': return { kind: 'lost', by: 'attendee', isEventStanding: true, at: change.at };", by: "case 'declined': return kept(change.at);" }],
  },
  'older-look-wins': {
    says: 'What was seen of an event before it changed is believed over what was seen after.',
    from: 25,
    changes: [{ file: 'meetings/following/event-state.ts', of: "return state.modifiedAt > before.modifiedAt ? 'news' : 'stale';", by: "return 'news';" }],
  },
  'recheck-skipped': {
    says: 'A moment that somebody has given away since it was chosen is booked all the same.',
    from: 79,
    changes: [{ file: 'meetings/place-meeting.ts', of: "if (verdict === 'gone') return giveUp(ctx, placing, slotGone);", by: '' }],
  },
  'not-looked-behind': {
    says: 'What came into a calendar between our look and our event stands under it.',
    from: 3318,
    changes: [{ file: 'meetings/settle-behind.ts', of: "isTakenBeside(placing.meeting.option, behind, ctx.clock.now())", by: 'false' }],
  },
  'lost-session-forgotten': {
    says: 'A date that was lost takes its session with it: nobody has other moments in hand.',
    from: 2,
    changes: [{ file: 'meetings/lose-date.ts', of: 'await offerAgain(ctx, trx, pair, session, found, to);', by: '' }],
  },
  'retry-after-ignored': {
    says: 'Teams asks to wait, and is asked again at once.',
    from: 125,
    changes: [{ file: 'messages/delivery.ts', of: 'wait: failure.retryAfter ?? unsaidWait', by: 'wait: 0' }],
  },
  'past-date-left-alone': {
    says: 'An event that was put to a later time is not looked at once the date we had has passed.',
    from: 6058,
    changes: [
      {
        file: 'meetings/following/follow-event.ts', of: "if (meeting?.state !== 'booked' || meeting.eventId === null) return;",
        by: "if (meeting?.state !== 'booked' || meeting.eventId === null || meeting.end <= ctx.clock.now()) return;",
      },
      { file: 'meetings/following/reconcile-meetings.ts', of: 'plus(now, -lookBack)', by: 'now' },
      { file: 'meetings/following/follow-organisers.ts', of: 'plus(askedAt, -lookBack)', by: 'askedAt' },
    ],
  },
};
