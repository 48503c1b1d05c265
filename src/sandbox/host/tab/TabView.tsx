import { useFrame } from '../frame-context.ts';
import { go } from '../location.ts';
import type { Page } from '../location.ts';
import { TabFrame } from './TabFrame.tsx';

/** The app's static tabs, as the manifest lists them. The second one is for those who run a programme. */
const TabPages = () => {
  const { place, words, person } = useFrame();
  if (person.role !== 'hr') return null;
  const names: Record<Page, string> = { 'my-duo': words.myDuo, programme: words.programme };
  return (
    <nav className="pivots" aria-label={words.tabPages}>
      {(['my-duo', 'programme'] as const).map((page) => (
        <button
          key={page}
          type="button"
          aria-current={place.page === page ? 'page' : undefined}
          onClick={() => go({ page, sub: undefined })}
        >
          {names[page]}
        </button>
      ))}
    </nav>
  );
};

export const TabView = () => {
  const { place, person, lang, words } = useFrame();
  return (
    <section className="tab-view" aria-label={words.tab}>
      <TabPages />
      {/* A tab is opened for one person, page and language; the theme alone may change under it. */}
      <TabFrame key={[person.id, place.page, place.sub, place.host, lang].join(' ')} />
    </section>
  );
};
