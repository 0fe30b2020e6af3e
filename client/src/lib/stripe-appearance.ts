import type { Appearance } from '@stripe/stripe-js';

/** Colours of the shop as the browser has resolved them: Stripe's frame does not see our tokens. */
export interface ResolvedColours {
  readonly accent: string;
  readonly surface: string;
  readonly ink: string;
  readonly muted: string;
  readonly danger: string;
  readonly lineStrong: string;
}

/** Makes Stripe's form look like our own. */
export function stripeAppearance(colours: ResolvedColours): Appearance {
  return {
    theme: 'stripe',
    variables: {
      colorPrimary: colours.accent,
      colorBackground: colours.surface,
      colorText: colours.ink,
      colorTextSecondary: colours.muted,
      colorTextPlaceholder: colours.muted,
      colorDanger: colours.danger,
      iconColor: colours.muted,
      fontFamily: 'Geist, ui-sans-serif, system-ui, sans-serif',
      fontSizeBase: '16px',
      borderRadius: '10px',
      spacingUnit: '4px',
    },
    rules: {
      '.Input': { border: `1px solid ${colours.lineStrong}`, boxShadow: 'none' },
      '.Input:focus': {
        border: `1px solid ${colours.accent}`,
        boxShadow: `0 0 0 1px ${colours.accent}`,
      },
      '.Tab': { border: `1px solid ${colours.lineStrong}`, boxShadow: 'none' },
      '.Label': { fontSize: '14px', fontWeight: '500' },
    },
  };
}
