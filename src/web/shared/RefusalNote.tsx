import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { ApiRefusal } from './api.ts';
import { useSurroundings } from './surroundings.ts';
import { sayTrouble } from './Trouble.tsx';

const useStyles = makeStyles({
  note: {
    ...typographyStyles.body1,
    margin: '16px 0 0', padding: '12px 16px', borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorStatusWarningBackground1, color: tokens.colorNeutralForeground1,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
  },
});

/** A no, in one sentence. */
export const sayRefusal = (error: unknown, lang: Parameters<typeof sayTrouble>[1]): string => sayTrouble(error, lang).sentence;

/** A no, said beside what was asked, and read aloud when it comes. */
export const RefusalNote = ({ error, after }: { error: unknown; after?: string }) => {
  const styles = useStyles();
  const { lang } = useSurroundings();
  return (
    <div aria-live="polite">
      {error instanceof Error && <p className={styles.note}>{sayRefusal(error, lang)}{after && ` ${after}`}</p>}
    </div>
  );
};

/** The sentence that belongs to one field of a form, when the server named it. */
export const fieldRefusal = (error: unknown, field: string): string | undefined =>
  error instanceof ApiRefusal && error.field === field ? error.message : undefined;
