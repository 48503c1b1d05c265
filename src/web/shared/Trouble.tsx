import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Lang } from '../../kernel/text.ts';
import { Action } from './Action.tsx';
import { ApiRefusal } from './api.ts';
import { DuoMark } from './DuoMark.tsx';
import { useSurroundings } from './surroundings.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  hollow: {
    display: 'flex', flexDirection: 'column', alignItems: 'center', textAlign: 'center', gap: '12px', maxWidth: '480px',
    margin: '0 auto', padding: '64px 16px',
  },
  mark: { color: tokens.colorBrandForeground1, marginBottom: '8px' },
  title: { ...typographyStyles.subtitle1, margin: 0 },
  sentence: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '12px', justifyContent: 'center', marginTop: '12px' },
});

/** A page with nothing to show yet, or nothing it may show: two circles, a sentence, one action. */
export const Hollow = (props: { title: string; sentence: string; children?: ReactNode }) => {
  const styles = useStyles();
  return (
    <div className={styles.hollow}>
      <span className={styles.mark}><DuoMark size={56} /></span>
      <h1 className={styles.title}>{props.title}</h1>
      <p className={styles.sentence}>{props.sentence}</p>
      {props.children && <div className={styles.actions}>{props.children}</div>}
    </div>
  );
};

/** What a failure is called, and what still works. */
export const sayTrouble = (error: unknown, lang: Lang): { title: string; sentence: string } => {
  const say = text(lang);
  if (!(error instanceof ApiRefusal)) return { title: say.brokenTitle, sentence: say.broken };
  if (error.status === 0) return { title: say.unreachableTitle, sentence: say.unreachable };
  if (error.status === 401) return { title: say.signInTitle, sentence: error.message || say.signIn };
  if (error.status === 403) return { title: say.refusedTitle, sentence: error.message || say.broken };
  if (error.status === 404) return { title: say.missingTitle, sentence: error.message || say.broken };
  return { title: say.brokenTitle, sentence: error.message || say.broken };
};

/** A whole page that could not be shown. */
export const Trouble = ({ error, again }: { error: unknown; again: () => void }) => {
  const { lang } = useSurroundings();
  const said = sayTrouble(error, lang);
  return (
    <Hollow {...said}>
      <Action onClick={again}>{text(lang).again}</Action>
    </Hollow>
  );
};
