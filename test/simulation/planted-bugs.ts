/** A bug that somebody could write tomorrow: what is changed, in which file of src/features. */
export interface PlantedBug {
  readonly says: string;
  readonly changes: readonly { readonly file: string; readonly of: string; readonly by: string }[];
  /** False takes the constraints of the database away as well. */
  readonly constraints?: boolean;
}

/** The null control of the simulation: each of these must be found, or the simulation proves nothing. */
export const plantedBugs: Readonly<Record<string, PlantedBug>> = {
  'no-transaction-id': {
    says: 'An event is created without the key that makes a repeat harmless.',
    changes: [{ file: 'meetings/event.ts', of: 'transactionId: parts.transactionId,', by: '' }],
  },
  'clock-in-id': {
    says: 'The key is made of the time at which Graph is asked, so that a repeat has another.',
    changes: [{
      file: 'meetings/place-meeting.ts', of: 'ctx.calendar.create(meeting.organiserId, meeting.requestBody)',
      by: 'ctx.calendar.create(meeting.organiserId, meeting.requestBody.replace(/"transactionId":"[^"]*"/, `"transactionId":"${ctx.clock.now()}"`))',
    }],
  },
  'check-then-insert': {
    says: 'Whether a moment is free is asked, and then written, with neither locks nor constraints.',
    changes: [{ file: 'meetings/change-duo.ts', of: 'await lockPeople(trx, pair.duo.tenantId, [pair.mentor.id, pair.mentee.id]);', by: '' }],
    constraints: false,
  },
  'recheck-after-asking': {
    says: 'That Graph was asked is not noted: after a crash our own event is taken for a conflict.',
    changes: [{ file: 'meetings/place-meeting.ts', of: 'if (!(await ctx.transaction((trx) => saveAsked(trx, meeting, ctx.clock.now())))) return;', by: '' }],
  },
  'retry-ambiguous-send': {
    says: 'A message whose fate is unknown is sent again.',
    changes: [{ file: 'messages/delivery.ts', of: "if (asked && !failure.certain && failure.service === 'teams')", by: 'if (false)' }],
  },
  'no-in-flight-mark': {
    says: 'A message is marked only once it was sent: a process that dies in between sends it twice.',
    changes: [{
      file: 'messages/deliver-message.ts',
      of: "await saveOutcome(trx, message, { state: 'unknown', reason: 'in-flight', tries: message.tries, at });", by: '',
    }],
  },
  'no-fence': {
    says: 'A worker that was only slow books what has been cancelled meanwhile.',
    changes: [
      { file: 'meetings/place-meeting.ts', of: "if (current.state === 'cancelled') {", by: 'if (false) {' },
      { file: 'meetings/place-meeting.ts', of: "if (!canBecome(current.state, 'booked')) return 'unchanged';", by: '' },
    ],
  },
  'cancels-only-here': {
    says: 'A cancelled meeting stays in both calendars.',
    changes: [{ file: 'meetings/lose-date.ts', of: 'if (to.isEventStanding && !lost.inOutlook.isElsewhere)', by: 'if (false)' }],
  },
  'forgets-what-was-asked': {
    says: 'What Graph was asked to create, and never told us, is not looked for when the meeting is cancelled.',
    changes: [{ file: 'meetings/cancel-event.ts', of: 'meeting.askedAt === null', by: 'true' }],
  },
  'speaks-at-any-hour': {
    says: 'What is sent late, after an outage, is sent at night.',
    changes: [{ file: 'messages/deliver-message.ts', of: 'if ((await speakingTime(ctx.db, person, message.duoId, now)) > now)', by: 'if (false)' }],
  },
  'gives-up-at-once': {
    says: 'A meeting that Graph did not answer about is left where it is.',
    changes: [{ file: 'meetings/place-meeting.ts', of: '    throw error;\n  }\n};', by: '  }\n};' }],
  },
  'moves-by-creating': {
    says: 'A moved meeting is created anew, and the old event is forgotten.',
    changes: [{ file: 'meetings/book-option.ts', of: 'eventId: moved?.eventId ?? null,', by: 'eventId: null,' }, { file: 'meetings/book-option.ts', of: 'transactionId: moved ? null : transactionId', by: 'transactionId' }],
  },
  'notification-trusted': {
    says: 'What a notification is about is taken for gone, without the event being read.',
    changes: [{
      file: 'meetings/following/follow-event.ts',
      of: 'const [state] = await ctx.calendar.read([eventRef(pair, { ...meeting, eventId: meeting.eventId })]);',
      by: "const state = { kind: 'gone' } as never as Awaited<ReturnType<typeof ctx.calendar.read>>[number];",
    }],
  },
  'human-move-ignored': {
    says: 'A date moved in Outlook stays where it was with us.',
    changes: [{ file: 'meetings/following/event-state.ts', of: "case 'moved': return kept(change.at, perhaps(change.answer));", by: "case 'moved': return kept({ start, end });" }],
  },
  'human-move-patched-back': {
    says: 'An event that somebody has moved is put back where we had it.',
    changes: [{
      file: 'meetings/following/follow-event.ts', of: 'if (seen.asks) await actOnLook(ctx, meeting, look);',
      by: `if (seen.change.kind === 'moved') {
    const ours = await findMeeting(ctx.db, meeting.tenantId, meeting.id);
    if (ours?.eventId) await ctx.calendar.update((await loadPair(ctx.db, ours.tenantId, ours.duoId)).mentor.id, ours.eventId, ours.requestBody + ' ');
  } else if (seen.asks) await actOnLook(ctx, meeting, look);`,
    }],
  },
};
