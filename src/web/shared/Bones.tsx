import { makeStyles, tokens } from '@fluentui/react-components';
import { useWords } from './surroundings.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  bone: {
    display: 'block', borderRadius: tokens.borderRadiusXLarge, backgroundColor: tokens.colorNeutralStencil1,
    animationName: { from: { opacity: 1 }, to: { opacity: 0.5 } }, animationDuration: '900ms', animationDelay: '300ms',
    animationIterationCount: 'infinite', animationDirection: 'alternate', animationTimingFunction: tokens.curveEasyEase,
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
  },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

/** One grey shape of a page that is coming. */
export const Bone = ({ width = '100%', height, round = false }: { width?: string; height: number; round?: boolean }) => (
  <span
    className={useStyles().bone} aria-hidden
    style={{ width, height, ...(round && { borderRadius: tokens.borderRadiusCircular, flexShrink: 0 }) }}
  />
);

/** What a screen reader hears of a skeleton. */
export const LoadingNote = () => <span role="status" className={useStyles().hidden}>{useWords(text).loading}</span>;
