import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { DuoView } from '../../../../adapters/http/contract.ts';
import { Action } from '../../../shared/Action.tsx';
import { DuoMark } from '../../../shared/DuoMark.tsx';
import { useDuoAct } from '../../../shared/queries.ts';
import { RefusalNote } from '../../../shared/RefusalNote.tsx';
import { useWords } from '../../../shared/surroundings.ts';
import { text } from '../text.ts';
import { Buttons } from './Buttons.tsx';
import type { NextOf } from './next-of.ts';
import { NextPanel } from './NextPanel.tsx';

const useStyles = makeStyles({
  offer: { marginTop: '24px', paddingTop: '20px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  hint: { ...typographyStyles.body1, margin: '4px 0 0', color: tokens.colorNeutralForeground3, maxWidth: '62ch', textWrap: 'pretty' },
  mark: { color: tokens.colorNeutralForeground3, flexShrink: 0 },
});

/** Beside the next moments, where two dates did not hold: until when to rest. Nothing where no pause is offered. */
export const PauseOffer = ({ duo, pause }: { duo: DuoView; pause: NextOf<'options'>['pause'] }) => {
  const styles = useStyles();
  const say = useWords(text);
  const rest = useDuoAct('POST /api/duos/:duo/pause');
  if (pause.length === 0) return null;
  return (
    <div className={styles.offer}>
      <h3 className={styles.title}>{say.pauseTitle}</h3>
      <p className={styles.hint}>{say.pauseHint}</p>
      <Buttons>
        {pause.map(({ weeks, label }) => (
          <Action
            key={weeks} disabledFocusable={rest.isPending} pending={rest.isPending && rest.variables.body.weeks === weeks}
            onClick={() => rest.mutate({ params: { duo: duo.id }, body: { weeks } })}
          >
            {label}
          </Action>
        ))}
      </Buttons>
      <RefusalNote error={rest.error} />
    </div>
  );
};

/** The two rest; either begins again when they wish. */
export const Paused = ({ duo, next }: { duo: DuoView; next: NextOf<'paused'> }) => {
  const styles = useStyles();
  const say = useWords(text);
  const resume = useDuoAct('POST /api/duos/:duo/resume');
  return (
    <NextPanel overline={say.next} title={say.pausedTitle} sentence={next.sentence} art={<span className={styles.mark}><DuoMark size={64} /></span>}>
      <Buttons>
        <Action appearance="primary" pending={resume.isPending} onClick={() => resume.mutate({ params: { duo: duo.id }, body: {} })}>{say.resume}</Action>
      </Buttons>
      <RefusalNote error={resume.error} />
    </NextPanel>
  );
};
