import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PreferencesView } from '../../../adapters/http/contract.ts';
import { Action } from '../../shared/Action.tsx';
import { Panel } from '../../shared/Panel.tsx';
import { keyOf, useWriting } from '../../shared/queries.ts';
import { RefusalNote } from '../../shared/RefusalNote.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { Choices } from './Choices.tsx';
import { toggled } from './draft.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  hint: { ...typographyStyles.body1, margin: '-8px 0 20px', color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
  state: { ...typographyStyles.body1, margin: '16px 0 0', color: tokens.colorNeutralForeground2 },
  foot: { display: 'flex', flexWrap: 'wrap', gap: '12px', marginTop: '16px' },
});

const needs = ['stepFree', 'quiet'] as const;
type Need = (typeof needs)[number];

/** Apart from the rest: a consent with its own act, and an erasure that is as short. */
export const AccessNeeds = ({ access, readers }: { access: PreferencesView['access']; readers: string }) => {
  const styles = useStyles();
  const say = useWords(text);
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<readonly Need[]>(() => needs.filter((need) => access?.[need]));
  const keep = (saved: PreferencesView): void => {
    queries.setQueryData(keyOf('GET /api/preferences', {}), saved);
    setChosen(needs.filter((need) => saved.access?.[need]));
  };
  const grant = useWriting('PUT /api/preferences/access', keep);
  const withdraw = useWriting('DELETE /api/preferences/access', keep);
  const isNew = needs.some((need) => chosen.includes(need) !== (access?.[need] ?? false));
  return (
    <Panel title={say.access}>
      <p className={styles.hint}>{say.accessHint}</p>
      <Choices
        label={say.accessLegend} kind="checkbox" readers={readers} options={needs.map((need) => [need, say[need]] as const)} chosen={chosen}
        onPick={(need) => setChosen(toggled(chosen, need))}
      />
      <p role="status" className={styles.state}>{access ? say.consented : say.noConsent}</p>
      <div className={styles.foot}>
        {(!access || isNew) && (
          <Action
            disabledFocusable={chosen.length === 0} pending={grant.isPending}
            onClick={() => grant.mutate({ body: { consent: true, stepFree: chosen.includes('stepFree'), quiet: chosen.includes('quiet') } })}
          >
            {access ? say.change : say.consent}
          </Action>
        )}
        {access && <Action pending={withdraw.isPending} onClick={() => withdraw.mutate({})}>{say.withdraw}</Action>}
      </div>
      <RefusalNote error={grant.error ?? withdraw.error} />
    </Panel>
  );
};
