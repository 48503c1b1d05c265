import { Button } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { Person } from '../api.ts';
import { useFrame } from '../frame-context.ts';
import type { Frame } from '../frame-context.ts';
import { go } from '../location.ts';
import type { Place } from '../location.ts';
import { featuredOf, nameInAddress } from '../people/people.ts';

interface Step {
  title: string;
  hint: string;
  place: Partial<Place>;
}

const firstName = (person: Person): string => person.name.split(' ')[0] ?? person.name;

/** Whoever plays that part and speaks the frame's language, so that the visit reads in one language from end to end. */
const cast = ({ people, lang }: Frame, role: string): Person | undefined => {
  const able = featuredOf(people).filter((person) => person.role === role);
  return able.find(({ language }) => language === lang) ?? able[0];
};

/** What Binôme does, in five stops: it is proposed, confirmed, in the calendar, on its way, and seen. */
const stepsOf = (frame: Frame): Step[] => {
  const { words, lang } = frame;
  const [mentor, mentee, hr] = [cast(frame, 'mentor'), cast(frame, 'executive'), cast(frame, 'hr')];
  if (!mentor || !mentee || !hr) return [];
  const at = (person: Person, rest: Partial<Place>): Partial<Place> => ({
    person: nameInAddress(person), lang, host: 'teams', page: 'my-duo', sub: undefined, week: undefined, event: undefined, ...rest,
  });
  return [
    { title: words.tourPropose(firstName(mentor)), hint: words.tourProposeHint(firstName(mentor)), place: at(mentor, { view: 'chat' }) },
    { title: words.tourConfirm(firstName(mentee)), hint: words.tourConfirmHint(firstName(mentee)), place: at(mentee, { view: 'chat' }) },
    {
      title: words.tourCalendar,
      hint: words.tourCalendarHint(firstName(mentee)),
      place: at(mentee, { view: 'calendar', host: 'outlook' }),
    },
    { title: words.tourDuo, hint: words.tourDuoHint, place: at(mentor, { view: 'tab' }) },
    {
      title: words.tourProgramme(firstName(hr)),
      hint: words.tourProgrammeHint(firstName(hr)),
      place: at(hr, { view: 'tab', page: 'programme' }),
    },
  ];
};

const isAt = (frame: Frame, { place }: Step): boolean =>
  nameInAddress(frame.person) === place.person &&
  frame.place.view === place.view && frame.place.host === place.host && frame.place.page === place.page;

/** The two-minute visit. It only ever moves the frame: everything it shows is done by hand, through the product. */
export const Tour = () => {
  const frame = useFrame();
  const { words, place } = frame;
  const steps = stepsOf(frame);
  if (place.tour === 'off' || steps.length === 0) return null;
  const current = steps.findIndex((step) => isAt(frame, step));
  return (
    <section className="tour" aria-label={words.tour}>
      <ol className="tour-steps">
        {steps.map((step, index) => (
          <li key={index}>
            <button type="button" aria-current={index === current ? 'step' : undefined} onClick={() => go(step.place)}>
              <span className="tour-number" aria-hidden>{index + 1}</span>
              <span className="tour-title">{step.title}</span>
            </button>
          </li>
        ))}
      </ol>
      <p className="tour-hint">{steps[current]?.hint ?? words.tour}</p>
      <Button
        className="tour-close" appearance="subtle" icon={<DismissRegular />}
        aria-label={words.hideTour} onClick={() => go({ tour: 'off' })}
      />
    </section>
  );
};
