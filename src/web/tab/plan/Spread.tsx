import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Panel } from '../../shared/Panel.tsx';
import { SettingIcon } from '../../shared/SettingIcon.tsx';
import { useWords } from '../../shared/surroundings.ts';
import type { Made } from './filter-items.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '12px 24px', gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 220px), 1fr))' },
  item: { display: 'grid', gridTemplateColumns: '32px minmax(0, 1fr) auto', alignItems: 'center', gap: '4px 12px' },
  icon: { color: tokens.colorBrandForeground1, display: 'flex' },
  name: { ...typographyStyles.body1, '::first-letter': { textTransform: 'uppercase' } },
  count: { ...typographyStyles.body1Strong, fontVariantNumeric: 'tabular-nums' },
  track: { gridColumn: '2 / -1', height: '4px', borderRadius: tokens.borderRadiusCircular, backgroundColor: tokens.colorNeutralStroke3 },
  share: { height: '100%', borderRadius: tokens.borderRadiusCircular, backgroundColor: tokens.colorBrandStroke1 },
  places: { ...typographyStyles.body1, margin: '16px 0 0', color: tokens.colorNeutralForeground2 },
});

/** How the programme's settings are spread, each with its face; and how crowded the places are, none named. */
export const Spread = ({ plan: { settings, places } }: { plan: Made }) => {
  const styles = useStyles();
  const say = useWords(text);
  const most = Math.max(...settings.map(({ count }) => count));
  return (
    <Panel title={say.spread}>
      <ul className={styles.list}>
        {settings.map(({ settingId, setting, count }) => (
          <li key={settingId} className={styles.item}>
            <span className={styles.icon}><SettingIcon id={settingId} size={28} /></span>
            <span className={styles.name}>{setting}</span>
            <span className={styles.count}>{count}</span>
            <span className={styles.track} aria-hidden><span className={styles.share} style={{ display: 'block', width: `${(count / most) * 100}%` }} /></span>
          </li>
        ))}
      </ul>
      {places && <p className={styles.places}>{say.places(places.used, places.full)}</p>}
    </Panel>
  );
};
