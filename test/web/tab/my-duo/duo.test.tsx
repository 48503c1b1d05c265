import { FluentProvider } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { describe, expect, it } from 'vitest';
import type { DuoView } from '../../../../src/adapters/http/contract.ts';
import type { Lang } from '../../../../src/kernel/text.ts';
import { langs } from '../../../../src/kernel/text.ts';
import { themes } from '../../../../src/web/shared/brand.ts';
import { createQueries } from '../../../../src/web/shared/queries.ts';
import { SurroundingsContext } from '../../../../src/web/shared/surroundings.ts';
import { Duo } from '../../../../src/web/tab/my-duo/Duo.tsx';
import { duoOfMeeting } from '../../../../src/web/tab/my-duo/find-duo.ts';
import { text } from '../../../../src/web/tab/my-duo/text.ts';
import { duoWith, nexts } from './duo-view.ts';

const show = (duo: DuoView, lang: Lang): string =>
  renderToStaticMarkup(
    <FluentProvider theme={themes.default}>
      <SurroundingsContext value={{ lang, call: () => Promise.reject(new Error('not asked')) }}>
        <QueryClientProvider client={createQueries()}>
          <MemoryRouter><Duo duo={duo} others={[]} isStale={false} /></MemoryRouter>
        </QueryClientProvider>
      </SurroundingsContext>
    </FluentProvider>,
  );

/** The one filled button of a page: Fluent gives it no name of its own, its words do. */
const headings = (html: string): string[] => [...html.matchAll(/<h([1-6])/g)].map(([, level = '']) => level);

describe.each(langs)('my duo, in %s', (lang) => {
  it.each(nexts.flatMap((next) => (['mentor', 'mentee'] as const).map((role) => [next.kind, role, next] as const)))('shows %s to the %s', (_, role, next) => {
    const html = show(duoWith(next, role), lang);
    expect(html).not.toMatch(/undefined|\[object|NaN/);
    expect(html).toContain(text(lang).talk);
    expect(html).toContain('nadia.benali@meridiane.example');
    expect(headings(html)[0]).toBe('1');
    expect(headings(html).filter((level) => level === '1')).toHaveLength(1);
  });
});

describe('the one card', () => {
  const french = text('fr');
  const of = (index: number, role: DuoView['role'] = 'mentor'): string => show(duoWith(nexts[index] ?? { kind: 'finished' }, role), 'fr');

  it('shows the charter where the yes is given, and only there', () => {
    expect(of(0)).toContain('Sans faute.');
    expect(of(0)).toContain(french.yes);
    expect(of(1)).not.toContain('Sans faute.');
    expect(of(1)).toContain(french.readTrack);
  });

  it('holds every option ticked for the mentor, and the best one for whoever confirms', () => {
    expect(of(3).match(/checked=""/g)).toHaveLength(2);
    expect(of(3)).toContain(french.propose(2));
    expect(of(4, 'mentee').match(/checked=""/g)).toHaveLength(1);
    expect(of(4, 'mentee')).toContain(french.confirm('jeudi'));
  });

  it('says why the moments are there where a date did not hold, and nowhere else', () => {
    expect(of(3)).toContain('La date n’a pas tenu, le binôme continue.');
    expect(of(4)).not.toContain('n’a pas tenu');
  });

  it('lets a meeting that stands be kept', () => {
    expect(of(4)).toContain(french.keep('mardi'));
    expect(of(3)).not.toContain(french.keep('mardi'));
  });

  it('shows the reader’s own answer, and leaves what is booked out of the past', () => {
    expect(of(7)).toContain(french.yourRating(4));
    expect(of(7)).not.toContain('prévue');
  });
});

describe('a link that names a meeting', () => {
  it('finds its duo by the next step or by the past', () => {
    const duo = duoWith({ kind: 'finished' }, 'mentor');
    expect(duoOfMeeting([undefined, duo], '00000000-0000-4000-8000-000000000004')).toBe(duo);
    expect(duoOfMeeting([duo], '00000000-0000-4000-8000-000000000099')).toBeUndefined();
  });
});
