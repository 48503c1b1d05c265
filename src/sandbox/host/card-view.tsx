import { AdaptiveCard, HostConfig, OpenUrlAction, SerializationContext, SubmitActionBase, Versions } from 'adaptivecards';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { actionsOf } from '../handles/card-actions.ts';
import { cardHostConfig } from './card-host-config.ts';
import { markdownToHtml } from './chat/markdown.ts';
import type { ThemeName } from './theme-names.ts';

AdaptiveCard.onProcessMarkdown = (source, result) => {
  result.outputHtml = markdownToHtml(source);
  result.didProcess = true;
};

export interface PressedAction {
  /** Its place among the card's actions, in reading order, 0 first. */
  index: number;
  title: string;
  inputs: Record<string, string>;
}

interface Props {
  /** The card's JSON. Drawn again only when its content differs, so that what is being typed survives a refresh of the chat. */
  card: unknown;
  theme: ThemeName;
  onPress: (pressed: PressedAction) => void;
  onOpen: (url: string) => void;
  /** Said when the card cannot be read. */
  unreadable: string;
}

/** Gives each action its place among the card's actions for id, so that the one adaptivecards hands back can be named to the server. */
const numberActions = (card: unknown): void => {
  for (const [index, action] of actionsOf(card).entries()) Object.assign(action, { id: String(index) });
};

/**
 * The fields an action carries along: all of the card's, or none when it says so (`associatedInputs`). What was emptied is said to be empty: left out,
 * it would count as never touched.
 */
const inputsOf = (card: AdaptiveCard, action: SubmitActionBase): Record<string, string> => {
  if (action.associatedInputs === 'none') return {};
  return Object.fromEntries(card.getAllInputs().flatMap(({ id, value }) => (id ? [[id, String(value ?? '')]] : [])));
};

let drawn = 0;

/** Radios are named after their field's id, so the same field on two cards of a chat would be one group: each drawing gets names of its own. */
const separateRadios = (root: HTMLElement): void => {
  drawn += 1;
  for (const radio of root.querySelectorAll<HTMLInputElement>('input[type="radio"]')) radio.name = `${radio.name}-${drawn}`;
};

/** Mends what adaptivecards 3 leaves to assistive technology: choices are a named group, and only a group may be required (WAI-ARIA 1.2). */
const nameGroups = (root: HTMLElement): void => {
  for (const group of root.querySelectorAll<HTMLElement>('.ac-choiceSetInput-expanded, .ac-choiceSetInput-multiSelect')) {
    const label = group.parentElement?.previousElementSibling;
    group.setAttribute('role', group.matches('.ac-choiceSetInput-expanded') ? 'radiogroup' : 'group');
    if (label?.id) group.setAttribute('aria-labelledby', label.id);
    // The label stands for the group: as a <label> it would point at something that takes no label.
    label?.removeAttribute('for');
    for (const input of group.querySelectorAll('input')) input.removeAttribute('aria-required');
  }
};

const draw = (json: string, theme: ThemeName, on: Pick<Props, 'onPress' | 'onOpen'>): HTMLElement | undefined => {
  const source: unknown = JSON.parse(json);
  numberActions(source);
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(cardHostConfig(theme));
  card.parse(source, new SerializationContext(Versions.v1_5));
  card.onAnchorClicked = (_, anchor, event) => {
    if (event?.type !== 'click') return false;
    on.onOpen(anchor.href);
    return true;
  };
  // adaptivecards has checked required fields and shown what is missing before it calls this.
  card.onExecuteAction = (action) => {
    if (action instanceof OpenUrlAction) {
      if (action.url) on.onOpen(action.url);
    } else if (action instanceof SubmitActionBase) {
      on.onPress({ index: Number(action.id), title: action.title ?? '', inputs: inputsOf(card, action) });
    }
  };
  const element = card.render();
  if (element) {
    nameGroups(element);
    separateRadios(element);
  }
  return element;
};

/** One Adaptive Card, drawn by Microsoft's own renderer. */
export const CardView = ({ card, theme, onPress, onOpen, unreadable }: Props) => {
  const target = useRef<HTMLDivElement>(null);
  const [isReadable, setReadable] = useState(true);
  const pressed = useEffectEvent(onPress);
  const opened = useEffectEvent(onOpen);
  const json = JSON.stringify(card);
  useEffect(() => {
    const element = draw(json, theme, { onPress: (action) => pressed(action), onOpen: (url) => opened(url) });
    target.current?.replaceChildren(...(element ? [element] : []));
    setReadable(element !== undefined);
  }, [json, theme]);
  return (
    <div className="card" lang={(card as { lang?: string } | null)?.lang}>
      <div ref={target} />
      {!isReadable && <p>{unreadable}</p>}
    </div>
  );
};
