import { describe, expect, test } from 'vitest';
import { langs } from '../../../src/kernel/text.ts';
import { settingIds } from '../../../src/features/places/setting.ts';
import type { NoSlotReason, Reason } from '../../../src/features/places/slot.ts';
import {
  sayBinding, sayNoSlot, sayNoSlotCategory, sayNumber, sayPrice, sayReason, sayTravel, sayUnlock, settingName,
} from '../../../src/features/places/text.ts';

test('travel is said as people say it', () => {
  expect(sayTravel({ minutes: 8, mode: 'walk' }, 'fr')).toBe('à huit minutes à pied');
  expect(sayTravel({ minutes: 8, mode: 'walk' }, 'en')).toBe('eight minutes on foot');
  expect(sayTravel({ minutes: 1, mode: 'walk' }, 'fr')).toBe('à une minute à pied');
  expect(sayTravel({ minutes: 1, mode: 'walk' }, 'en')).toBe('one minute on foot');
  expect(sayTravel({ minutes: 26, mode: 'transit' }, 'fr')).toBe('à 26 minutes en transports en commun');
  expect(sayTravel({ minutes: 0, mode: 'none' }, 'fr')).toBe('sans déplacement');
  expect(sayTravel({ minutes: 0, mode: 'walk' }, 'en')).toBe('on the spot');
});

test('numbers are written out up to sixteen in French, twelve in English', () => {
  expect([16, 17].map((n) => sayNumber(n, 'fr'))).toEqual(['seize', '17']);
  expect([12, 13].map((n) => sayNumber(n, 'en'))).toEqual(['twelve', '13']);
});

test('the price carries a no-break space before the euro sign', () =>
  expect(sayPrice(1, 'fr')).toBe('10\u00a0€ au plus par personne'));

const reasons: Reason[] = [
  { code: 'close-to-both', minutes: 6 }, { code: 'close-to-mentee', minutes: 6 }, { code: 'new-setting', settingId: 'lunch' },
  { code: 'both-enjoy', settingId: 'lunch' }, { code: 'fits-purpose', purpose: 'hands-on' }, { code: 'quiet-place' },
  { code: 'free-of-charge' }, { code: 'calm-day' },
  { code: 'soon', days: 0 }, { code: 'soon', days: 1 }, { code: 'soon', days: 5 },
];
const none: NoSlotReason[] = [
  { code: 'no-setting' }, { code: 'no-place' }, { code: 'no-working-day' }, { code: 'no-common-moment' },
  ...(['mentor', 'mentee'] as const).flatMap((side) =>
    (['no-mailbox', 'not-readable', 'no-answer'] as const).map((why) => ({ code: 'unknown-availability', side, why } as const))),
];

describe.each(langs)('in %s', (lang) => {
  test('every reason has words of its own', () => {
    const said = reasons.map((reason) => sayReason(reason, lang));
    expect(new Set(said).size).toBe(reasons.length);
    for (const words of said) expect(words).toMatch(/^\p{Ll}[^!]*[^.]$/u);
  });

  test('every setting has a name of its own', () =>
    expect(new Set(settingIds.map((id) => settingName(id, lang).name)).size).toBe(settingIds.length));

  test('the other’s calendar is only ever "no common moment", save that Outlook does not answer', () => {
    for (const reason of none) {
      const other = reason.code === 'unknown-availability' && reason.side === 'mentee' && reason.why !== 'no-answer';
      expect(sayNoSlot(reason, lang, 'mentor') === sayNoSlot({ code: 'no-common-moment' }, lang, 'mentor'))
        .toBe(other || reason.code === 'no-common-moment');
      expect(sayNoSlot(reason, lang, 'mentor')).toMatch(/^\p{Lu}.*\.$/u);
      expect(sayNoSlotCategory(reason, lang)).toMatch(/^\p{Lu}[^!]*$/u);
    }
  });
});

test('a reason speaks to whoever reads it', () => {
  const close: Reason = { code: 'close-to-mentee', minutes: 6 };
  expect(sayReason(close, 'fr', 'mentee')).toBe('à six minutes à pied pour vous');
  expect(sayReason(close, 'fr')).toBe('à six minutes à pied pour la personne que vous accompagnez');
});

test('what would open a slot is said as something to do', () => {
  expect(sayUnlock({ change: { code: 'shorter-session', duration: 45 } }, 'fr')).toBe('Raccourcir la séance à 45\u00a0minutes');
  expect(sayUnlock({ change: { code: 'another-setting', settingId: 'end-of-day' } }, 'fr')).toBe('Accepter aussi une fin de journée');
  expect(sayUnlock({ change: { code: 'longer-horizon', days: 1 } }, 'fr')).toBe('Chercher un jour plus loin');
  expect(sayUnlock({ change: { code: 'longer-horizon', days: 6 } }, 'en')).toBe('Look six days further ahead');
  expect(sayUnlock({ change: { code: 'tentative-allowed' } }, 'en')).toBe('Count my tentative moments as free');
});

test.each(langs)('in %s, what binds is a sentence of its own', (lang) => {
  const said = (['own-meetings', 'own-elsewhere', 'own-holidays', 'all-turned-down'] as const).map((binding) => sayBinding(binding, lang));
  expect(new Set(said).size).toBe(said.length);
  for (const sentence of said) expect(sentence).toMatch(/^\p{Lu}[^!]*\.$/u);
});
