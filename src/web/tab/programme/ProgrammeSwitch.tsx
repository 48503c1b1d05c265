import { makeStyles, Select, tokens, typographyStyles } from '@fluentui/react-components';
import { Link, useNavigate } from 'react-router';
import type { MeView } from '../../../adapters/http/contract.ts';
import { useWords } from '../../shared/surroundings.ts';
import { toSearch } from '../address.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  switch: { display: 'flex', flexWrap: 'wrap', gap: '8px 16px', alignItems: 'center' },
  select: { '& select': { height: '44px' } },
  link: {
    ...typographyStyles.body1, display: 'inline-flex', alignItems: 'center', minHeight: '44px', color: tokens.colorBrandForegroundLink, borderRadius: tokens.borderRadiusMedium,
    textDecorationLine: 'none', ':hover': { textDecorationLine: 'underline' }, ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** From one programme to another, or to a new one. */
export const ProgrammeSwitch = ({ programmes, current }: { programmes: MeView['programmes']; current: string }) => {
  const styles = useStyles();
  const say = useWords(text);
  const navigate = useNavigate();
  return (
    <div className={styles.switch}>
      {programmes.length > 1 && (
        <Select
          className={styles.select} aria-label={say.programmes} value={current} size="large"
          onChange={(_, { value }) => void navigate(toSearch({ page: 'programme', programme: value }))}
        >
          {programmes.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </Select>
      )}
      <Link className={styles.link} to={toSearch({ page: 'new-programme' })}>{say.create}</Link>
    </div>
  );
};
