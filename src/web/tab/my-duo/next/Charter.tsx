import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';

const useStyles = makeStyles({
  charter: { marginTop: '24px', padding: '24px', borderRadius: tokens.borderRadius3XLarge, backgroundColor: tokens.colorNeutralBackground2, border: `1px solid ${tokens.colorNeutralStroke3}`, '@media (max-width: 599px)': { padding: '20px 16px' } },
  title: { ...typographyStyles.subtitle2, margin: '0 0 16px' },
  list: {
    margin: '0 0 -16px', padding: 0, listStyleType: 'none', counterReset: 'point', columns: '2 320px', columnGap: '40px',
  },
  point: {
    ...typographyStyles.body1, position: 'relative', padding: '2px 0 14px 36px', breakInside: 'avoid', counterIncrement: 'point', textWrap: 'pretty', color: tokens.colorNeutralForeground1,
    '::before': {
      content: 'counter(point)', position: 'absolute', left: 0, top: 0, width: '22px', height: '22px', borderRadius: tokens.borderRadiusCircular,
      border: `1px solid ${tokens.colorBrandStroke1}`, color: tokens.colorBrandForeground1, fontSize: tokens.fontSizeBase200, lineHeight: '22px', textAlign: 'center',
    },
  },
});

/** The charter, point by point, where the yes is given. */
export const Charter = ({ title, paragraphs }: { title: string; paragraphs: readonly string[] }) => {
  const styles = useStyles();
  return (
    <div className={styles.charter}>
      <h3 className={styles.title}>{title}</h3>
      <ol className={styles.list}>{paragraphs.map((paragraph) => <li key={paragraph} className={styles.point}>{paragraph}</li>)}</ol>
    </div>
  );
};
