import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';

const useStyles = makeStyles({
  readers: { ...typographyStyles.caption1, margin: '8px 0 0', color: tokens.colorNeutralForeground3, textWrap: 'pretty' },
});

/** Who reads a field, under it. */
export const Readers = ({ id, children }: { id?: string; children: string }) => <p id={id} className={useStyles().readers}>{children}</p>;
