import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ArrowSortDownRegular, ArrowSortUpRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { Panel } from '../../shared/Panel.tsx';
import { useWords } from '../../shared/surroundings.ts';
import type { DuoRow, SortKey } from './sort-duos.ts';
import { sortDuos } from './sort-duos.ts';
import { Strip } from './Strip.tsx';
import { text } from './text.ts';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', '@media (max-width: 759px)': { display: 'block' } },
  head: { '@media (max-width: 759px)': { display: 'block', marginBottom: '8px' } },
  heads: { '@media (max-width: 759px)': { display: 'flex', flexWrap: 'wrap', gap: '0 16px' } },
  th: { textAlign: 'left', padding: '0 16px 8px 0', fontWeight: tokens.fontWeightRegular, '@media (max-width: 759px)': { padding: 0 } },
  body: { '@media (max-width: 759px)': { display: 'block' } },
  sort: {
    ...typographyStyles.caption1, display: 'inline-flex', alignItems: 'center', gap: '4px', minHeight: '44px', padding: 0, border: 'none', cursor: 'pointer', backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2, borderRadius: tokens.borderRadiusMedium,
    ':hover': { color: tokens.colorBrandForegroundLink }, ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** A strip per duo: who, where it stands, which week, and its path in small. */
export const Strips = ({ duos }: { duos: readonly DuoRow[] }) => {
  const styles = useStyles();
  const say = useWords(text);
  const [{ key, descending }, setSort] = useState<{ key: SortKey; descending: boolean }>({ key: 'duo', descending: false });
  const Arrow = descending ? ArrowSortDownRegular : ArrowSortUpRegular;
  return (
    <Panel title={say.journeys}>
      <table className={styles.table} role="table">
        <thead className={styles.head} role="rowgroup">
          <tr className={styles.heads} role="row">
            {(['duo', 'progress', 'state', 'week'] as const).map((column) => (
              <th
                key={column} scope="col" role="columnheader" className={styles.th}
                aria-sort={column !== key ? 'none' : descending ? 'descending' : 'ascending'}
              >
                <button
                  type="button" className={styles.sort} title={say.sortBy(say[column])}
                  onClick={() => setSort({ key: column, descending: column === key && !descending })}
                >
                  {say[column]}{column === key && <Arrow fontSize={16} aria-hidden />}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={styles.body} role="rowgroup">
          {sortDuos(duos, key, descending).map((duo) => <Strip key={duo.id} duo={duo} />)}
        </tbody>
      </table>
    </Panel>
  );
};
