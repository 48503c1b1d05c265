import { Accordion, AccordionHeader, AccordionItem, AccordionPanel, makeStyles, MessageBar, MessageBarBody, tokens, typographyStyles } from '@fluentui/react-components';
import type { ProgrammeView } from '../../../adapters/http/contract.ts';
import { useWords } from '../../shared/surroundings.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  bar: { borderRadius: tokens.borderRadiusXLarge, padding: '12px 16px' },
  body: { display: 'grid', gap: '8px', minWidth: 0, padding: '0 0 4px', whiteSpace: 'normal' },
  title: { ...typographyStyles.body1Strong, margin: 0 },
  sentence: { ...typographyStyles.body1, margin: 0, maxWidth: '72ch', textWrap: 'pretty', overflowWrap: 'anywhere' },
  header: { '& > button': { minHeight: '44px', padding: 0 } },
  panel: { margin: 0 },
  list: { listStyleType: 'none', margin: 0, padding: '0 0 8px', display: 'grid', gap: '8px' },
  people: { ...typographyStyles.body1Strong, margin: 0 },
  since: { ...typographyStyles.body1, margin: '2px 0 0', color: tokens.colorNeutralForeground2 },
});

/** One thing keeps them all: what it is, who mends it, and the duos it keeps, for whoever wants to see them. */
export const Banner = ({ banner }: { banner: ProgrammeView['banners'][number] }) => {
  const styles = useStyles();
  const say = useWords(text);
  return (
    <MessageBar intent="warning" layout="multiline" politeness="polite" className={styles.bar}>
      <MessageBarBody className={styles.body}>
        <h2 className={styles.title}>{banner.title}</h2>
        <p className={styles.sentence}>{banner.sentence}</p>
        <p className={styles.sentence}>{banner.remedy}</p>
        <p className={styles.sentence}>{banner.after}</p>
        {banner.duos.length > 0 && (
          <Accordion collapsible>
            <AccordionItem value="duos">
              <AccordionHeader as="h3" className={styles.header}>{say.refusedDuos(banner.duos.length)}</AccordionHeader>
              <AccordionPanel className={styles.panel}>
                <ul className={styles.list}>
                  {banner.duos.map(({ duoId, people, since }) => (
                    <li key={duoId}>
                      <p className={styles.people}>{people}</p>
                      {since && <p className={styles.since}>{since}</p>}
                    </li>
                  ))}
                </ul>
              </AccordionPanel>
            </AccordionItem>
          </Accordion>
        )}
      </MessageBarBody>
    </MessageBar>
  );
};
