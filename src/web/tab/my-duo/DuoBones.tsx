import { makeStyles } from '@fluentui/react-components';
import { Bone, LoadingNote } from '../../shared/Bones.tsx';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: '24px', paddingTop: '8px' },
  row: { display: 'flex', justifyContent: 'space-around', alignItems: 'center', height: '128px' },
  columns: { display: 'grid', gap: '24px', gridTemplateColumns: '2fr 1fr', '@media (max-width: 899px)': { gridTemplateColumns: '1fr' } },
});

/** My duo, before it comes: its title, its path, its two columns. */
export const DuoBones = () => {
  const styles = useStyles();
  return (
    <div className={styles.page}>
      <LoadingNote />
      <Bone width="min(280px, 60%)" height={32} />
      <div className={styles.row}>
        {[44, 44, 88, 40, 40, 40].map((size, index) => <Bone key={index} width={`min(${size}px, 16%)`} height={size} round />)}
      </div>
      <div className={styles.columns}>
        <Bone height={320} />
        <Bone height={240} />
      </div>
    </div>
  );
};
