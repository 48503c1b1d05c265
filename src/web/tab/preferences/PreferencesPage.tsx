import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Bone, LoadingNote } from '../../shared/Bones.tsx';
import { useReading } from '../../shared/queries.ts';
import { useWords } from '../../shared/surroundings.ts';
import { Trouble } from '../../shared/Trouble.tsx';
import { AccessNeeds } from './AccessNeeds.tsx';
import { Assistant } from './Assistant.tsx';
import { PreferencesForm } from './PreferencesForm.tsx';
import { text } from './text.ts';

const useStyles = makeStyles({
  page: { maxWidth: '760px', display: 'grid', gap: '20px', gridTemplateColumns: 'minmax(0, 1fr)' },
  title: { ...typographyStyles.title2, margin: 0, '@media (max-width: 479px)': typographyStyles.title3 },
  hint: { ...typographyStyles.body2, margin: '8px 0 4px', color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
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
      <header>
        <h1 className={styles.title}>{say.title}</h1>
        <p className={styles.hint}>{say.hint}</p>
      </header>
      <PreferencesForm view={preferences.data} />
      <Assistant />
      <AccessNeeds access={preferences.data.access} readers={preferences.data.readers.access} />
    </div>
  );
};

export default PreferencesPage;
