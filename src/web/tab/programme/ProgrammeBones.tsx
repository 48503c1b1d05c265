import { makeStyles } from '@fluentui/react-components';
import { Bone, LoadingNote } from '../../shared/Bones.tsx';

const useStyles = makeStyles({
  page: { display: 'grid', gap: '24px', paddingTop: '8px' },
  four: { display: 'grid', gap: '16px', gridTemplateColumns: 'repeat(auto-fit, minmax(140px, 1fr))' },
});

/** Programme, before it comes: its sentence, its list, its four numbers, its strips. */
export const ProgrammeBones = () => {
  const styles = useStyles();
  return (
    <div className={styles.page}>
      <LoadingNote />
      <Bone width="min(560px, 90%)" height={40} />
      <Bone height={140} />
      <div className={styles.four}>{[0, 1, 2, 3].map((index) => <Bone key={index} height={88} />)}</div>
      <Bone height={360} />
    </div>
  );
};
