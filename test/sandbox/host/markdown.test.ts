import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plain } from '../../../src/kernel/card.ts';
import { markdownToHtml } from '../../../src/sandbox/host/chat/markdown.ts';

const ours = /<\/?(?:p|br|ul|ol|li|strong|em)>|<a href="(?:https?:\/\/|mailto:)[^"<>]*">|<\/a>/g;
const shown = (html: string): string =>
  html
    .replace(ours, '')
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name] ?? '');

test('bold, italic, links and lists become what they say', () => {
  expect(markdownToHtml('**Mardi** et _jeudi_')).toBe('<p><strong>Mardi</strong> et <em>jeudi</em></p>');
  expect(markdownToHtml('- un\n- deux')).toBe('<ul><li>un</li><li>deux</li></ul>');
  expect(markdownToHtml('[la carte](https://maps.example/?a=1&b=2)')).toBe('<p><a href="https://maps.example/?a=1&amp;b=2">la carte</a></p>');
});

test('nothing but our own tags ever comes out, whatever goes in', () => {
  const piece = fc.oneof(fc.string(), fc.constantFrom('<script>', '](javascript:alert(1))', '[x](https://a"onclick=b)', '**', '_', '\\', '`', '\n'));
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      expect(markdownToHtml(pieces.join('')).replace(ours, '')).not.toMatch(/[<>]/);
    }),
  );
});

test('text that went through the one escape is shown letter for letter', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...Array.from('aé *_[]()#+-=!|<>~`\\.&"\'{}')) }), (typed) => {
      fc.pre(typed.trim() !== '');
      expect(shown(markdownToHtml(plain(typed)))).toBe(typed);
    }),
  );
});
