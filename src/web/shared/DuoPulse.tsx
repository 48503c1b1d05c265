import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  pulse: { display: 'inline-flex', width: '20px', height: '14px', position: 'relative' },
  circle: {
    position: 'absolute', top: '1px', width: '12px', height: '12px', boxSizing: 'border-box', borderRadius: tokens.borderRadiusCircular,
    border: '1.5px solid currentColor', animationDuration: '1.2s', animationIterationCount: 'infinite',
    animationDirection: 'alternate', animationTimingFunction: tokens.curveEasyEase,
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
  },
  left: { left: 0, animationName: { from: { transform: 'translateX(0)' }, to: { transform: 'translateX(4px)' } } },
  right: { right: 0, animationName: { from: { transform: 'translateX(0)' }, to: { transform: 'translateX(-4px)' } } },
});

/** The two circles coming together: something is on its way. */
export const DuoPulse = () => {
  const styles = useStyles();
  return (
    <span className={styles.pulse} aria-hidden>
      <span className={`${styles.circle} ${styles.left}`} />
      <span className={`${styles.circle} ${styles.right}`} />
    </span>
  );
};
