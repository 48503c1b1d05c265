import type { Card } from '../../kernel/card.ts';
import { cardContent, cardType } from './card-content.ts';

export interface Answer {
  status: number;
  body?: unknown;
}

/** Frozen and shared: nothing in a refusal tells one forged token from another. */
export const notSignedIn: Answer = Object.freeze({ status: 401, body: { error: { code: 'not-signed-in' } } });
export const notAnActivity: Answer = Object.freeze({ status: 400, body: { error: { code: 'bad-input', field: 'activity' } } });
export const heard: Answer = Object.freeze({ status: 200 });

export const broken = (id: string): Answer => ({ status: 500, body: { error: { code: 'unexpected', id } } });

/** The card takes the place of the one that was pressed ("Universal Actions for Adaptive Cards", Microsoft Learn). */
export const inPlace = (card: Card, mri: string | null): Answer => ({
  status: 200,
  body: { statusCode: 200, type: cardType, value: cardContent(card, mri) },
});

/** A no to an invoke travels inside a 200, or Teams shows an error of its own. */
export const invokeError = (statusCode: 400 | 403 | 503, code: string, message: string): Answer => ({
  status: 200,
  body: { statusCode, type: 'application/vnd.microsoft.error', value: { code, message } },
});
