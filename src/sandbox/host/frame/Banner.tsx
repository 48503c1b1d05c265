import { Button } from '@fluentui/react-components';
import { ArrowSwapRegular } from '@fluentui/react-icons/svg/arrow-swap';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { langs } from '../../../kernel/text.ts';
import { useFrame } from '../frame-context.ts';
import { go } from '../location.ts';
import { themeNames } from '../theme-names.ts';
import type { ThemeName } from '../theme-names.ts';
import { Mark } from './Mark.tsx';
import { Switch } from './Switch.tsx';

/** How the page itself is to look, and what went on behind it. */
const Tools = () => {
  const { words, lang, place } = useFrame();
  const themes: Record<ThemeName, string> = { default: words.themeDefault, dark: words.themeDark, contrast: words.themeContrast };
  return (
    <>
      <Switch
        label={words.language}
        value={lang}
        options={langs.map((each) => ({ value: each, label: each === 'fr' ? 'Français' : 'English' }))}
        onChange={(next) => go({ lang: next })}
      />
      <Switch
        label={words.theme}
        value={place.theme}
        options={themeNames.map((each) => ({ value: each, label: themes[each] }))}
        onChange={(theme) => go({ theme })}
      />
      {place.tour === 'off' && <Button appearance="subtle" onClick={() => go({ tour: undefined })}>{words.showTour}</Button>}
      <Button appearance="subtle" icon={<ArrowSwapRegular />} onClick={() => go({ panel: 'journal' })}>{words.exchanges}</Button>
    </>
  );
};

/** Says on every page that nothing here is real. On a narrow screen its tools wait behind one button. */
export const Banner = () => {
  const { words } = useFrame();
  return (
    <header className="banner">
      <span className="banner-mark"><Mark size={28} /></span>
      <h1>Binôme</h1>
      <p className="banner-words">{words.banner}</p>
      <div className="banner-tools"><Tools /></div>
      <button type="button" className="opener banner-more" popoverTarget="tools" aria-label={words.options}><MoreHorizontalRegular /></button>
      <div id="tools" popover="auto" className="menu banner-menu" role="group" aria-label={words.options}><Tools /></div>
    </header>
  );
};
