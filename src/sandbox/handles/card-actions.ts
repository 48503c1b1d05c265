/** An action as it stands in a card. */
export interface FoundAction {
  type: string;
  title?: string;
  verb?: string;
  data?: unknown;
  url?: string;
  associatedInputs?: string;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const aside: readonly string[] = ['fallback', 'data', 'refresh'];

/** Every element of a card in reading order, its own actions last, `fallback` left out. */
function* elementsOf(value: unknown): Generator<Record<string, unknown>> {
  if (Array.isArray(value)) {
    for (const entry of value) yield* elementsOf(entry);
    return;
  }
  if (!isObject(value)) return;
  if (typeof value['type'] === 'string') yield value;
  for (const [name, entry] of Object.entries(value)) if (!aside.includes(name)) yield* elementsOf(entry);
}

const typed = (card: unknown, prefix: string): readonly Record<string, unknown>[] =>
  [...elementsOf(card)].filter(({ type }) => String(type).startsWith(prefix));

const innerActions: readonly string[] = ['Action.ShowCard', 'Action.ToggleVisibility'];

/** Buttons in the order a reader meets them: those of the body, then the card's own; menus and toggles excluded. */
export const actionsOf = (card: unknown): readonly FoundAction[] =>
  (typed(card, 'Action.') as unknown as readonly FoundAction[]).filter(({ type }) => !innerActions.includes(type));

/** An action named by its title, its verb, its place among the card's actions (0 first), or `refresh`. */
export const findAction = (card: unknown, name: string | number): FoundAction | undefined => {
  const actions = actionsOf(card);
  if (name === 'refresh' && isObject(card) && isObject(card['refresh']))
    return card['refresh']['action'] as FoundAction | undefined;
  const named = actions.find(({ title }) => title === name) ?? actions.find(({ verb }) => verb === name);
  if (named) return named;
  return /^\d+$/.test(String(name)) ? actions[Number(name)] : undefined;
};

/** Inputs reach the bot as text; several choices are joined by commas. */
export const inputText = (value: unknown): string =>
  typeof value === 'string' ? value : Array.isArray(value) ? value.map(inputText).join(',') : JSON.stringify(value);

/** What a person who types nothing sends: values the card came with; a toggle left alone says its `valueOff`. */
export const untouchedInputs = (card: unknown): Record<string, string> =>
  Object.fromEntries(
    typed(card, 'Input.').flatMap((input): [string, string][] => {
      const value = input['value'] ?? (input['type'] === 'Input.Toggle' ? (input['valueOff'] ?? 'false') : undefined);
      return typeof input['id'] === 'string' && value !== undefined && value !== '' ? [[input['id'], inputText(value)]] : [];
    }),
  );
