import { stripeAppearance } from './stripe-appearance';

describe("the look of Stripe's form", () => {
  it('takes its colours from the shop', () => {
    const colours = {
      accent: 'rgb(1, 1, 1)',
      surface: 'rgb(2, 2, 2)',
      ink: 'rgb(3, 3, 3)',
      muted: 'rgb(4, 4, 4)',
      danger: 'rgb(5, 5, 5)',
      lineStrong: 'rgb(6, 6, 6)',
    };
    expect(stripeAppearance(colours)).toMatchObject({
      variables: {
        colorPrimary: 'rgb(1, 1, 1)',
        colorBackground: 'rgb(2, 2, 2)',
        colorText: 'rgb(3, 3, 3)',
        colorDanger: 'rgb(5, 5, 5)',
      },
      rules: { '.Input': { border: '1px solid rgb(6, 6, 6)' } },
    });
  });
});
