import { makeStyles } from '@fluentui/react-components';
import { useNavigate } from 'react-router';
import type { DuoView } from '../../../adapters/http/contract.ts';
import { Action } from '../../shared/Action.tsx';
import { PageHead } from '../../shared/PageHead.tsx';
import { useReading } from '../../shared/queries.ts';
import { useWords } from '../../shared/surroundings.ts';
import { Hollow, Trouble } from '../../shared/Trouble.tsx';
import { toSearch } from '../address.ts';
import { DuoBones } from '../my-duo/DuoBones.tsx';
import { AskSetting } from './AskSetting.tsx';
import { PlaceForm } from './PlaceForm.tsx';
import { text } from './text.ts';

const useStyles = makeStyles({
  page: { display: 'grid', gap: '24px', gridTemplateColumns: 'minmax(0, 1fr)', maxWidth: '760px' },
});

const Elsewhere = ({ duo }: { duo: DuoView }) => {
  const styles = useStyles();
  const say = useWords(text);
  const navigate = useNavigate();
  const back = (): void => void navigate(toSearch({ page: 'my-duo', duo: duo.id }));
  const { next } = duo;
  if (next.kind !== 'options' || !next.beyond)
    return <Hollow title={say.goneTitle} sentence={say.gone}><Action appearance="primary" onClick={back}>{say.back}</Action></Hollow>;
  const { settings, placeSettings } = next.beyond;
  return (
    <div className={styles.page}>
      <PageHead title={say.title} hint={say.hint(duo.other.firstName)} />
      {settings.length > 0 && <AskSetting offer={next.offerId} settings={settings} onDone={back} />}
      {placeSettings.length > 0 && <PlaceForm key={next.offerId} duo={duo} next={next} onDone={back} />}
    </div>
  );
};

/** Beyond what is offered, where the programme lets a duo go there. */
const ElsewherePage = ({ duo }: { duo: string }) => {
  const view = useReading('GET /api/duos/:duo', { params: { duo } });
  if (view.data) return <Elsewhere duo={view.data} />;
  return view.error ? <Trouble error={view.error} again={() => void view.refetch()} /> : <DuoBones />;
};

export default ElsewherePage;
