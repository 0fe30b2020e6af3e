import type { InfoText } from './info-text';
import { contactOf } from './info-text';
import { termsOfTrade } from './terms-of-trade';

export const terms: InfoText = {
  title: 'Terms',
  description: 'What you agree to when you buy or sell in this shop.',
  intro: 'What you can rely on, what is expected of you, and what is not promised.',
  sections: ({ operator }) => [
    {
      id: 'who',
      heading: 'Whom you deal with',
      blocks: [
        operator.name === undefined
          ? 'This shop is run by its operator, who has not given a name here yet. These terms are a template until then.'
          : `This shop is run by ${[operator.name, operator.address].filter(Boolean).join(', ')} (“the operator”).`,
        `To reach the operator, write to ${contactOf(operator)}.`,
      ],
    },
    {
      id: 'account',
      heading: 'Your account',
      blocks: [
        'You need an account with an e-mail address of your own to buy or sell. Keep your password to yourself: what is done with your account counts as done by you, unless somebody got into it without your fault.',
      ],
    },
    ...termsOfTrade,
    {
      id: 'promised',
      heading: 'What is promised',
      blocks: [
        [
          'A ticket is sold to one buyer only.',
          'A payment gets you the tickets of your order, or it is sent back in full.',
          'What the shop has confirmed to you is not forgotten.',
        ],
      ],
    },
    {
      id: 'not-promised',
      heading: 'What is not promised',
      blocks: [
        [
          'That the shop can be reached at all times.',
          'That an event takes place, or is as described: that is up to its organiser and to whoever sells the ticket.',
          'That a bank shows a refund on a certain day, or accepts it.',
        ],
        'Nothing in these terms takes away rights that the law of your country gives you.',
      ],
    },
    {
      id: 'misuse',
      heading: 'Misuse',
      blocks: [
        'Do not sell what you do not have or may not sell, do not use accounts or cards of others, and do not hold tickets only to keep them from others. The operator may remove listings and close accounts for it; paid orders of others stay what they are.',
      ],
    },
    {
      id: 'changes',
      heading: 'Changes',
      blocks: [
        'Orders are subject to the terms as they were when they were placed. Changed terms apply to what you do after they were published here.',
      ],
    },
  ],
};
