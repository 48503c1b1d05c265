import { AdaptiveCard, CardElement, SerializationContext, Versions } from 'adaptivecards';
import type { Card } from '../../src/kernel/card.ts';
import { maxCardBytes, maxTextLength } from '../../src/kernel/card.ts';
import { langs } from '../../src/kernel/text.ts';

/** Longest texts we let a card hold: more is not read in a chat (look.md: one idea, one decision). */
const longest = { TextBlock: 700, fact: 120, choice: 300, action: 48, speak: 120 };

type Json = Record<string, unknown>;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Everything wrong with a card, as readable lines; empty when Teams would render it as meant, and a person could use it. */
export const faultsOf = (card: Card): readonly string[] => {
  const nodes = [...walk(card as unknown as Json)];
  const actions = nodes.filter(({ type }) => type === 'Action.Execute' || type === 'Action.OpenUrl' || type === 'Action.Submit');
  const shown = actions.filter(({ role }) => role === 'action');
  return [
    ...renderingFaults(card),
    ...wholeFaults(card),
    ...nodes.flatMap(elementFaults),
    ...actions.filter(({ type }) => type === 'Action.Execute').flatMap(({ json, role }) => (role === 'action' ? executeFaults(json) : [])),
    ...(shown.length > 3 ? [`${shown.length} actions: one and two others at most`] : []),
    ...(shown.filter(({ json }) => json.style === 'positive').length > 1 ? ['more than one positive action'] : []),
    ...shown.filter(({ type }) => type === 'Action.Submit').map(({ json }) => `"${textOf(json.title)}" is a Submit: Execute with a Submit fallback`),
    ...repeated(nodes.filter(({ type }) => type.startsWith('Input.')).map(({ json }) => textOf(json.id))).map((id) => `input id "${id}" twice`),
  ];
};

/** Throws with the whole list when the card has a fault. */
export const checkCard = (card: Card): void => {
  const faults = faultsOf(card);
  if (faults.length > 0) throw new Error(`The card "${card.speak ?? card.type}" (${card.lang}) has faults:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
};

/** What the renderer of the format itself says, held to the version Teams renders. */
const renderingFaults = (card: Card): string[] => {
  // adaptivecards 3.0.6 tests `lang` with a pattern that is global and so remembers where it stopped: every other card would fail.
  if (CardElement.langProperty.regEx) CardElement.langProperty.regEx.lastIndex = 0;
  const context = new SerializationContext(Versions.v1_5);
  const parsed = new AdaptiveCard();
  parsed.parse(card, context);
  return [
    ...Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message),
    ...parsed.validateProperties().validationEvents.map(({ message }) => message),
  ];
};

const wholeFaults = (card: Card): string[] => {
  const json = JSON.stringify(card);
  const bytes = Buffer.byteLength(json);
  const faults: string[] = [];
  if (card.version !== '1.5') faults.push(`version ${textOf(card.version)}`);
  if (!langs.includes(card.lang)) faults.push(`lang ${textOf(card.lang)}`);
  if (bytes >= maxCardBytes) faults.push(`${bytes} bytes: under ${maxCardBytes}`);
  if (!card.speak?.trim()) faults.push('no speak: nothing for a notification or a screen reader to say');
  else if (card.speak.length > longest.speak) faults.push(`speak has ${card.speak.length} characters: at most ${longest.speak}`);
  if (!JSON.stringify(card.body).includes('"style":"heading"')) faults.push('no heading');
  if (card.refresh && card.refresh.userIds.length > 60) faults.push('refresh names more than 60 people');
  return faults;
};

interface Node {
  readonly type: string;
  readonly json: Json;
  /** A fallback and a refresh are nobody's button. */
  readonly role: 'element' | 'action' | 'fallback' | 'refresh';
}

function* walk(json: Json, role: Node['role'] = 'element'): Generator<Node> {
  yield { type: textOf(json.type), json, role };
  for (const [key, value] of Object.entries(json)) {
    const next = key === 'actions' ? 'action' : key === 'fallback' ? 'fallback' : key === 'refresh' ? 'refresh' : role;
    // An action's data is ours, not the format's.
    if (key === 'data') continue;
    for (const child of Array.isArray(value) ? value : [value]) if (typeof child === 'object' && child !== null) yield* walk(child as Json, next);
  }
}

const elementFaults = ({ type, json, role }: Node): string[] => {
  const name = `${type} ${textOf(json.id ?? json.title ?? json.text).slice(0, 40)}`.trim();
  const faults: string[] = [];
  const say = (fault: string): void => void faults.push(`${name}: ${fault}`);
  const blank = (value: unknown): boolean => typeof value !== 'string' || value.trim() === '';
  const check = (value: unknown, limit: number): void => {
    if (blank(value)) return say('no text');
    faults.push(...wordFaults(textOf(value), limit).map((fault) => `${name}: ${fault}`));
  };
  if (type === 'TextBlock') {
    check(json.text, longest.TextBlock);
    if (json.wrap !== true) say('does not wrap');
  }
  if (type === 'Image' && blank(json.altText)) say('no altText');
  if (type === 'FactSet')
    for (const fact of json.facts as { title: string; value: string }[]) {
      check(fact.title, longest.fact);
      check(fact.value, longest.fact);
    }
  if (type.startsWith('Input.')) {
    if (blank(json.id)) say('no id');
    check(json.label, longest.choice);
    if (json.isRequired === true && blank(json.errorMessage)) say('required without errorMessage');
  }
  if (type === 'Input.Text' && !(typeof json.maxLength === 'number' && json.maxLength <= maxTextLength)) say(`maxLength over ${maxTextLength} or missing`);
  if (type === 'Input.ChoiceSet') faults.push(...choiceFaults(name, json, check));
  if (type.startsWith('Action.') && role === 'action') check(json.title, longest.action);
  if (type === 'Action.OpenUrl' && !/^https?:\/\//.test(textOf(json.url))) say(`address ${textOf(json.url)}`);
  return faults;
};

const choiceFaults = (name: string, json: Json, check: (value: unknown, limit: number) => void): string[] => {
  const choices = json.choices as { title: string; value: string }[];
  for (const { title } of choices) check(title, longest.choice);
  const values = choices.map(({ value }) => value);
  const chosen = textOf(json.value).split(json.isMultiSelect === true ? ',' : '\u0000').filter(Boolean);
  return [
    ...(choices.length === 0 ? [`${name}: no choices`] : []),
    ...repeated(values).map((value) => `${name}: choice "${value}" twice`),
    ...values.filter((value) => value === '' || value.includes(',')).map((value) => `${name}: choice value "${value}" would not survive the comma list`),
    ...chosen.filter((value) => !values.includes(value)).map((value) => `${name}: "${value}" is ticked and is no choice`),
  ];
};

/** Older clients fall back to Submit: the same press must reach the bot with the same data, the verb carried along. */
const executeFaults = (json: Json): string[] => {
  const fallback = json.fallback as Json | undefined;
  if (fallback?.type !== 'Action.Submit') return [`"${textOf(json.title)}": no Submit fallback`];
  const faults: string[] = [];
  if (stable(fallback.data) !== stable({ ...(json.data as Json), verb: json.verb })) faults.push(`"${textOf(json.title)}": the fallback sends other data`);
  for (const key of ['title', 'style', 'associatedInputs'])
    if (fallback[key] !== json[key]) faults.push(`"${textOf(json.title)}": the fallback has another ${key}`);
  return faults;
};

const stable = (value: unknown): string => JSON.stringify(Object.entries((value ?? {}) as Json).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** What no sentence of ours holds: a value that was never filled in, a shout, an emoji (product.md section 12). */
const wordFaults = (text: string, limit: number): string[] => [
  ...(text.length > limit ? [`${text.length} characters: at most ${limit}`] : []),
  ...(/\b(undefined|NaN|null|Invalid Date)\b|\[object /.test(text) ? [`unfilled value in "${text}"`] : []),
  ...(/(?<!\\)!/.test(text) ? [`exclamation mark in "${text}"`] : []),
  ...(/\p{Extended_Pictographic}/u.test(text) ? [`emoji in "${text}"`] : []),
];

const repeated = (values: readonly string[]): string[] => [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
