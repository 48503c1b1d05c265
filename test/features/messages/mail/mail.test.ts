import { expect, it } from 'vitest';
import { standInMail } from '../../../../src/features/messages/mail/mail.ts';
import { html } from '../../../../src/kernel/html.ts';
import { langs } from '../../../../src/kernel/text.ts';

const url = 'https://teams.microsoft.com/l/entity/app/my-duo?webUrl=https%3A%2F%2Fx&label="Binôme"&context={\'a\':1}<b>';

it.each(langs)('in %s it is short, plain, with one link and nothing that tells of reading', (lang) => {
  const { subject, html: body } = standInMail(lang, url);
  expect(body).toMatch(new RegExp(`^<html lang="${lang}"><body>`));
  expect([...body.matchAll(/<a /g)]).toHaveLength(1);
  expect(body).not.toMatch(/<img|<script|<style|<link|src=|[\r\n]/);
  expect(new Set([...body.matchAll(/<\/?(\w+)/g)].map(([, tag]) => tag))).toEqual(new Set(['html', 'body', 'p', 'a']));
  expect(subject).not.toMatch(/[\r\n]/);
  expect(body.replace(/<[^>]*>/g, '').length).toBeLessThan(700);
});

it('betrays neither topic nor programme nor anybody, in its subject, its first line and the rest', () => {
  for (const lang of langs) {
    const { subject, html: body } = standInMail(lang, 'https://tab');
    expect(`${subject} ${body}`).not.toMatch(/mentor|duo\b|rencontre|meeting|séance|session|compétence|skill|IA\b|AI\b|programme|direction|executive|avec [A-Z]|with [A-Z]/);
  }
});

it('says vous, in the language of its reader', () => {
  expect(standInMail('fr', 'x').html).toMatch(/vous/);
  expect(standInMail('fr', 'x').html).not.toMatch(/\b(tu|te|toi|ton|ta|tes)\b|!/);
  expect(standInMail('en', 'x').subject).toBe('Binôme could not write to you in Teams');
});

it('escapes the address it links to', () => {
  expect(standInMail('fr', url).html).toContain(`href="${html(url)}"`);
  expect(html(url)).toContain('&amp;label=&quot;Binôme&quot;&amp;context={&#39;a&#39;:1}&lt;b&gt;');
});
