/** The three themes of the Teams host, under the names teams-js gives them. */
export const themeNames = ['default', 'dark', 'contrast'] as const;
export type ThemeName = (typeof themeNames)[number];
