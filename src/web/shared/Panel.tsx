import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useId } from 'react';

const useStyles = makeStyles({
  panel: {
    boxSizing: 'border-box',
    minWidth: 0,
    padding: '24px',
    borderRadius: tokens.borderRadius3XLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke3}`,
    '@media (max-width: 479px)': { padding: '20px 16px' },
  },
  quiet: { backgroundColor: 'transparent', padding: '8px 0 0', border: 'none', '@media (max-width: 479px)': { padding: '8px 0 0' } },
  title: { ...typographyStyles.subtitle2, margin: '0 0 16px', color: tokens.colorNeutralForeground1 },
});

/** A piece of a page: a surface and its heading. */
export const Panel = (props: { title?: string; quiet?: boolean; className?: string | undefined; children: ReactNode }) => {
  const styles = useStyles();
  const id = useId();
  return (
    <section className={mergeClasses(styles.panel, props.quiet && styles.quiet, props.className)} aria-labelledby={props.title ? id : undefined}>
      {props.title && <h2 id={id} className={styles.title}>{props.title}</h2>}
      {props.children}
    </section>
  );
};
