import type { InfoText } from './info-text';
import { contactOf } from './info-text';

export const refundPolicy: InfoText = {
  title: 'Refund policy',
  description: 'When money is sent back by itself, when it is not, and how long it takes.',
  intro: 'In short: a payment that gets you no ticket comes back by itself, in full.',
  sections: ({ operator }) => [
    {
      id: 'by-itself',
      heading: 'Money that comes back by itself',
      blocks: [
        'The whole amount is refunded to the card it came from, without your asking, whenever a payment cannot be used for your order:',
        [
          'it arrived after the time was over, and the tickets were gone by then',
          'you had cancelled the order while it was on its way',
          'the order was paid already: of two payments only one is kept',
        ],
        'A late payment for tickets that are still free is not refunded: you get the tickets.',
      ],
    },
    {
      id: 'before-paying',
      heading: 'Before you have paid',
      blocks: [
        'Holding tickets costs nothing. Cancel on the page of your order, or let the time run out: nothing is charged.',
      ],
    },
    {
      id: 'after-paying',
      heading: 'After you have paid',
      blocks: [
        `A paid order is complete, and the shop has no button to take it back. If you cannot go, if the event was cancelled or is not what was described, write to ${contactOf(operator)}.`,
        'The shop does not know whether an event takes place. Rights that the law of your country gives you are not touched by this page.',
      ],
    },
    {
      id: 'how-long',
      heading: 'How long it takes',
      blocks: [
        'The refund is made as soon as it is known that there is no ticket, as a rule within seconds; if a part of the shop is down, once it is up again. The page of your order says when it has been made. After that it is up to your bank, which may take some days to show it.',
      ],
    },
    {
      id: 'refused-by-bank',
      heading: 'If your bank refuses the refund',
      blocks: [
        `That is rare: a closed account, for example. The page of your order then says so, and a person has to settle it with you. If nobody does, write to ${contactOf(operator)} with the references on that page.`,
      ],
    },
  ],
};
