import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  row: {
    display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '12px', marginTop: '24px',
    '@media (max-width: 479px)': { flexDirection: 'column', alignItems: 'stretch' },
  },
});

/** A row of buttons; on a phone, a column the width of the thumb. */
export const Buttons = ({ children }: { children: ReactNode }) => <div className={useStyles().row}>{children}</div>;
