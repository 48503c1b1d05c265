import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { PageHead } from '../../shared/PageHead.tsx';
import { Panel } from '../../shared/Panel.tsx';

const useStyles = makeStyles({
  page: { display: 'grid', gap: '24px', gridTemplateColumns: 'minmax(0, 1fr)', maxWidth: '720px' },
  form: { display: 'grid', gap: '28px' },
});

/** A form on its own page: what it does, its fields, its one button. */
export const FormPage = (props: { over?: string; title: string; hint: string; onSubmit: () => void; children: ReactNode }) => {
  const styles = useStyles();
  return (
    <div className={styles.page}>
      <PageHead title={props.title} hint={props.hint} {...(props.over && { over: props.over })} />
      <Panel>
        <form className={styles.form} noValidate onSubmit={(event) => { event.preventDefault(); props.onSubmit(); }}>{props.children}</form>
      </Panel>
    </div>
  );
};
