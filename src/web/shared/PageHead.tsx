import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';

const useStyles = makeStyles({
  over: { ...typographyStyles.body1Strong, margin: '0 0 4px', color: tokens.colorBrandForeground1 },
  title: { ...typographyStyles.title2, margin: 0, '@media (max-width: 479px)': typographyStyles.title3 },
  hint: { ...typographyStyles.body2, margin: '8px 0 0', maxWidth: '72ch', color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
});

/** How a page of level two begins: where one is, when that needs saying, what the page is, and what it does. */
export const PageHead = ({ over, title, hint }: { over?: string; title: string; hint?: string }) => {
  const styles = useStyles();
  return (
    <header>
      {over && <p className={styles.over}>{over}</p>}
      <h1 className={styles.title}>{title}</h1>
      {hint && <p className={styles.hint}>{hint}</p>}
    </header>
  );
};
