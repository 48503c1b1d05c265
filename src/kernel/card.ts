import type { Lang } from './text.ts';

/**
 * Adaptive Cards 1.5, the schema Teams renders for bot cards ("Universal Actions for Adaptive Cards", Microsoft Learn).
 * Only what we use is here; every card is validated by the `adaptivecards` package in the tests.
 */
export type Spacing = 'none' | 'small' | 'default' | 'medium' | 'large';

export interface TextBlock {
  type: 'TextBlock';
  text: string;
  wrap: true;
  size?: 'small' | 'default' | 'medium' | 'large' | 'extraLarge';
  weight?: 'default' | 'bolder';
  color?: 'default' | 'good' | 'warning' | 'attention';
  isSubtle?: boolean;
  spacing?: Spacing;
  separator?: boolean;
  style?: 'default' | 'heading';
}
export interface CardImage {
  type: 'Image';
  url: string;
  altText: string;
  width?: string;
  height?: string;
}
export interface FactSet {
  type: 'FactSet';
  facts: { title: string; value: string }[];
  spacing?: Spacing;
}
export interface Container {
  type: 'Container';
  items: CardElement[];
  spacing?: Spacing;
  separator?: boolean;
  style?: 'default' | 'emphasis';
}
export interface ColumnSet {
  type: 'ColumnSet';
  columns: { type: 'Column'; width: 'auto' | 'stretch'; items: CardElement[]; verticalContentAlignment?: 'top' | 'center' }[];
  spacing?: Spacing;
}
export interface TextInput {
  type: 'Input.Text';
  id: string;
  label: string;
  isMultiline?: boolean;
  maxLength: number;
  value?: string;
  isRequired?: boolean;
  errorMessage?: string;
}
export interface ChoiceInput {
  type: 'Input.ChoiceSet';
  id: string;
  label: string;
  style: 'expanded' | 'compact';
  isMultiSelect?: boolean;
  choices: { title: string; value: string }[];
  value?: string;
  wrap: true;
  isRequired?: boolean;
  errorMessage?: string;
}
export interface ToggleInput {
  type: 'Input.Toggle';
  id: string;
  title: string;
  label: string;
  valueOn: 'true';
  valueOff: 'false';
  value?: 'true' | 'false';
  wrap: true;
}
export interface ActionSet {
  type: 'ActionSet';
  actions: CardAction[];
  spacing?: Spacing;
}
export type CardElement =
  | TextBlock | CardImage | FactSet | Container | ColumnSet | TextInput | ChoiceInput | ToggleInput | ActionSet;

export interface ExecuteAction {
  type: 'Action.Execute';
  title: string;
  verb: string;
  data: Readonly<Record<string, unknown>>;
  style?: 'default' | 'positive' | 'destructive';
  associatedInputs?: 'auto' | 'none';
  fallback?: SubmitAction;
}
export interface SubmitAction {
  type: 'Action.Submit';
  title: string;
  data: Readonly<Record<string, unknown>>;
  style?: 'default' | 'positive' | 'destructive';
  associatedInputs?: 'auto' | 'none';
}
export interface OpenUrlAction {
  type: 'Action.OpenUrl';
  title: string;
  url: string;
  style?: 'positive';
}
export type CardAction = ExecuteAction | OpenUrlAction;

export interface Card {
  type: 'AdaptiveCard';
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  version: '1.5';
  lang: Lang;
  /** What a screen reader or a notification says: one line that betrays no topic. */
  speak?: string;
  body: CardElement[];
  actions?: CardAction[];
  /** Asked again by Teams when the card is opened. `userIds` (MRIs) are filled in by the one place that sends. */
  refresh?: { action: { type: 'Action.Execute'; verb: string; data: Readonly<Record<string, unknown>> }; userIds: string[] };
}

/** Teams cuts larger cards off (`MessageSizeTooBig`); webhooks stop at 28 KB, and so do we. */
export const maxCardBytes = 28 * 1024;

/** The longest text a person may write in one field, on a card or in the tab. */
export const maxTextLength = 4000;

/**
 * The one escape for text that people typed (names and places included): TextBlock, FactSet and choices render Markdown,
 * so every character Markdown may take for its own is preceded by a backslash, and control characters (NUL, the RTL
 * override …) go.
 */
export const plain = (text: string): string =>
  text
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/[\\`*_{}[\]()#+!|<>~]/g, '\\$&')
    .replace(/^(\s*)([-=])/gm, '$1\\$2')
    .replace(/^(\s*\d+)\./gm, '$1\\.');

/** An Execute with the Submit that older clients fall back to: same data, the verb carried along. */
export const execute = (
  title: string,
  verb: string,
  data: Readonly<Record<string, unknown>>,
  options: { style?: ExecuteAction['style']; inputs?: 'auto' | 'none' } = {},
): ExecuteAction => {
  const shared = {
    title,
    ...(options.style && { style: options.style }),
    ...(options.inputs && { associatedInputs: options.inputs }),
  };
  return {
    type: 'Action.Execute',
    verb,
    data,
    ...shared,
    fallback: { type: 'Action.Submit', data: { ...data, verb }, ...shared },
  };
};

export const openUrl = (title: string, url: string, options: Pick<OpenUrlAction, 'style'> = {}): OpenUrlAction => ({ type: 'Action.OpenUrl', title, url, ...options });

export const heading = (text: string): TextBlock => ({
  type: 'TextBlock', text, wrap: true, size: 'large', weight: 'bolder', style: 'heading',
});
export const paragraph = (text: string, options: Partial<Omit<TextBlock, 'type' | 'text' | 'wrap'>> = {}): TextBlock => ({
  type: 'TextBlock', text, wrap: true, ...options,
});
export const subtle = (text: string): TextBlock => paragraph(text, { isSubtle: true, size: 'small', spacing: 'small' });
export const facts = (pairs: readonly (readonly [title: string, value: string])[]): FactSet => ({
  type: 'FactSet', facts: pairs.map(([title, value]) => ({ title, value })),
});

/** A whole card. `speak` is its first line, as a notification shows it. */
export const card = (lang: Lang, speak: string, body: CardElement[], actions: CardAction[] = [], refresh?: { verb: string; data: Record<string, unknown> }): Card => ({
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  lang,
  speak,
  body,
  ...(actions.length > 0 && { actions }),
  ...(refresh && { refresh: { action: { type: 'Action.Execute', verb: refresh.verb, data: refresh.data }, userIds: [] } }),
});
