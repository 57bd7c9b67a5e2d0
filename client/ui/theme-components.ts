import type { Components, Theme } from '@mui/material/styles';
import { CONTROL_HEIGHT, RADIUS, TOUCH_HEIGHT, type Tokens } from './tokens.ts';

const COARSE = '@media (pointer: coarse)';

/** How MUI's parts look here: 32 px controls (40 where the pointer is coarse), lines instead of shadows. */
export function componentOverrides(tokens: Tokens): Components<Theme> {
  const action = tokens.tones.action;
  const focus = { outline: `2px solid ${action.text}`, outlineOffset: 1 };
  const control = { minHeight: CONTROL_HEIGHT, [COARSE]: { minHeight: TOUCH_HEIGHT } };
  return {
    MuiCssBaseline: {
      styleOverrides: {
        body: { fontVariantNumeric: 'tabular-nums', backgroundColor: tokens.ground },
        // Chinese fonts draw the apostrophe as wide as a character; English wants it narrow.
        ':root:lang(en) body': { fontFeatureSettings: "'pwid', 'palt'" },
        'a, button, [tabindex]': { '&:focus-visible': focus },
        '@media (prefers-reduced-motion: reduce)': { '*': { scrollBehavior: 'auto !important' } },
      },
    },
    MuiButtonBase: {
      defaultProps: { disableRipple: true },
      styleOverrides: { root: { '&.Mui-focusVisible': focus } },
    },
    MuiButton: {
      defaultProps: { disableElevation: true, variant: 'outlined', color: 'inherit', size: 'medium' },
      styleOverrides: {
        root: { ...control, borderRadius: RADIUS.control, padding: '5px 13px', whiteSpace: 'nowrap' },
        outlined: {
          borderColor: tokens.lineStrong,
          backgroundColor: tokens.surface,
          '&:hover': { backgroundColor: tokens.hover },
        },
        text: { padding: '5px 8px', fontWeight: 400 },
      },
    },
    MuiIconButton: {
      styleOverrides: {
        root: { ...control, minWidth: CONTROL_HEIGHT, padding: 6, borderRadius: RADIUS.control },
      },
    },
    MuiPaper: { defaultProps: { elevation: 0 }, styleOverrides: { root: { backgroundImage: 'none' } } },
    MuiDialog: {
      styleOverrides: { paper: { border: `1px solid ${tokens.lineStrong}`, borderRadius: RADIUS.card } },
    },
    MuiPopover: {
      styleOverrides: { paper: { border: `1px solid ${tokens.lineStrong}`, borderRadius: RADIUS.card } },
    },
    MuiDialogTitle: {
      styleOverrides: {
        root: { fontSize: 17, lineHeight: '24px', fontWeight: 600, padding: '16px 20px 8px' },
      },
    },
    MuiDialogContent: { styleOverrides: { root: { padding: '8px 20px' } } },
    MuiDialogActions: { styleOverrides: { root: { padding: '12px 20px 16px' } } },
    MuiTextField: { defaultProps: { size: 'small', variant: 'outlined' } },
    MuiFormControl: { defaultProps: { size: 'small' } },
    MuiOutlinedInput: {
      styleOverrides: {
        root: { ...control, backgroundColor: tokens.surface },
        notchedOutline: { borderColor: tokens.lineStrong },
        input: {
          padding: '6px 10px',
          height: 'auto',
          lineHeight: '20px',
          '&::placeholder': { color: tokens.third, opacity: 1 },
        },
        multiline: { padding: 0 },
      },
    },
    MuiInputLabel: {
      styleOverrides: { outlined: { '&:not(.MuiInputLabel-shrink)': { transform: 'translate(11px, 6px)' } } },
    },
    MuiFormHelperText: {
      styleOverrides: { root: { margin: '4px 2px 0', fontSize: 12, lineHeight: '16px' } },
    },
    MuiMenuItem: {
      styleOverrides: { root: { ...control, padding: '5px 12px', fontSize: 13, lineHeight: '20px' } },
    },
    MuiTableCell: {
      styleOverrides: {
        root: {
          fontSize: 13,
          lineHeight: '20px',
          padding: '5px 8px',
          borderColor: tokens.line,
          '[data-density=roomy] &': { paddingTop: 7, paddingBottom: 7 },
        },
        head: {
          color: tokens.second,
          fontWeight: 400,
          whiteSpace: 'nowrap',
          backgroundColor: tokens.surface,
        },
      },
    },
    MuiTableRow: { styleOverrides: { root: { '&:last-child td': { borderBottom: 0 } } } },
    MuiTab: {
      styleOverrides: {
        root: { minHeight: 36, padding: '6px 0', marginRight: 20, minWidth: 0, '&.Mui-focusVisible': focus },
      },
    },
    MuiTabs: { styleOverrides: { root: { minHeight: 36 } } },
    MuiTooltip: {
      defaultProps: { arrow: false },
      styleOverrides: {
        tooltip: { fontSize: 12, lineHeight: '16px', backgroundColor: tokens.text, color: tokens.surface },
      },
    },
    MuiLink: {
      defaultProps: { underline: 'hover' },
      styleOverrides: { root: { color: action.text, cursor: 'pointer' } },
    },
    MuiSkeleton: {
      defaultProps: { animation: false },
      styleOverrides: { root: { backgroundColor: tokens.line } },
    },
    MuiCheckbox: { defaultProps: { size: 'small' } },
    // Without shadows the thumb needs a line to be seen.
    MuiSwitch: {
      defaultProps: { size: 'small' },
      styleOverrides: { thumb: { border: `1px solid ${tokens.lineStrong}` } },
    },
  };
}
