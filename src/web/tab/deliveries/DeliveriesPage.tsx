import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { DeliveriesView, MeView } from '../../../adapters/http/contract.ts';
import { PageHead } from '../../shared/PageHead.tsx';
import { Panel } from '../../shared/Panel.tsx';
import { useReading } from '../../shared/queries.ts';
import { useWords } from '../../shared/surroundings.ts';
import { Trouble } from '../../shared/Trouble.tsx';
import { OnlyManagers } from '../programme/OnlyManagers.tsx';
import { ProgrammeBones } from '../programme/ProgrammeBones.tsx';
import { text } from './text.ts';
import { Undelivered } from './Undelivered.tsx';

const useStyles = makeStyles({
  page: { display: 'grid', gap: '24px', gridTemplateColumns: 'minmax(0, 1fr)', maxWidth: '880px' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  calm: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2, textWrap: 'pretty' },
  left: { ...typographyStyles.body1, margin: '0 0 16px', ':empty': { display: 'none' } },
  counts: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground3, maxWidth: '72ch', textWrap: 'pretty' },
});

const Deliveries = ({ deliveries }: { deliveries: DeliveriesView }) => {
  const styles = useStyles();
  const say = useWords(text);
  // A message sent again leaves the list: what became of it is said above those that remain.
  const [left, setLeft] = useState<string>();
  const { undelivered, counts, total, programme } = deliveries;
  const isCalm = total === 0;
  return (
    <div className={styles.page}>
      <PageHead title={say.title} hint={say.hint} />
      <Panel title={isCalm ? say.noneTitle : say.list}>
        <p className={styles.left} role="status">{left && say.left(left)}</p>
        {isCalm ? <p className={styles.calm}>{say.none}</p> : (
          <ul className={styles.list}>
            {undelivered.map((message) => <Undelivered key={message.id} programme={programme.id} message={message} onLeft={() => setLeft(message.person)} />)}
          </ul>
        )}
        {total > undelivered.length && <p className={styles.counts}>{say.more(total - undelivered.length)}</p>}
      </Panel>
      <p className={styles.counts}>{say.counts(counts.sent, counts.waiting)} {counts.mailed > 0 && say.mailed(counts.mailed)} {counts.shown > 0 && say.shown(counts.shown)}</p>
    </div>
  );
};

const Loaded = ({ programme }: { programme: string }) => {
  const deliveries = useReading('GET /api/programmes/:programme/deliveries', { params: { programme } }, { every: () => 20_000 });
  if (deliveries.data) return <Deliveries deliveries={deliveries.data} />;
  return deliveries.error ? <Trouble error={deliveries.error} again={() => void deliveries.refetch()} /> : <ProgrammeBones />;
};

/** Whom Binôme could not reach in a programme, and why. */
const DeliveriesPage = ({ me, programme }: { me: MeView; programme: string }) => <OnlyManagers me={me}><Loaded programme={programme} /></OnlyManagers>;

export default DeliveriesPage;
