import type { ThemeName } from './theme-names.ts';

/**
 * How cards look in this host, given to adaptivecards as JSON. Colours are Fluent's variables, so a card follows the theme around it without being
 * drawn again; high contrast differs in more than colour: what shade tells elsewhere, a line tells there.
 */
const neutral = {
  default: { default: 'var(--colorNeutralForeground1)', subtle: 'var(--colorNeutralForeground2)' },
  dark: { default: 'var(--colorNeutralForeground1)', subtle: 'var(--colorNeutralForeground2)' },
  light: { default: 'var(--colorNeutralForeground3)', subtle: 'var(--colorNeutralForeground3)' },
  accent: { default: 'var(--colorBrandForeground1)', subtle: 'var(--colorBrandForeground2)' },
  good: { default: 'var(--colorStatusSuccessForeground1)', subtle: 'var(--colorStatusSuccessForeground1)' },
  warning: { default: 'var(--colorStatusWarningForeground1)', subtle: 'var(--colorStatusWarningForeground1)' },
  attention: { default: 'var(--colorStatusDangerForeground1)', subtle: 'var(--colorStatusDangerForeground1)' },
};

const container = (backgroundColor: string, borderColor?: string): object => ({
  backgroundColor,
  foregroundColors: neutral,
  ...(borderColor && { borderColor }),
});

const surfaces = (theme: ThemeName): object => {
  const line = theme === 'contrast' ? 'var(--colorNeutralStroke1)' : undefined;
  return {
    default: container('transparent'),
    emphasis: container('var(--colorNeutralBackground3)', line),
    accent: container('var(--colorBrandBackground2)', line),
    good: container('var(--colorStatusSuccessBackground1)', line),
    warning: container('var(--colorStatusWarningBackground1)', line),
    attention: container('var(--colorStatusDangerBackground1)', line),
  };
};

export const cardHostConfig = (theme: ThemeName): object => ({
  fontFamily: 'var(--fontFamilyBase)',
  fontSizes: { small: 12, default: 14, medium: 16, large: 20, extraLarge: 24 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 28, extraLarge: 32 },
  spacing: { none: 0, small: 4, default: 8, medium: 12, large: 20, extraLarge: 28, padding: 16 },
  separator: { lineThickness: 1, lineColor: 'var(--colorNeutralStroke2)' },
  imageSizes: { small: 40, medium: 80, large: 160 },
  containerStyles: surfaces(theme),
  textBlock: { headingLevel: 3 },
  textStyles: { heading: { size: 'large', weight: 'bolder' } },
  inputs: {
    label: {
      inputSpacing: 'small',
      requiredInputs: { weight: 'bolder', suffix: '\u00a0*', suffixColor: 'attention' },
      optionalInputs: { weight: 'bolder' },
    },
    errorMessage: { color: 'attention', size: 'small', weight: 'bolder' },
  },
  factSet: {
    title: { weight: 'bolder', wrap: true, maxWidth: 120 },
    value: { wrap: true },
    spacing: 12,
  },
  actions: {
    maxActions: 6,
    spacing: 'medium',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
    iconPlacement: 'leftOfTitle',
    allowTitleToWrap: true,
    showCard: { actionMode: 'inline', inlineTopMargin: 12, style: 'emphasis' },
  },
});
