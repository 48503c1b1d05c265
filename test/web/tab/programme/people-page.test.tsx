import { FluentProvider } from '@fluentui/react-components';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { describe, expect, it } from 'vitest';
import type { ProgrammeView } from '../../../../src/adapters/http/contract.ts';
import { type Lang, langs } from '../../../../src/kernel/text.ts';
import { themes } from '../../../../src/web/shared/brand.ts';
import { createQueries } from '../../../../src/web/shared/queries.ts';
import { SurroundingsContext } from '../../../../src/web/shared/surroundings.ts';
import { PeopleForm } from '../../../../src/web/tab/programme/PeoplePage.tsx';
import { text } from '../../../../src/web/tab/programme/text.ts';
import { ToDo } from '../../../../src/web/tab/programme/ToDo.tsx';

const show = (page: ReactNode, lang: Lang): string =>
  renderToStaticMarkup(
    <FluentProvider theme={themes.default}>
      <SurroundingsContext value={{ lang, call: () => Promise.reject(new Error('not asked')) }}>
        <QueryClientProvider client={createQueries()}><MemoryRouter>{page}</MemoryRouter></QueryClientProvider>
      </SurroundingsContext>
    </FluentProvider>,
  );
const somebody = (name: string, left: string | null = null) => ({ id: name, name, jobTitle: null, site: null, left });
const count = (html: string, piece: string): number => html.split(piece).length - 1;

describe.each(langs)('who is named in a programme, in %s', (lang) => {
  const say = text(lang);
  const form = (sponsorLeft: string | null, contactLeft: string | null, others = ['Cy']): string =>
    show(
      <PeopleForm programme="p" readAgain={() => {}} view={{ name: 'Promotion', version: 'v', sponsor: somebody('Ada', sponsorLeft), contacts: [somebody('Bo', contactLeft), ...others.map((name) => somebody(name))] }} />, lang,
    );

  it('shows who is named, and nothing more of those who are there', () => {
    const html = form(null, null);
    expect(html).toContain('value="Ada"');
    for (const name of ['Bo', 'Cy']) expect(html).toContain(say.remove(name));
    expect(html).not.toMatch(/undefined|\[object|role="alert"|aria-label="null/);
  });

  it('says of whoever has left what the directory says, at their field and on their name', () => {
    const html = form('Ada is gone', 'Bo is gone');
    expect([count(html, 'Ada is gone.'), count(html, 'Bo is gone.'), count(html, 'aria-label="Bo is gone"')]).toEqual([1, 1, 1]);
  });

  it('takes four to talk to, and the field for another waits until one goes', () => {
    expect(form(null, null, ['Cy', 'Di'])).not.toMatch(/<input[^>]* disabled/);
    expect(count(form(null, null, ['Cy', 'Di', 'Ed']), ' disabled=""')).toBeGreaterThan(0);
  });

  it('is reached from the line of whoever has left, and from no other', () => {
    const line = (action: ProgrammeView['todo'][number]['action']) => ({ duoId: null, people: 'Ada', reason: 'x', since: null, action });
    const todo = (action: ProgrammeView['todo'][number]['action']) => show(<ToDo programme={{ id: 'p', todo: [line(action)] } as unknown as ProgrammeView} />, lang);
    expect(todo('name-people')).toContain('page=programme-people&amp;programme=p');
    expect(todo('name-people')).toContain(`${say.nameAnother}, Ada`);
    for (const action of ['form-duo', null] as const) expect(todo(action)).not.toContain('programme-people');
  });
});
