import type { BrandVariants, Theme } from '@fluentui/react-components';
import { createDarkTheme, createLightTheme, teamsHighContrastTheme } from '@fluentui/react-components';

/** Terracotta: brick, café, outdoors. Sixteen steps of one hue (OKLCH 33.9°), `80` being the accent itself. */
export const terracotta: BrandVariants = {
  10: '#1d0c09', 20: '#30150f', 30: '#481c12', 40: '#5f2417', 50: '#742c1d', 60: '#883421', 70: '#9e3c27', 80: '#b5472f',
  90: '#c9583f', 100: '#dd7d67', 110: '#e3917d', 120: '#eaa695', 130: '#eebbaf', 140: '#f3d0c7', 150: '#f7e3de', 160: '#fbf1ef',
};

/** The page behind the cards is paper, not screen grey. */
const light: Theme = {
  ...createLightTheme(terracotta),
  colorNeutralBackground2: '#faf7f5',
  colorNeutralBackground3: '#f4efec',
};
const dark: Theme = {
  ...createDarkTheme(terracotta),
  colorNeutralBackground2: '#211f1e',
  colorNeutralBackground3: '#1b1918',
  colorBrandForeground1: terracotta[110],
  colorBrandForegroundLink: terracotta[110],
};

export const themes = { default: light, dark, contrast: teamsHighContrastTheme } as const satisfies Record<string, Theme>;
export type ThemeName = keyof typeof themes;

/** Teams names its themes `default`, `dark`, `contrast`, and lately `glass`, which is dark. */
export const themeOf = (name: string | undefined): ThemeName =>
  name === 'contrast' ? 'contrast' : name === 'dark' || name === 'glass' ? 'dark' : 'default';
