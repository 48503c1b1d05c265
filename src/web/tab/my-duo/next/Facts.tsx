import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ClockRegular, LocationRegular, PaymentRegular, PersonRegular, UmbrellaRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { OptionView } from '../../../../adapters/http/contract.ts';
import { SettingIcon } from '../../../shared/SettingIcon.tsx';
import { useWords } from '../../../shared/surroundings.ts';
import { capital } from '../say-day.ts';
import { text } from '../text.ts';

const useStyles = makeStyles({
  facts: { listStyleType: 'none', margin: '24px 0 0', padding: 0, display: 'grid', gap: '16px' },
  fact: { display: 'grid', gridTemplateColumns: '24px minmax(0, 1fr)', gap: '16px', alignItems: 'start' },
  icon: { display: 'flex', color: tokens.colorNeutralForeground3, fontSize: '24px' },
  first: { ...typographyStyles.body2, margin: 0, textWrap: 'pretty' },
  second: { ...typographyStyles.body1, margin: '2px 0 0', color: tokens.colorNeutralForeground3, textWrap: 'pretty' },
  link: {
    display: 'inline-block', padding: '11px 0', margin: '-11px 0', color: tokens.colorBrandForegroundLink, borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

const Fact = ({ icon, first, second }: { icon: ReactNode; first: ReactNode; second?: ReactNode }) => {
  const styles = useStyles();
  return (
    <li className={styles.fact}>
      <span className={styles.icon} aria-hidden>{icon}</span>
      <div>
        <p className={styles.first}>{first}</p>
        {second && <p className={styles.second}>{second}</p>}
      </div>
    </li>
  );
};

/** Where, how long door to door, who pays, in whose name: one line each. `placeInOutlook`: what somebody wrote there in the place of ours, and to which nobody knows the way. */
export const Facts = ({ option, organiser, placeInOutlook = null }: { option: OptionView; organiser?: string; placeInOutlook?: string | null }) => {
  const styles = useStyles();
  const say = useWords(text);
  const place = placeInOutlook === null ? option.place : null;
  return (
    <ul className={styles.facts}>
      <Fact
        icon={<SettingIcon id={option.settingId} />}
        first={[option.setting, place?.name].filter(Boolean).join(' · ')}
      />
      {place && (
        <Fact
          icon={<LocationRegular />}
          first={place.address}
          second={<a className={styles.link} href={place.mapUrl} target="_blank" rel="noreferrer">{say.map}</a>}
        />
      )}
      {placeInOutlook !== null && <Fact icon={<LocationRegular />} first={placeInOutlook} second={say.placeInOutlook} />}
      {option.fallback && placeInOutlook === null && <Fact icon={<UmbrellaRegular />} first={say.rain(option.fallback)} />}
      {placeInOutlook === null && <Fact icon={<ClockRegular />} first={capital(option.doorToDoor)} />}
      <Fact icon={<PaymentRegular />} first={option.price} />
      {organiser && <Fact icon={<PersonRegular />} first={say.organiser(organiser)} />}
    </ul>
  );
};
