import type { InfoText } from './info-text';

export const support: InfoText = {
  title: 'Support',
  description: 'What to do when something does not work, and whom to write to.',
  intro: 'Most things mend themselves. Here is what to do about the rest.',
  sections: () => [
    {
      id: 'first',
      heading: 'Before you write',
      blocks: [
        [
          '**Paid, and not sure whether it worked?** Look at the order under [my orders](/orders). It says what has become of it, and follows by itself. You do not need to pay again.',
          '**Paid too late, or cancelled while paying?** If you do not get the tickets, your money comes back by itself: [refunds](/refund-policy).',
          '**The shop is busy or something went wrong?** Nothing that was confirmed to you is lost. Wait a moment and try again.',
          '**A card was declined?** Your bank knows why, the shop does not. You have not been charged.',
          '**Anything else?** Perhaps it is among the [questions and answers](/faq).',
        ],
      ],
    },
    {
      id: 'what-to-write',
      heading: 'What helps to help you',
      blocks: [
        [
          'the order reference and the payment reference, from the page of your order',
          'when it happened, and what you wanted to do',
          'what you saw; where a page shows a “Reference”, that too',
        ],
        'Never send a password or the number of a card. Nobody here needs them.',
      ],
    },
  ],
};
