import { makeStyles } from '@fluentui/react-components';
import { Bone, LoadingNote } from '../../shared/Bones.tsx';
import { PageHead } from '../../shared/PageHead.tsx';
import { useReading } from '../../shared/queries.ts';
import { useWords } from '../../shared/surroundings.ts';
import { Trouble } from '../../shared/Trouble.tsx';
import { AccessNeeds } from './AccessNeeds.tsx';
import { Assistant } from './Assistant.tsx';
import { PreferencesForm } from './PreferencesForm.tsx';
import { text } from './text.ts';

const useStyles = makeStyles({
  page: { maxWidth: '760px', display: 'grid', gap: '20px', gridTemplateColumns: 'minmax(0, 1fr)' },
});

/** What one enjoys and refuses, and, apart, what one needs. */
const PreferencesPage = () => {
  const styles = useStyles();
  const say = useWords(text);
  const preferences = useReading('GET /api/preferences', {});
  if (preferences.error && !preferences.data) return <Trouble error={preferences.error} again={() => void preferences.refetch()} />;
  if (!preferences.data) return <div className={styles.page}><LoadingNote /><Bone width="50%" height={36} /><Bone height={420} /><Bone height={280} /></div>;
  return (
    <div className={styles.page}>
      <PageHead title={say.title} hint={say.hint} />
      <PreferencesForm view={preferences.data} />
      <Assistant />
      <AccessNeeds access={preferences.data.access} readers={preferences.data.readers.access} />
    </div>
  );
};

export default PreferencesPage;
