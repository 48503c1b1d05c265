import { describe, expect, it } from 'vitest';
import { OutsideError, Refusal } from '../../src/kernel/errors.ts';

describe('a refusal', () => {
  it('says its code, its status and the field at fault', () => {
    const refusal = new Refusal('too-long', 'answers.tryNext');
    expect(refusal).toMatchObject({ name: 'Refusal', code: 'too-long', status: 400, field: 'answers.tryNext', message: 'too-long' });
    expect(new Refusal('slot-taken').status).toBe(409);
  });
});

describe('an outside error', () => {
  it('names the service, what it answered, and whether the outcome is known', () => {
    const cause = new Error('socket hang up');
    const error = new OutsideError('outlook', { status: 504, certain: false, cause });
    expect(error).toMatchObject({ name: 'OutsideError', service: 'outlook', status: 504, code: undefined, certain: false, message: 'outlook 504', cause });
    expect(new OutsideError('teams', { code: 'BotDisabledByUser', certain: true }).message).toBe('teams no answer BotDisabledByUser');
  });
});
