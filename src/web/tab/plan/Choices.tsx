import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect } from 'react';
import { Action } from '../../shared/Action.tsx';
import { useWriting } from '../../shared/queries.ts';
import { RefusalNote } from '../../shared/RefusalNote.tsx';
import { SettingIcon } from '../../shared/SettingIcon.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { text } from './text.ts';
import { usePlanAct } from './use-plan-act.ts';

const useStyles = makeStyles({
  choices: { padding: '12px 16px', margin: '8px 0 4px', borderRadius: tokens.borderRadiusXLarge, backgroundColor: tokens.colorNeutralBackground2 },
  title: { ...typographyStyles.body1, margin: '0 0 8px', color: tokens.colorNeutralForeground2 },
  moment: { display: 'inline-block', textAlign: 'left', '::first-letter': { textTransform: 'uppercase' } },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexWrap: 'wrap', gap: '8px' },
});

/** Other moments for one duo, around those of the others: looked for when asked, told by their week and their setting. */
export const Choices = ({ programme, duo, onDone }: { programme: string; duo: string; onDone: () => void }) => {
  const styles = useStyles();
  const say = useWords(text);
  const params = { programme, duo };
  const { mutate, ...look } = useWriting('POST /api/programmes/:programme/plan/duos/:duo/choices');
  const swap = usePlanAct('POST /api/programmes/:programme/plan/duos/:duo/swap', programme, onDone);
  // Once, when it opens: each look reads two calendars.
  useEffect(() => mutate({ params: { programme, duo }, body: {} }), [mutate, programme, duo]);
  const choices = look.data?.choices;
  return (
    <div className={styles.choices}>
      <p className={styles.title} role="status">{!choices && !look.error ? say.looking : choices?.length === 0 ? say.noChoice : say.choose}</p>
      {choices && (
        <ul className={styles.list}>
          {choices.map(({ choice, settingId, setting, week }) => (
            <li key={choice}>
              <Action size="medium" icon={<SettingIcon id={settingId} size={20} />} pending={swap.isPending && swap.variables.body.choice === choice} onClick={() => swap.mutate({ params, body: { choice } })}>
                <span className={styles.moment}>{setting}, {week}</span>
              </Action>
            </li>
          ))}
          <li><Action size="medium" appearance="subtle" onClick={onDone}>{say.close}</Action></li>
        </ul>
      )}
      <RefusalNote error={look.error ?? swap.error} />
    </div>
  );
};
