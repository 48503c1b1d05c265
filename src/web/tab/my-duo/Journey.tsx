import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { DuoView } from '../../../adapters/http/contract.ts';
import { DuoMark } from '../../shared/DuoMark.tsx';
import { SettingIcon } from '../../shared/SettingIcon.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { curveThrough, pointsOf } from './journey-path.ts';
import { text } from './text.ts';

type Step = DuoView['journey'][number];

const phone = '@media (max-width: 599px)';
const tiny = '@media (max-width: 359px)';

const useStyles = makeStyles({
  journey: { position: 'relative', margin: '8px 0 24px', [phone]: { marginBottom: '16px' } },
  path: { position: 'absolute', left: 0, top: 0, width: '100%', height: '128px', overflow: 'visible', [phone]: { height: '92px' } },
  line: { fill: 'none', stroke: tokens.colorNeutralStroke1, strokeWidth: '2px', strokeDasharray: '1 7', strokeLinecap: 'round' },
  walked: { fill: 'none', stroke: tokens.colorBrandStroke2, strokeWidth: '3px', strokeLinecap: 'round' },
  steps: { position: 'relative', display: 'flex', listStyleType: 'none', margin: 0, padding: 0 },
  step: { flex: '1 1 0', minWidth: 0, display: 'flex', flexDirection: 'column', alignItems: 'center', textAlign: 'center' },
  field: { position: 'relative', width: '100%', height: '128px', [phone]: { height: '92px' } },
  marker: {
    position: 'absolute', left: '50%', transform: 'translate(-50%, -50%)', boxSizing: 'border-box', display: 'flex', alignItems: 'center',
    justifyContent: 'center', borderRadius: tokens.borderRadiusCircular, width: '56px', height: '56px',
    [phone]: { width: '36px', height: '36px', '& svg': { width: '20px', height: '20px' } },
    [tiny]: { width: '30px', height: '30px' },
  },
  held: {
    backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2, border: `1px solid ${tokens.colorBrandStroke2}`,
  },
  next: {
    width: '96px', height: '96px', backgroundColor: tokens.colorBrandBackground, color: tokens.colorNeutralForegroundOnBrand,
    boxShadow: `0 0 0 6px ${tokens.colorNeutralBackground2}, 0 0 0 8px ${tokens.colorBrandStroke2}`,
    [phone]: {
      width: '60px', height: '60px', '& svg': { width: '34px', height: '34px' },
      boxShadow: `0 0 0 3px ${tokens.colorNeutralBackground2}, 0 0 0 5px ${tokens.colorBrandStroke2}`,
    },
    [tiny]: { width: '48px', height: '48px' },
  },
  toCome: {
    width: '44px', height: '44px', backgroundColor: tokens.colorNeutralBackground2, color: tokens.colorNeutralForeground3,
    border: `1.5px solid ${tokens.colorNeutralStroke1}`, ...typographyStyles.caption1,
    [phone]: { width: '30px', height: '30px' },
    [tiny]: { width: '26px', height: '26px' },
  },
  label: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3, padding: '0 4px', [phone]: { display: 'none' } },
  nextLabel: { ...typographyStyles.caption1Strong, color: tokens.colorBrandForeground1 },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)', whiteSpace: 'nowrap' },
});

const Marker = ({ step, y }: { step: Step; y: number }) => {
  const styles = useStyles();
  const look = { held: styles.held, next: styles.next, 'to-come': styles.toCome }[step.state];
  const size = step.state === 'next' ? 52 : 30;
  const face = step.settingId ? <SettingIcon id={step.settingId} size={size} weight={step.state === 'next' ? 1.25 : 1.5} /> : null;
  return (
    <span className={mergeClasses(styles.marker, look)} style={{ top: `${y}%` }} aria-hidden>
      {step.state === 'to-come' ? step.number : (face ?? <DuoMark size={step.state === 'next' ? 34 : 18} />)}
    </span>
  );
};

/** The sessions of a duo as a path: past ones filled with the face of their setting, the next one large, the rest to come. */
export const Journey = ({ steps }: { steps: readonly Step[] }) => {
  const styles = useStyles();
  const say = useWords(text);
  const points = pointsOf(steps.map((step) => step.state));
  const reached = steps.findLastIndex((step) => step.state !== 'to-come') + 1;
  const said = { held: say.held, next: say.nextStep, 'to-come': say.toCome };
  return (
    <nav className={styles.journey} aria-label={say.journey}>
      <svg className={styles.path} viewBox={`0 0 ${steps.length} 100`} preserveAspectRatio="none" aria-hidden focusable="false">
        <path className={styles.line} d={curveThrough(points.slice(Math.max(0, reached - 1)))} vectorEffect="non-scaling-stroke" />
        <path className={styles.walked} d={curveThrough(points.slice(0, reached))} vectorEffect="non-scaling-stroke" />
      </svg>
      <ol className={styles.steps}>
        {steps.map((step, index) => (
          <li key={step.number} className={styles.step} aria-current={step.state === 'next' ? 'step' : undefined}>
            <span className={styles.field}><Marker step={step} y={points[index]?.y ?? 50} /></span>
            <span className={styles.hidden}>
              {[say.step(step.number, steps.length), said[step.state], step.day].filter(Boolean).join(', ')}
            </span>
            <span className={mergeClasses(styles.label, step.state === 'next' && styles.nextLabel)} aria-hidden>
              {step.day ?? (step.state === 'next' ? say.session(step.number) : '\u00a0')}
            </span>
          </li>
        ))}
      </ol>
    </nav>
  );
};
