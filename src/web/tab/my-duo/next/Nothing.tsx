import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useNavigate } from 'react-router';
import type { DuoView } from '../../../../adapters/http/contract.ts';
import { Action } from '../../../shared/Action.tsx';
import { DuoMark } from '../../../shared/DuoMark.tsx';
import { useDuoAct } from '../../../shared/queries.ts';
import { RefusalNote } from '../../../shared/RefusalNote.tsx';
import { useWords } from '../../../shared/surroundings.ts';
import { toSearch } from '../../address.ts';
import { text } from '../text.ts';
import { Buttons } from './Buttons.tsx';
import type { NextOf } from './next-of.ts';
import { NextPanel } from './NextPanel.tsx';
import { PauseOffer } from './Pause.tsx';

const useStyles = makeStyles({
  mark: { color: tokens.colorNeutralForeground3, flexShrink: 0 },
  heading: { ...typographyStyles.body1Strong, margin: '24px 0 0' },
  again: { ...typographyStyles.body1, margin: '16px 0 0', color: tokens.colorNeutralForeground3, textWrap: 'pretty' },
});

/** Nothing to choose from, and why, exact about one's own side only; what would help is one tap away, the smallest first. */
export const Nothing = ({ duo, next }: { duo: DuoView; next: NextOf<'nothing'> }) => {
  const styles = useStyles();
  const say = useWords(text);
  const unlock = useDuoAct('POST /api/duos/:duo/unlock');
  const search = useDuoAct('POST /api/duos/:duo/options');
  const navigate = useNavigate();
  const isBusy = search.isPending || unlock.isPending;
  return (
    <NextPanel overline={say.next} title={say.nothingTitle} sentence={next.sentence} art={<span className={styles.mark}><DuoMark size={64} /></span>}>
      {next.changes.length > 0 && <h3 className={styles.heading}>{say.helps}</h3>}
      <Buttons>
        {next.canTick && <Action appearance="primary" onClick={() => void navigate(toSearch({ page: 'windows' }))}>{say.tickWindows}</Action>}
        {next.changes.map(({ label, change }, index) => (
          <Action
            key={change} appearance={index === 0 && !next.canTick ? 'primary' : 'secondary'} disabledFocusable={isBusy} pending={unlock.isPending && unlock.variables.body.change === change}
            onClick={() => unlock.mutate({ params: { duo: duo.id }, body: { change } })}
          >
            {label}
          </Action>
        ))}
        {next.canAskAgain && (
          <Action
            appearance={next.changes.length > 0 || next.canTick ? 'subtle' : 'primary'} disabledFocusable={isBusy} pending={search.isPending}
            onClick={() => search.mutate({ params: { duo: duo.id }, body: {} })}
          >
            {say.search}
          </Action>
        )}
      </Buttons>
      <p className={styles.again}>{next.again}</p>
      <RefusalNote error={unlock.error ?? search.error} />
      <PauseOffer duo={duo} pause={next.pause} />
    </NextPanel>
  );
};
