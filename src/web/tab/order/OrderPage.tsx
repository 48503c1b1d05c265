import { makeStaticStyles, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { Action } from '../../shared/Action.tsx';
import { Bone, LoadingNote } from '../../shared/Bones.tsx';
import { useReading } from '../../shared/queries.ts';
import { useWords } from '../../shared/surroundings.ts';
import { Trouble } from '../../shared/Trouble.tsx';
import { Buttons } from '../my-duo/next/Buttons.tsx';
import { saveFile } from '../places/save-file.ts';
import { text } from './text.ts';

/** One sheet of A4, black on white whatever the theme. */
const usePaper = makeStaticStyles({ '@page': { size: 'A4', margin: '20mm' } });

const useStyles = makeStyles({
  page: { maxWidth: '760px', display: 'grid', gap: '20px', gridTemplateColumns: 'minmax(0, 1fr)' },
  sheet: {
    boxSizing: 'border-box', padding: '48px', backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke3}`,
    borderRadius: tokens.borderRadiusLarge, '@media (max-width: 599px)': { padding: '24px 20px' },
    '@media print': { padding: 0, border: 'none', color: '#000000', backgroundColor: '#ffffff', position: 'absolute', inset: 0, zIndex: 1 },
  },
  title: { ...typographyStyles.title2, margin: 0, '@media (max-width: 479px)': typographyStyles.title3 },
  subject: { ...typographyStyles.body2, margin: '8px 0 32px', color: tokens.colorNeutralForeground2, '@media print': { color: '#000000' } },
  facts: {
    display: 'grid', gridTemplateColumns: '180px minmax(0, 1fr)', gap: '16px 24px', margin: 0,
    '@media (max-width: 599px)': { gridTemplateColumns: 'minmax(0, 1fr)', gap: '2px' },
  },
  name: { ...typographyStyles.body1, color: tokens.colorNeutralForeground3, '@media print': { color: '#000000' } },
  value: { ...typographyStyles.body1Strong, margin: 0, textWrap: 'pretty', '@media (max-width: 599px)': { marginBottom: '14px' } },
  statement: { ...typographyStyles.body1, margin: '32px 0 0', paddingTop: '24px', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, textWrap: 'pretty' },
  signed: { ...typographyStyles.body1, margin: '40px 0 0' },
  signatory: { ...typographyStyles.body1Strong, margin: '4px 0 0' },
  signature: {
    ...typographyStyles.body1, margin: '24px 0 0', paddingBottom: '72px', color: tokens.colorNeutralForeground3, borderBottom: `1px solid ${tokens.colorNeutralStroke1}`, maxWidth: '340px',
    '@media print': { color: '#000000', borderBottomColor: '#000000' },
  },
  screen: { '@media print': { display: 'none' } },
});

/** The order for one's own trip: to print, or to keep in a calendar. */
const OrderPage = ({ meeting }: { meeting: string }) => {
  usePaper();
  const styles = useStyles();
  const say = useWords(text);
  const order = useReading('GET /api/meetings/:meeting/order', { params: { meeting } });
  if (order.error && !order.data) return <Trouble error={order.error} again={() => void order.refetch()} />;
  if (!order.data) return <div className={styles.page}><LoadingNote /><Bone height={520} /></div>;
  const { person, subject, day, starts, ends, where, fallback, costs, statement, signatory, file } = order.data;
  const facts = [
    [say.person, [person.name, person.jobTitle, person.site].filter(Boolean).join(' · ')], [say.day, day], [say.meeting, say.fromTo(starts, ends)],
    [say.place, where], ...(fallback ? [[say.rain, fallback] as const] : []), [say.costs, costs],
  ] as const;
  return (
    <div className={styles.page}>
      <article className={styles.sheet}>
        <h1 className={styles.title}>{say.title}</h1>
        <p className={styles.subject}>{subject}</p>
        <dl className={styles.facts}>
          {facts.map(([name, value]) => [<dt key={name} className={styles.name}>{name}</dt>, <dd key={`${name} value`} className={styles.value}>{value}</dd>])}
        </dl>
        <p className={styles.statement}>{statement}</p>
        <p className={styles.signed}>{say.signed}</p>
        {signatory && <p className={styles.signatory}>{[signatory.name, signatory.jobTitle].filter(Boolean).join(', ')}</p>}
        <p className={styles.signature}>{say.signature}</p>
      </article>
      <div className={styles.screen}>
        <Buttons>
          <Action appearance="primary" onClick={() => window.print()}>{say.print}</Action>
          <Action onClick={() => saveFile(file.name, file.text, 'text/calendar;charset=utf-8')}>{say.save}</Action>
        </Buttons>
      </div>
    </div>
  );
};

export default OrderPage;
