import { aboutAccounts, aboutSelling } from './faq-members';
import type { InfoSection, InfoText, ShopFacts } from './info-text';
import { contactOf } from './info-text';

interface QuestionGroup {
  readonly id: string;
  readonly heading: string;
  readonly questions: (shop: ShopFacts) => readonly InfoSection[];
}

const aboutBuying = ({ orderUnitsMax }: ShopFacts) => [
  {
    id: 'pressing-buy',
    heading: 'What happens when I press Buy?',
    blocks: [
      'The tickets are held for you at once, and from then on nobody else can take them. You have not paid yet: the page of your order counts down the time that you have, and leads to the payment.',
      'If several people press Buy for the last ticket in the same moment, exactly one of them gets it. The others are told so, and pay nothing.',
    ],
  },
  {
    id: 'how-long-held',
    heading: 'How long are tickets held?',
    blocks: [
      'Fifteen minutes, unless the operator has chosen another time. What counts is the countdown on your order. When it is over and nothing was paid, the tickets go back on sale by themselves.',
    ],
  },
  {
    id: 'price',
    heading: 'What will I be charged?',
    blocks: [
      'The price of one ticket times the number of tickets, as it stands next to the button. The shop adds nothing to it. Your bank may charge for a foreign currency.',
      'If the seller changes the price while you are looking, your order is not placed: you are shown the new price and asked again. Once it is placed, its price stays what it is.',
    ],
  },
  {
    id: 'how-many',
    heading: 'How many tickets can I buy?',
    blocks: [
      orderUnitsMax === 1
        ? 'One in one order. You may place another order afterwards.'
        : `Up to ${orderUnitsMax} in one order, as long as there are so many. You may place another order afterwards.`,
    ],
  },
  {
    id: 'connection-lost',
    heading: 'What if I close the page, or press twice?',
    blocks: [
      'Your order lives on without the page: you find it under [my orders](/orders), with the time that is left. Pressing twice does not buy twice.',
      'At most one payment is kept for an order. If a second one was taken all the same, because you paid again while the first was still on its way, it is refunded by itself.',
    ],
  },
  {
    id: 'declined',
    heading: 'My card was declined. What now?',
    blocks: [
      'You have not been charged. Try again or use another card while the time of your order runs. The reason that you see is the one that your bank has given.',
    ],
  },
  {
    id: 'where-is-my-ticket',
    heading: 'How do I get in with what I have bought?',
    blocks: [
      'The page of your order is your receipt, and can be printed. It has a payment reference on it, by which your purchase can be found.',
      'This shop keeps track of who has bought what. It sends no e-mails and makes no bar codes: how you get in, or how a ticket is handed over, is agreed with the operator of the shop. See [support](/support).',
    ],
  },
];

const aboutMoneyBack = () => [
  {
    id: 'too-late',
    heading: 'What if I pay too late?',
    blocks: [
      'When the time is over, a payment cannot be begun any more. If yours was on its way already, one of two things happens, both by themselves: if enough tickets are still free, you get them after all; if not, your money is sent back in full.',
    ],
  },
  {
    id: 'when-money-back',
    heading: 'When is money sent back by itself?',
    blocks: [
      'Whenever a payment was taken that gets you no ticket: it came too late, you had cancelled in the meantime, or the order was paid already. See the [refund policy](/refund-policy).',
    ],
  },
  {
    id: 'cancel',
    heading: 'Can I cancel?',
    blocks: [
      'Before you have paid: at any time on the page of your order, at no cost. The tickets go back on sale at once.',
      'After you have paid, the shop does not take a purchase back. Ask the operator: see [support](/support).',
    ],
  },
];

const aboutShop = ({ operator }: ShopFacts) => {
  const who =
    operator.name === undefined
      ? 'Whoever has set it up. The software can be run by anybody, and the operator of this shop has not given a name yet. If that matters to you, ask before you buy.'
      : `${operator.name}. The software can be run by anybody; who made it has no part in this shop.`;
  return [
    {
      id: 'who',
      heading: 'Who runs this shop?',
      blocks: [who, `To ask something, write to ${contactOf(operator)}.`],
    },
    {
      id: 'card-data',
      heading: 'Who gets to see my card?',
      blocks: [
        'Stripe, who takes the payment, and your bank. The fields for your card are Stripe’s own: what you type goes there, and not through this shop. See the [privacy notice](/privacy).',
        'Where the payment page says that it is a simulator, no real card works and no money moves.',
      ],
    },
  ];
};

const groups: readonly QuestionGroup[] = [
  { id: 'buying', heading: 'Buying', questions: aboutBuying },
  { id: 'money-back', heading: 'Cancelling and money back', questions: aboutMoneyBack },
  { id: 'selling', heading: 'Selling', questions: aboutSelling },
  { id: 'accounts', heading: 'Your account', questions: aboutAccounts },
  { id: 'shop', heading: 'This shop', questions: aboutShop },
];

export const faq: Omit<InfoText, 'sections'> & {
  readonly groups: readonly QuestionGroup[];
} = {
  title: 'Questions and answers',
  description: 'How buying, paying, refunds, selling and accounts work in this shop.',
  intro: 'How buying, paying, selling and getting money back work here.',
  groups,
};
