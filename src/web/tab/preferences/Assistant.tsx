import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import type { Api } from '../../../adapters/http/contract.ts';
import { Action } from '../../shared/Action.tsx';
import { Panel } from '../../shared/Panel.tsx';
import { keyOf, useReading, useWriting } from '../../shared/queries.ts';
import { RefusalNote } from '../../shared/RefusalNote.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { PersonField } from '../programme/PersonField.tsx';
import { text } from './text.ts';

const useStyles = makeStyles({
  hint: { ...typographyStyles.body1, margin: '-8px 0 20px', color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
  named: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', justifyContent: 'space-between', gap: '8px 24px' },
  name: { ...typographyStyles.body1Strong, margin: 0 },
  title: { ...typographyStyles.body1, margin: '2px 0 0', color: tokens.colorNeutralForeground2 },
});

type View = Api['GET /api/assistant']['out'];

/** Only for an executive: who runs their diary, named by them alone and taken back at any time. */
export const Assistant = () => {
  const styles = useStyles();
  const say = useWords(text);
  const queries = useQueryClient();
  const keep = (view: View): void => void queries.setQueryData(keyOf('GET /api/assistant', {}), view);
  const view = useReading('GET /api/assistant', {});
  const name = useWriting('PUT /api/assistant', keep);
  const remove = useWriting('DELETE /api/assistant', keep);
  if (!view.data?.canName) return null;
  const { assistant } = view.data;
  return (
    <Panel title={say.assistant}>
      <p className={styles.hint}>{say.assistantHint}</p>
      {assistant ? (
        <div className={styles.named}>
          <div>
            <p className={styles.name}>{assistant.name}</p>
            <p className={styles.title}>{[assistant.jobTitle, assistant.site].filter(Boolean).join(' · ')}</p>
          </div>
          <Action size="medium" pending={remove.isPending} onClick={() => remove.mutate({})}>{say.assistantRemove}</Action>
        </div>
      ) : (
        <PersonField
          label={say.assistantLabel} from="GET /api/assistant/candidates" person={null}
          onPick={(person) => { if (person) name.mutate({ body: { personId: person.id } }); }}
        />
      )}
      <RefusalNote error={name.error ?? remove.error} />
    </Panel>
  );
};
