import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useId } from 'react';

const useStyles = makeStyles({
  panel: {
    position: 'relative', boxSizing: 'border-box', padding: '32px', borderRadius: tokens.borderRadius4XLarge,
    backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke3}`, boxShadow: tokens.shadow4,
    '@media (max-width: 599px)': { padding: '24px 20px' },
  },
  top: { display: 'flex', justifyContent: 'space-between', alignItems: 'flex-start', gap: '16px' },
  words: { minWidth: 0, flex: '1 1 auto' },
  overline: { ...typographyStyles.body1Strong, margin: '0 0 4px', color: tokens.colorBrandForeground1 },
  /** On a phone the drawing withdraws to the corner, beside the overline. */
  art: {
    flexShrink: 0, color: tokens.colorBrandForeground1,
    '@media (max-width: 599px)': { position: 'absolute', top: '16px', right: '16px', '& svg': { width: '72px', height: 'auto' } },
  },
  beside: { '@media (max-width: 599px)': { minHeight: '32px', paddingRight: '80px', marginBottom: '8px' } },
  title: { ...typographyStyles.title2, margin: 0, textWrap: 'balance', '@media (max-width: 599px)': typographyStyles.title3 },
  sentence: { ...typographyStyles.body2, margin: '8px 0 0', maxWidth: '62ch', color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
});

/** The one card of the page: what comes next, and nothing else. */
export const NextPanel = (props: { overline?: string; title: ReactNode; sentence?: ReactNode; art?: ReactNode; children?: ReactNode }) => {
  const styles = useStyles();
  const id = useId();
  return (
    <section className={styles.panel} aria-labelledby={id}>
      <div className={styles.top}>
        <div className={styles.words}>
          {props.overline && <p className={mergeClasses(styles.overline, props.art !== undefined && styles.beside)}>{props.overline}</p>}
          <h2 id={id} className={styles.title}>{props.title}</h2>
          {props.sentence && <p className={styles.sentence}>{props.sentence}</p>}
        </div>
        {props.art && <div className={styles.art}>{props.art}</div>}
      </div>
      {props.children}
    </section>
  );
};
