import type { ButtonProps } from '@fluentui/react-components';
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DuoPulse } from './DuoPulse.tsx';

const useStyles = makeStyles({
  action: {
    minHeight: '44px',
    minWidth: 'auto',
    padding: '5px 20px',
    borderRadius: tokens.borderRadiusCircular,
    '@media (max-width: 479px)': { whiteSpace: 'normal' },
  },
  subtle: { padding: '5px 12px' },
});

/** A button: a verb, 44 px tall, that shows its own work and keeps the focus meanwhile. */
export const Action = ({ pending = false, className, ...props }: ButtonProps & { pending?: boolean }) => {
  const styles = useStyles();
  return (
    <Button
      size="large" {...props} disabledFocusable={pending || props.disabledFocusable === true}
      className={mergeClasses(styles.action, (props.appearance === 'subtle' || props.appearance === 'transparent') && styles.subtle, className)}
      {...(pending && { icon: <DuoPulse />, 'aria-busy': true })}
    />
  );
};
