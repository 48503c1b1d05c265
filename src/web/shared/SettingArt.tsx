import { makeStyles, tokens } from '@fluentui/react-components';
import type { SettingId } from '../../features/places/setting.ts';
import { shapesOf } from './setting-shapes.ts';
import { Shapes } from './Shapes.tsx';

const useStyles = makeStyles({
  art: { display: 'block', flexShrink: 0, maxWidth: '100%', height: 'auto', color: tokens.colorBrandForeground1 },
  circle: { fill: tokens.colorBrandBackground2, stroke: tokens.colorBrandStroke2, strokeWidth: '1px', fillOpacity: 0.75 },
});

/** The setting, drawn where the two circles meet. */
export const SettingArt = ({ id, width = 168 }: { id: SettingId; width?: number }) => {
  const styles = useStyles();
  return (
    <svg className={styles.art} width={width} height={width * 0.625} viewBox="0 0 160 100" aria-hidden focusable="false">
      <circle className={styles.circle} cx={57} cy={50} r={48} />
      <circle className={styles.circle} cx={103} cy={50} r={48} />
      <g transform="translate(60.8 30.8) scale(1.6)" fill="none" stroke="currentColor" strokeWidth={1.4} strokeLinecap="round" strokeLinejoin="round">
        <Shapes shapes={shapesOf(id)} />
      </g>
    </svg>
  );
};
