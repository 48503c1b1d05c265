import { createDarkTheme, createLightTheme, teamsHighContrastTheme } from '@fluentui/react-components';
import type { BrandVariants, Theme } from '@fluentui/react-components';
import type { ThemeName } from './theme-names.ts';

/** Terracotta (#B5472F at 80): brick, café, outdoors. White on 80 is 5.6:1; 80 on white too. */
const terracotta: BrandVariants = {
  10: '#1d0703',
  20: '#32100a',
  30: '#4b170d',
  40: '#611e11',
  50: '#772816',
  60: '#8d321d',
  70: '#a23d26',
  80: '#b5472f',
  90: '#c25a42',
  100: '#ce6d56',
  110: '#d9806b',
  120: '#e29481',
  130: '#eaa898',
  140: '#f1bdb0',
  150: '#f7d3c9',
  160: '#fceae4',
};

/** Fluent's dark theme writes brand text with step 100, too dim for small type: Fluent's own advice is to take 110 and 120. */
const dark: Theme = {
  ...createDarkTheme(terracotta),
  colorBrandForeground1: terracotta[110],
  colorBrandForeground2: terracotta[120],
  colorBrandForegroundLink: terracotta[120],
};

export const themes: Record<ThemeName, Theme> = {
  default: createLightTheme(terracotta),
  dark,
  contrast: teamsHighContrastTheme,
};
