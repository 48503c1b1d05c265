import { Combobox, Field, makeStyles, Option, tokens, typographyStyles } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useState } from 'react';
import type { Api } from '../../../adapters/http/contract.ts';
import { reading } from '../../shared/queries.ts';
import { useSurroundings, useWords } from '../../shared/surroundings.ts';
import { text } from './text.ts';

export type Person = Api['GET /api/directory']['out']['people'][number];
/** Somebody a programme names. `left`: what the directory says where they have left; whoever was just picked is there. */
export type Named = Person & { readonly left?: string | null };

export const sayLeft = (people: readonly (Named | null)[]): string | undefined => people.flatMap((person) => person?.left ?? []).map((left) => `${left}.`).join(' ') || undefined;

const useStyles = makeStyles({
  combobox: { width: '100%', minWidth: 0, minHeight: '46px', '& input': { minHeight: '44px', minWidth: 0 } },
  option: { minHeight: '44px' },
  person: { display: 'flex', flexDirection: 'column' },
  title: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
});

/** The text once the fingers rest. */
const useSettled = (value: string, milliseconds: number): string => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(setSettled, milliseconds, value);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return useDeferredValue(settled);
};

interface Asked {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  /** Said while nothing is wrong. */
  readonly note?: string | undefined;
  readonly person: Person | null;
  readonly exclude?: readonly string[];
  readonly clearsOnPick?: boolean;
  /** As many are named as may be: one goes before another comes. */
  readonly isFull?: boolean;
  /** Who may be found: anybody, for whoever runs programmes; colleagues, for an executive. */
  readonly from?: 'GET /api/directory' | 'GET /api/assistant/candidates';
  readonly onPick: (person: Person | null) => void;
}

/** One person of the directory, found as one types. What was typed stays if nobody is picked. */
export const PersonField = ({ label, hint, error, note, person, exclude = [], clearsOnPick = false, isFull = false, from = 'GET /api/directory', onPick }: Asked) => {
  const styles = useStyles();
  const say = useWords(text);
  const { call } = useSurroundings();
  const [typed, setTyped] = useState(person?.name ?? '');
  const q = useSettled(typed.trim(), 200);
  const isSearchable = q.length >= 2 && q !== person?.name;
  const found = useQuery({ ...reading(call, from, { query: { q: q.slice(0, 80) } }), enabled: isSearchable, placeholderData: keepPreviousData });
  const people = isSearchable ? (found.data?.people ?? []).filter(({ id }) => !exclude.includes(id)) : [];
  const none = !isSearchable ? say.twoLetters : found.isFetching ? say.searching : found.error ? found.error.message : say.nobody;
  const pick = (id: string | undefined): void => {
    const picked = people.find((one) => one.id === id);
    if (!picked) return;
    onPick(picked);
    setTyped(clearsOnPick ? '' : picked.name);
  };
  return (
    <Field
      label={label} size="large" {...(hint && { hint })}
      {...(error ? { validationMessage: error, validationState: 'error' as const } : note ? { validationMessage: note, validationState: 'warning' as const } : {})}
    >
      <Combobox
        className={styles.combobox} size="large" freeform placeholder={say.search} value={typed} selectedOptions={person ? [person.id] : []} inlinePopup disabled={isFull}
        onChange={(event) => { setTyped(event.target.value); if (person) onPick(null); }}
        onOptionSelect={(_, { optionValue }) => pick(optionValue)}
      >
        {people.map((one) => (
          <Option key={one.id} value={one.id} text={one.name} className={styles.option}>
            <span className={styles.person}>
              {one.name}
              <span className={styles.title}>{[one.jobTitle, one.site].filter(Boolean).join(' · ')}</span>
            </span>
          </Option>
        ))}
        {people.length === 0 && <Option disabled value="" text={none}>{none}</Option>}
      </Combobox>
    </Field>
  );
};
