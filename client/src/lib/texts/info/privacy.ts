import { dataKept, dataPassedOn } from './privacy-data';
import type { InfoText } from './info-text';
import { contactOf } from './info-text';

export const privacy: InfoText = {
  title: 'Privacy notice',
  description: 'What this shop stores about you, where, for how long, and who gets to see it.',
  intro:
    'No tracking, no advertising, no analytics. What is stored is what selling a ticket needs.',
  sections: ({ operator }) => [
    {
      id: 'who',
      heading: 'Who is responsible',
      blocks: [
        operator.name === undefined
          ? 'The operator of this shop, who has not given a name here yet.'
          : [operator.name, operator.address].filter(Boolean).join(', '),
        `To ask about your data, write to ${contactOf(operator)}.`,
      ],
    },
    ...dataKept,
    {
      id: 'cookies',
      heading: 'Cookies, and what stays in your browser',
      blocks: [
        [
          '**session**: keeps you signed in. Scripts cannot read it. It ends when you sign out or after twelve hours, unless the operator has chosen another time.',
          '**theme**: only if you choose light or dark yourself. It lasts for a year.',
        ],
        'There are no others of ours. Your browser itself also keeps, for this shop alone: that somebody has signed in here before, so that you are shown the right form; and, until you close the tab, marks that keep a repeated click from counting twice, and what you had typed when you had to sign in.',
        'The payment page loads Stripe’s own script, which may set cookies of Stripe’s to recognise fraud. No other page does, and with the payment simulator none at all.',
      ],
    },
    ...dataPassedOn,
    {
      id: 'signing-out',
      heading: 'What signing out does not do',
      blocks: [
        'It takes the session cookie from your browser. It does not revoke a copy that somebody may have made before: that one works until the session would have ended.',
      ],
    },
    {
      id: 'rights',
      heading: 'Your rights',
      blocks: [
        `Depending on where you live, you may ask what is stored about you, have it corrected or deleted, and complain to an authority. There is no button for it yet: write to ${contactOf(operator)}.`,
      ],
    },
  ],
};
