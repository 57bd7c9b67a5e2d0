import { createTheme, type Theme } from '@mui/material/styles';
import './theme-types.ts';
import { componentOverrides } from './theme-components.ts';
import { ACTION, darkTokens, lightTokens, RADIUS, type Tokens } from './tokens.ts';

const FONTS = "Inter, 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Microsoft YaHei', sans-serif";

function buildTheme(mode: 'light' | 'dark', tokens: Tokens): Theme {
  const text = { fontSize: 13, lineHeight: '20px' };
  return createTheme({
    palette: {
      mode,
      tokens,
      primary: {
        main: mode === 'light' ? ACTION.light : '#9DB9FB',
        contrastText: mode === 'light' ? '#FFFFFF' : '#14171B',
      },
      error: { main: tokens.tones.danger.text },
      warning: { main: tokens.tones.clock.text },
      success: { main: tokens.tones.proof.text },
      background: { default: tokens.ground, paper: tokens.surface },
      text: { primary: tokens.text, secondary: tokens.second, disabled: tokens.third },
      divider: tokens.line,
      action: { hover: tokens.hover, selected: tokens.tones.action.ground },
    },
    spacing: 4,
    shape: { borderRadius: RADIUS.control },
    typography: {
      fontFamily: FONTS,
      fontSize: 13,
      h1: { fontSize: 17, lineHeight: '24px', fontWeight: 600 },
      h2: { fontSize: 13, lineHeight: '20px', fontWeight: 600 },
      h6: { fontSize: 17, lineHeight: '24px', fontWeight: 600 },
      subtitle1: text,
      subtitle2: { ...text, fontWeight: 600 },
      body1: text,
      body2: text,
      caption: { fontSize: 12, lineHeight: '16px' },
      button: { ...text, fontWeight: 600, textTransform: 'none' },
    },
    shadows: Array(25).fill('none') as Theme['shadows'],
    transitions: { create: () => 'none' },
    components: componentOverrides(tokens),
  });
}

export const lightTheme = buildTheme('light', lightTokens);
export const darkTheme = buildTheme('dark', darkTokens);
