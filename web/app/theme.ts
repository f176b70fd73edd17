import { Badge, Button, type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** Ten steps around the accent, for what Mantine mixes itself; what shows comes from ui/tokens.css. */
const teal: MantineColorsTuple = [
  '#eef6f5',
  '#e1efec',
  '#bfdedb',
  '#97cbc7',
  '#6fb6b1',
  '#47a09a',
  '#2a8680',
  '#0f5f5c',
  '#0b4d4a',
  '#083b39',
];

export const theme = createTheme({
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 4 },
  colors: { teal },
  fontFamily: 'var(--tn-font)',
  fontFamilyMonospace: 'ui-monospace, monospace',
  defaultRadius: 8,
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  headings: { fontFamily: 'var(--tn-font)', fontWeight: '700' },
  components: {
    Button: Button.extend({
      styles: { label: { fontWeight: 600 } },
      // On the bright accent of the dark scheme white could not be read.
      vars: (_theme, { variant = 'filled', color }) => ({
        root: variant === 'filled' && color === undefined ? { '--button-color': 'var(--tn-on-accent)' } : {},
      }),
    }),
    Badge: Badge.extend({ defaultProps: { radius: 6 }, styles: { label: { textTransform: 'none' } } }),
  },
});

const shared = {
  '--mantine-color-body': 'var(--tn-surface)',
  '--mantine-color-text': 'var(--tn-text)',
  '--mantine-color-dimmed': 'var(--tn-text-secondary)',
  '--mantine-color-placeholder': 'var(--tn-text-secondary)',
  '--mantine-color-error': 'var(--tn-danger)',
  '--mantine-color-default': 'var(--tn-surface)',
  '--mantine-color-default-hover': 'var(--tn-sunken)',
  '--mantine-color-default-color': 'var(--tn-text)',
  '--mantine-color-default-border': 'var(--tn-border-strong)',
  '--mantine-color-disabled': 'var(--tn-sunken)',
  '--mantine-color-disabled-color': 'var(--tn-text-disabled)',
  '--mantine-color-disabled-border': 'var(--tn-border)',
  '--mantine-primary-color-contrast': 'var(--tn-on-accent)',
  '--mantine-primary-color-filled': 'var(--tn-accent)',
  '--mantine-primary-color-filled-hover': 'var(--tn-accent-hover)',
  '--mantine-primary-color-light': 'var(--tn-accent-soft)',
  '--mantine-primary-color-light-hover': 'var(--tn-accent-soft)',
  '--mantine-primary-color-light-color': 'var(--tn-accent)',
  '--mantine-color-teal-filled': 'var(--tn-accent)',
  '--mantine-color-teal-filled-hover': 'var(--tn-accent-hover)',
  '--mantine-color-teal-light': 'var(--tn-accent-soft)',
  '--mantine-color-teal-light-hover': 'var(--tn-accent-soft)',
  '--mantine-color-teal-light-color': 'var(--tn-accent)',
  '--mantine-color-teal-text': 'var(--tn-accent)',
  '--mantine-color-teal-outline': 'var(--tn-accent)',
  '--mantine-color-anchor': 'var(--tn-accent)',
  '--mantine-color-white': '#ffffff',
};

/** Mantine's colours are our tokens, so that a component of theirs looks like one of ours in both schemes. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
