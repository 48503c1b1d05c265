import { describe, expect, it } from 'vitest';
import { type Card, card, type CardAction, type CardElement, execute, heading, openUrl, paragraph } from '../../src/kernel/card.ts';
import { checkCard, faultsOf } from './cards.ts';

const good = (body: CardElement[] = [], actions: CardAction[] = []): Card =>
  card('fr', 'Trois moments vous sont proposés', [heading('Trois moments'), ...body], actions);
const press = execute('Confirmer', 'confirm-option', { offer: '1' }, { style: 'positive' });
const input = { type: 'Input.Text', id: 'comment', label: 'Un mot', maxLength: 4000 } as const;
const choices = { type: 'Input.ChoiceSet', id: 'option', label: 'Votre choix', style: 'expanded', wrap: true, choices: [{ title: 'Mardi', value: 'a' }, { title: 'Jeudi', value: 'b' }] } as const;

it('has nothing to say against a good card', () => {
  expect(faultsOf(good([paragraph('Gardez ceux qui vous vont.'), input, { ...choices, choices: [...choices.choices], isMultiSelect: true, value: 'a,b' }], [press, openUrl('Ouvrir', 'https://binome.example')]))).toEqual([]);
});

it('says the same of the next one', () => {
  expect([1, 2, 3, 4].map(() => faultsOf(good()))).toEqual([[], [], [], []]);
});

describe('finds', () => {
  it.each<[string, Card, RegExp]>([
    ['an unknown element', good([{ type: 'Chart.Donut' } as unknown as CardElement]), /Chart\.Donut/],
    ['a value outside the schema', good([{ ...paragraph('a'), size: 'huge' } as unknown as CardElement]), /huge/],
    ['an input without label', good([{ ...input, label: '' }]), /no text/],
    ['an input without id', good([{ ...input, id: '' }]), /no id/],
    ['two inputs with one id', good([input, input]), /"comment" twice/],
    ['an input that takes too much', good([{ ...input, maxLength: 4001 }]), /maxLength/],
    ['a required input without a message', good([{ ...input, isRequired: true }]), /errorMessage/],
    ['a tick on what is no choice', good([{ ...choices, choices: [...choices.choices], value: 'c' }]), /"c" is ticked/],
    ['an image without words', good([{ type: 'Image', url: 'https://binome.example/walk.png', altText: ' ' }]), /altText/],
    ['a card over 28 KB', good(Array.from({ length: 60 }, () => paragraph('é'.repeat(400)))), /bytes/],
    ['no language', { ...good(), lang: undefined as unknown as 'fr' }, /lang/],
    ['nothing to say in a notification', { ...good(), speak: '' }, /speak/],
    ['no heading', card('fr', 'Trois moments', [paragraph('Trois moments')]), /heading/],
    ['an Execute without fallback', good([], [{ type: 'Action.Execute', title: 'Confirmer', verb: 'x', data: {} }]), /no Submit fallback/],
    ['a fallback that sends other data', good([], [{ ...press, data: { offer: '2' } }]), /other data/],
    ['a fallback without the verb', good([], [{ ...press, fallback: { type: 'Action.Submit', title: 'Confirmer', style: 'positive', data: { offer: '1' } } }]), /other data/],
    ['two positive actions', good([], [press, press]), /more than one positive/],
    ['four actions', good([], Array.from({ length: 4 }, () => openUrl('Ouvrir', 'https://binome.example'))), /4 actions/],
    ['four actions, some of them in the body', good([{ type: 'ActionSet', actions: [press, openUrl('Ouvrir', 'https://binome.example')] }], Array.from({ length: 2 }, () => openUrl('Ouvrir', 'https://binome.example'))), /4 actions/],
    ['an address of another kind', good([], [openUrl('Ouvrir', 'javascript:alert(1)')]), /address/],
    ['a text that does not wrap', good([{ ...paragraph('a'), wrap: false } as unknown as CardElement]), /wrap/],
    ['a text too long', good([paragraph('a'.repeat(800))]), /800 characters/],
    ['a value never filled in', good([paragraph('Mardi à undefined')]), /unfilled/],
    ['a shout', good([paragraph('Bravo !')]), /exclamation/],
    ['an emoji', good([paragraph('Rendez-vous 🎉')]), /emoji/],
  ])('%s', (_name, faulty, expected) => expect(() => checkCard(faulty)).toThrow(expected));
});
