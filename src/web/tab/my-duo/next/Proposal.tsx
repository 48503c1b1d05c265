import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
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
  mark: { color: tokens.colorBrandForeground1, flexShrink: 0 },
  note: { ...typographyStyles.body1, margin: '16px 0 0', color: tokens.colorNeutralForeground3, textWrap: 'pretty' },
});

/** Another time was asked for in Outlook: granted with one tap, or not. */
export const Proposal = ({ next }: { next: NextOf<'proposal'> }) => {
  const styles = useStyles();
  const say = useWords(text);
  const accept = useDuoAct('POST /api/meetings/:meeting/accept-time');
  const refuse = useDuoAct('POST /api/meetings/:meeting/refuse-time');
  const isBusy = accept.isPending || refuse.isPending;
  const ask = { params: { meeting: next.meetingId }, body: {} };
  return (
    <NextPanel overline={say.next} title={next.title} sentence={next.sentence} art={<span className={styles.mark}><DuoMark size={64} /></span>}>
      {next.note && <p className={styles.note}>{next.note}</p>}
      <Buttons>
        {next.accept && <Action appearance="primary" onClick={() => accept.mutate(ask)} disabledFocusable={isBusy} pending={accept.isPending}>{next.accept}</Action>}
        <Action appearance={next.accept ? 'subtle' : 'primary'} onClick={() => refuse.mutate(ask)} disabledFocusable={isBusy} pending={refuse.isPending}>{next.refuse}</Action>
      </Buttons>
      <RefusalNote error={accept.error ?? refuse.error} />
    </NextPanel>
  );
};
