import { makeStyles, mergeClasses, Textarea, tokens, typographyStyles } from '@fluentui/react-components';
import { useId } from 'react';
import { maxTextLength } from '../../../kernel/card.ts';
import { useWords } from '../../shared/surroundings.ts';
import { text as shared } from '../../shared/text.ts';

const useStyles = makeStyles({
  label: { ...typographyStyles.subtitle2, display: 'block', marginBottom: '8px' },
  area: { width: '100%', maxWidth: '640px', '& textarea': { minHeight: '96px', maxHeight: '320px' } },
  under: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', gap: '4px 16px', maxWidth: '640px', marginTop: '8px', ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  over: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** A text of at most 4,000 characters. A longer one is never cut: it is refused, and stays as typed. */
export const LongText = (props: { label: string; value: string; readers: string; disabled?: boolean; onChange: (value: string) => void }) => {
  const styles = useStyles();
  const { characters, tooLong } = useWords(shared);
  const id = useId();
  const over = props.value.length - maxTextLength;
  return (
    <div>
      <label htmlFor={id} className={styles.label}>{props.label}</label>
      <Textarea
        id={id} className={styles.area} resize="vertical" size="large" value={props.value} aria-describedby={`${id}-under`} aria-invalid={over > 0}
        disabled={props.disabled === true} onChange={(_, { value }) => props.onChange(value)}
      />
      <div id={`${id}-under`} className={styles.under}>
        <span>{props.readers}</span>
        <span className={mergeClasses(over > 0 && styles.over)} role={over > 0 ? 'alert' : undefined}>
          {over > 0 ? tooLong(over) : props.value.length > 0 ? characters(props.value.length, maxTextLength) : ''}
        </span>
      </div>
    </div>
  );
};
