import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useEffect } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { ApiRefusal } from '../shared/api.ts';
import { useReading } from '../shared/queries.ts';
import { onBackButton, tellFailed, tellReady } from '../shared/teams.ts';
import { Trouble } from '../shared/Trouble.tsx';
import { parentOf, readAddress, toSearch } from './address.ts';
import { BackLink } from './BackLink.tsx';
import { DuoBones } from './my-duo/DuoBones.tsx';
import { MyDuoPage } from './my-duo/MyDuoPage.tsx';
import { Safety } from './Safety.tsx';

const TrackPage = lazy(() => import('./training/TrackPage.tsx'));
const ElsewherePage = lazy(() => import('./elsewhere/ElsewherePage.tsx'));
const SuggestPlacePage = lazy(() => import('./suggestions/SuggestPlacePage.tsx'));
const CheckInPage = lazy(() => import('./check-in/CheckInPage.tsx'));
const PreferencesPage = lazy(() => import('./preferences/PreferencesPage.tsx'));
const WindowsPage = lazy(() => import('./windows/WindowsPage.tsx'));
const OrderPage = lazy(() => import('./order/OrderPage.tsx'));
const DatesPage = lazy(() => import('./dates/DatesPage.tsx'));
const ProgrammePage = lazy(() => import('./programme/ProgrammePage.tsx'));
const NewProgrammePage = lazy(() => import('./programme/NewProgrammePage.tsx'));
const PlacesPage = lazy(() => import('./places/PlacesPage.tsx'));
const PlacePage = lazy(() => import('./places/PlacePage.tsx'));
const SitePage = lazy(() => import('./places/SitePage.tsx'));
const ImportPage = lazy(() => import('./places/ImportPage.tsx'));
const SettingsPage = lazy(() => import('./places/SettingsPage.tsx'));
const RulesPage = lazy(() => import('./programme/rules/RulesPage.tsx'));
const PeoplePage = lazy(() => import('./programme/PeoplePage.tsx'));
const DeliveriesPage = lazy(() => import('./deliveries/DeliveriesPage.tsx'));
const PlanPage = lazy(() => import('./plan/PlanPage.tsx'));
const RelinkPage = lazy(() => import('./programme/RelinkPage.tsx'));
const NewDuoPage = lazy(() => import('./programme/NewDuoPage.tsx'));

const useStyles = makeStyles({
  page: {
    boxSizing: 'border-box', minHeight: '100vh', padding: '24px 32px 64px',
    backgroundColor: tokens.colorNeutralBackground2, color: tokens.colorNeutralForeground1,
    '@media (max-width: 899px)': { padding: '20px 24px 48px' },
    '@media (max-width: 479px)': { padding: '16px 16px 48px' },
  },
  width: { maxWidth: '1088px', margin: '0 auto' },
});

/** The tab: who is reading, where they are, and the page that answers. */
export const App = () => {
  const styles = useStyles();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const address = readAddress(params);
  const search = params.toString();
  const me = useReading('GET /api/me', {});

  useEffect(() => {
    onBackButton(() => {
      const parent = parentOf(readAddress(new URLSearchParams(search)));
      if (parent) void navigate(toSearch(parent));
      return parent !== null;
    });
    window.scrollTo({ top: 0 });
  }, [search, navigate]);

  useEffect(() => {
    if (me.isSuccess) tellReady();
    if (me.error instanceof ApiRefusal && me.error.status === 401) tellFailed('AuthFailed');
  }, [me.isSuccess, me.error]);

  // Whoever only runs dates has no page above them.
  const parent = address.page === 'dates' && me.data?.duos.length === 0 ? null : parentOf(address);
  const body = (() => {
    if (!me.data) return me.error ? <Trouble error={me.error} again={() => void me.refetch()} /> : <DuoBones />;
    switch (address.page) {
      case 'my-duo':
        return <MyDuoPage me={me.data} duo={address.duo} meeting={address.meeting} />;
      case 'track':
        return <TrackPage duo={address.duo} />;
      case 'elsewhere':
        return <ElsewherePage duo={address.duo} />;
      case 'suggest-place':
        return <SuggestPlacePage />;
      case 'check-in':
        return <CheckInPage me={me.data} meeting={address.meeting} />;
      case 'preferences':
        return <PreferencesPage />;
      case 'windows':
        return <WindowsPage />;
      case 'order':
        return <OrderPage meeting={address.meeting} />;
      case 'dates':
        return <DatesPage />;
      case 'programme':
        return <ProgrammePage me={me.data} programme={address.programme} />;
      case 'new-programme':
        return <NewProgrammePage me={me.data} />;
      case 'new-duo':
        return <NewDuoPage me={me.data} programme={address.programme} />;
      case 'relink':
        return <RelinkPage me={me.data} programme={address.programme} duo={address.duo} />;
      case 'places':
        return <PlacesPage me={me.data} />;
      case 'place':
        return <PlacePage me={me.data} place={address.place} suggestion={address.suggestion} />;
      case 'site':
        return <SitePage me={me.data} site={address.site} />;
      case 'import-places':
        return <ImportPage me={me.data} />;
      case 'programme-rules':
        return <RulesPage me={me.data} programme={address.programme} />;
      case 'programme-people':
        return <PeoplePage me={me.data} programme={address.programme} />;
      case 'plan':
        return <PlanPage me={me.data} programme={address.programme} />;
      case 'programme-settings':
        return <SettingsPage me={me.data} programme={address.programme} />;
      case 'deliveries':
        return <DeliveriesPage me={me.data} programme={address.programme} />;
    }
  })();

  return (
    <main className={styles.page}>
      <div className={styles.width}>
        {parent && <BackLink to={parent} />}
        <Safety key={search}>
          <Suspense fallback={<DuoBones />}>{body}</Suspense>
        </Safety>
      </div>
    </main>
  );
};
