import type { InfoSection } from './info-text';

export const termsOfTrade: readonly InfoSection[] = [
  {
    id: 'buying',
    heading: 'Buying',
    blocks: [
      'By pressing Buy you have tickets held for you. That costs nothing and binds you to nothing. How much time you have to pay is shown on your order; when it is over, the tickets are free again.',
      'The purchase is made when you have paid and your order says so. What you owe is the price of your order as it was placed, and nothing on top.',
    ],
  },
  {
    id: 'refunds',
    heading: 'Cancelling and refunds',
    blocks: [
      'Until you pay you may cancel at any time. A payment that gets you no ticket is refunded by itself and in full. Everything else is in the [refund policy](/refund-policy), which is part of these terms.',
    ],
  },
  {
    id: 'selling',
    heading: 'Selling',
    blocks: [
      'List only tickets that you have and may sell, describe them as they are, and hand them over to whoever has paid. A listing is an offer: who orders and pays in time has bought.',
      'You may change title and price for orders to come. Quantities can only grow.',
      'Payments are collected by the operator. How and when you receive what you have earned, and what is kept of it, is agreed between you and the operator outside of this shop.',
    ],
  },
];
