import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { Action } from '../../../shared/Action.tsx';
import { Buttons } from './Buttons.tsx';

const useStyles = makeStyles({
  ask: { marginTop: '24px', padding: '20px', borderRadius: tokens.borderRadius2XLarge, backgroundColor: tokens.colorNeutralBackground2, border: `1px solid ${tokens.colorNeutralStroke2}` },
  question: { ...typographyStyles.body2, margin: 0, textWrap: 'pretty', ':focus': { outlineStyle: 'none' } },
});

interface Question {
  readonly question: string;
  readonly yes: string;
  readonly no: string;
  readonly pending: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Asks once, in place, where the button was; the question takes the focus so that it is heard. */
export const AskOnce = ({ question, yes, no, pending, onYes, onNo }: Question) => {
  const styles = useStyles();
  const sentence = useRef<HTMLParagraphElement>(null);
  useEffect(() => sentence.current?.focus(), []);
  return (
    <div className={styles.ask}>
      <p ref={sentence} tabIndex={-1} className={styles.question}>{question}</p>
      <Buttons>
        <Action onClick={onYes} pending={pending}>{yes}</Action>
        <Action appearance="subtle" onClick={onNo} disabled={pending}>{no}</Action>
      </Buttons>
    </div>
  );
};
