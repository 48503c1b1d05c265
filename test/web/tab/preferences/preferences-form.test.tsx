import { FluentProvider } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { PreferencesView } from '../../../../src/adapters/http/contract.ts';
import { noPreference } from '../../../../src/features/places/preferences/preferences.ts';
import { likeableSettings } from '../../../../src/features/places/setting.ts';
import { preferenceFields, sayPreferenceReaders } from '../../../../src/features/privacy/readers.ts';
import { type Lang, langs } from '../../../../src/kernel/text.ts';
import { themes } from '../../../../src/web/shared/brand.ts';
import { createQueries } from '../../../../src/web/shared/queries.ts';
import { SurroundingsContext } from '../../../../src/web/shared/surroundings.ts';
import { AccessNeeds } from '../../../../src/web/tab/preferences/AccessNeeds.tsx';
import { PreferencesForm } from '../../../../src/web/tab/preferences/PreferencesForm.tsx';
import { text } from '../../../../src/web/tab/preferences/text.ts';

const show = (page: ReactNode, lang: Lang): string =>
  renderToStaticMarkup(
    <FluentProvider theme={themes.default}>
      <SurroundingsContext value={{ lang, call: () => Promise.reject(new Error('not asked')) }}>
        <QueryClientProvider client={createQueries()}>{page}</QueryClientProvider>
      </SurroundingsContext>
    </FluentProvider>,
  );
const viewWith = (lang: Lang, more: Partial<PreferencesView> = {}): PreferencesView => ({
  ...noPreference, access: null, readers: sayPreferenceReaders(preferenceFields, lang), ...more,
});
const count = (html: string, piece: string): number => html.split(piece).length - 1;

describe.each(langs)('preferences, in %s', (lang) => {
  const say = text(lang);

  it('gives each setting its three states, one of them chosen', () => {
    const html = show(<PreferencesForm view={viewWith(lang, { enjoyed: ['walk'], refused: ['lunch'] })} />, lang);
    expect(html).not.toMatch(/undefined|\[object|NaN/);
    for (const word of [say.enjoy, say.fine, say.refuse]) expect(count(html, `${word}</label>`)).toBe(likeableSettings.length);
    // One for each setting, and one for the price, the open air, the walk and the neutral room.
    expect(count(html, 'checked=""')).toBe(likeableSettings.length + 4);
  });

  it('prints beside every field who reads it, from the one table', () => {
    const html = show(<><PreferencesForm view={viewWith(lang)} /><AccessNeeds access={null} readers={viewWith(lang).readers.access} /></>, lang);
    for (const field of preferenceFields) expect(html).toContain(viewWith(lang).readers[field]);
    expect(count(html, lang === 'fr' ? 'Qui lit\u00a0:' : 'Who reads this:')).toBe(preferenceFields.length);
  });

  it('asks minutes only of whoever works from home, and never an address', () => {
    expect(show(<PreferencesForm view={viewWith(lang)} />, lang)).not.toContain(say.teleworkMinutes);
    const html = show(<PreferencesForm view={viewWith(lang, { telework: { days: [2], minutes: 35 } })} />, lang);
    expect(html).toContain(say.teleworkMinutes);
    expect(html).not.toMatch(/type="text"|textarea/);
  });

  it('asks consent for access needs by an act of its own, and offers to withdraw it once given', () => {
    const before = show(<AccessNeeds access={null} readers="" />, lang);
    expect(before).toContain(say.consent);
    expect(before).not.toContain(say.withdraw);
    const after = show(<AccessNeeds access={{ stepFree: true, quiet: false }} readers="" />, lang);
    expect(after).toContain(say.withdraw);
    expect(after).not.toContain(say.consent);
    expect(show(<PreferencesForm view={viewWith(lang, { access: { stepFree: true, quiet: true } })} />, lang)).not.toContain(say.stepFree);
  });
});
