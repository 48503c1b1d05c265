import { useFrame } from '../frame-context.ts';
import { go, viewIn } from '../location.ts';
import { PeopleColumn } from '../people/PeopleColumn.tsx';
import { PeopleSelect } from '../people/PeopleSelect.tsx';
import { useUnread } from '../live.ts';
import { Banner } from './Banner.tsx';
import { ClockControl } from './ClockControl.tsx';
import { HostWindow } from './HostWindow.tsx';
import { Journal } from './Journal.tsx';
import { Switch } from './Switch.tsx';
import { Tour } from './Tour.tsx';

/** The whole page: what it is, who one is, when it is, and the application in the middle. */
export const Showroom = () => {
  const { words, place, person } = useFrame();
  const unread = useUnread(place.view === 'chat' ? person.id : undefined);
  return (
    <div className="showroom">
      <a className="skip" href="#view">{words.skip}</a>
      <Banner />
      <PeopleColumn unread={unread} />
      <div className="stage">
        <section className="toolbar" aria-label={words.controls}>
          <Switch
            label={words.host}
            value={place.host}
            options={[{ value: 'teams', label: 'Teams' }, { value: 'outlook', label: 'Outlook' }]}
            onChange={(host) => go({ host, view: viewIn(host, place.view) })}
          />
          <PeopleSelect unread={unread} />
          <ClockControl />
        </section>
        <Tour />
        <HostWindow unread={unread} />
      </div>
      <Journal />
    </div>
  );
};
