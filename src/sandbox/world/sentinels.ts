/**
 * People around whom something always goes wrong: a test, or a curious visitor, makes a duo with one of them instead of
 * patching code. None plays in the demonstration, save the executive whose mailbox is still on premises.
 */
export const sentinels = {
  'olivier.faure': 'no-mailbox',
  'gael.marchand': 'bot-blocked',
  'agathe.collin': 'answer-lost',
  'lucie.moulin': 'slow',
  'romain.picard': 'access-denied',
  'hugo.lambert': 'throttled',
  'alice.fournier': 'unavailable',
} as const;

export type Trouble = (typeof sentinels)[keyof typeof sentinels];

export const troubleOf = (key: string): Trouble | undefined => (sentinels as Readonly<Record<string, Trouble>>)[key];
