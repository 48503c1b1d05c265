import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Panel } from '../../shared/Panel.tsx';

const useStyles = makeStyles({
  page: { maxWidth: '720px' },
  title: { ...typographyStyles.title2, margin: 0, '@media (max-width: 479px)': typographyStyles.title3 },
  hint: { ...typographyStyles.body2, margin: '8px 0 24px', color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
  form: { display: 'grid', gap: '28px' },
});

/** A form on its own page: what it does, its fields, its one button. */
export const FormPage = (props: { title: string; hint: string; onSubmit: () => void; children: ReactNode }) => {
  const styles = useStyles();
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{props.title}</h1>
      <p className={styles.hint}>{props.hint}</p>
      <Panel>
        <form className={styles.form} noValidate onSubmit={(event) => { event.preventDefault(); props.onSubmit(); }}>{props.children}</form>
      </Panel>
    </div>
  );
};
