import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { card, execute, heading, openUrl, paragraph, plain } from '../../src/kernel/card.ts';
import { checkCard } from '../support/cards.ts';

/** What CommonMark shows of an escaped text, or the first character it would have taken for its own. */
const readBack = (markdown: string): string =>
  markdown
    .split('\n')
    .map((line) => {
      // A line that opens a list, a rule or a heading would do so with these, unescaped.
      const opener = /^\s*([-=]|\d+[.)])/.exec(line);
      if (opener) throw new Error(`the line begins with ${opener[1]}`);
      let shown = '';
      for (let index = 0; index < line.length; index++) {
        const character = line.charAt(index);
        if (character === '\\') {
          const next = line.charAt(++index);
          // "Backslashes before other characters are treated as literal backslashes" (CommonMark 0.31, section 2.4).
          if (!/[!-/:-@[-`{-~]/.test(next)) throw new Error(`a backslash is shown before "${next}"`);
          shown += next;
        } else if (/[\\`*_{}[\]()#+!|<>~]/.test(character)) throw new Error(`"${character}" is not escaped`);
        else shown += character;
      }
      return shown;
    })
    .join('\n');

// Everything a person may hold against us, more often than chance would.
const hostile = fc.string({ unit: fc.constantFrom(...'\\`*_{}[]()#+!|<>~-=.1 9\n\tab&:/"\''.split(''), 'é', '👋', '\u0000', '\u202e', '\u2067') });
const anyText = fc.oneof(hostile, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
// eslint-disable-next-line no-control-regex
const withoutControls = (text: string): string => text.replace(/[\u0000-\u0008\u000B-\u001F\u007F\u202A-\u202E\u2066-\u2069]/g, '');

describe('plain', () => {
  it('lets no character of Markdown through, and shows what was typed', () => {
    fc.assert(fc.property(anyText, (text) => {
      expect(readBack(plain(text))).toBe(withoutControls(text));
    }), { numRuns: 5000 });
  });

  it.each([
    ['[Votre compte](https://example.com)', '\\[Votre compte\\]\\(https://example.com\\)'],
    ['**urgent**', '\\*\\*urgent\\*\\*'],
    ['- un\n- deux', '\\- un\n\\- deux'],
    ['1. un', '1\\. un'],
    ['le 12.11', 'le 12.11'],
    ['===', '\\==='],
    ['Anne\u202eeiram', 'Anneeiram'],
    ['un\u0000deux', 'undeux'],
    ['Sous-direction de l’IA', 'Sous-direction de l’IA'],
  ])('%j is written %j', (text, expected) => expect(plain(text)).toBe(expected));
});

describe('builders', () => {
  it('give an Execute the Submit that older clients fall back to', () => {
    expect(execute('Confirmer mardi', 'confirm-option', { offer: '1' }, { style: 'positive', inputs: 'auto' })).toEqual({
      type: 'Action.Execute', title: 'Confirmer mardi', verb: 'confirm-option', data: { offer: '1' }, style: 'positive', associatedInputs: 'auto',
      fallback: { type: 'Action.Submit', title: 'Confirmer mardi', data: { offer: '1', verb: 'confirm-option' }, style: 'positive', associatedInputs: 'auto' },
    });
  });

  it('make a card that Teams renders, asked again by nobody until it is sent', () => {
    const made = card('fr', 'Trois moments', [heading('Trois moments'), paragraph('Gardez ceux qui vous vont.')], [openUrl('Ouvrir la page', 'https://binome.example/duo')], { verb: 'show-duo', data: { duo: '1' } });
    checkCard(made);
    expect(made.refresh).toEqual({ action: { type: 'Action.Execute', verb: 'show-duo', data: { duo: '1' } }, userIds: [] });
    expect(card('en', 'Done', [heading('Done')])).not.toHaveProperty('actions');
  });
});
