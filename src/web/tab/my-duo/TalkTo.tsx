import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { DuoView } from '../../../adapters/http/contract.ts';
import { Panel } from '../../shared/Panel.tsx';
import { useWords } from '../../shared/surroundings.ts';
import { text as shared } from '../../shared/text.ts';
import { text } from './text.ts';

const useStyles = makeStyles({
  hint: { ...typographyStyles.body1, margin: '0 0 8px', color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: '0 24px', gridTemplateColumns: 'repeat(auto-fit, minmax(200px, 1fr))' },
  link: {
    ...typographyStyles.body1Strong, display: 'block', padding: '8px 0', minHeight: '44px', boxSizing: 'border-box', color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none', borderRadius: tokens.borderRadiusMedium,
    ':hover': { color: tokens.colorBrandForegroundLink }, ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  role: { ...typographyStyles.caption1, display: 'block', color: tokens.colorNeutralForeground3 },
});

/** Whom to talk to, always there. */
export const TalkTo = ({ contacts }: { contacts: DuoView['talkTo'] }) => {
  const styles = useStyles();
  const say = useWords(text);
  const { mailTo } = useWords(shared);
  return (
    <Panel title={say.talk}>
      <p className={styles.hint}>{say.talkHint}</p>
      <ul className={styles.list}>
        {contacts.map((contact) => (
          <li key={contact.mail}>
            <a className={styles.link} href={`mailto:${contact.mail}`} title={mailTo(contact.name)}>
              {contact.name}
              <span className={styles.role}>{contact.role}</span>
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
};
