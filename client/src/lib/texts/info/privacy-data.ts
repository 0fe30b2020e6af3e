import type { InfoSection } from './info-text';

export const dataKept: readonly InfoSection[] = [
  {
    id: 'what',
    heading: 'What is stored',
    blocks: [
      [
        '**Your account**: your e-mail address, when it was created, and a salted hash of your password (scrypt), from which the password cannot be read.',
        '**What you sell**: title, price, quantity, and which account listed it.',
        '**What you order**: which tickets, how many, at which price, when, and what became of it.',
        '**What you pay**: amount, currency, state, and Stripe’s reference numbers. While a card is being tried also a fingerprint of the code that Stripe gives for it; never its number.',
        '**Failed sign-ins**: the e-mail address that was tried, the network address (IP) it came from, and how often; forgotten after about a quarter of an hour.',
        '**Logs**: of each request the time, the path, the answer and how long it took. No contents, no passwords, no cards.',
      ],
      'All of this is in the databases and logs of whoever runs this shop. The servers and networks in front of it may keep logs of their own, which this notice cannot know about: ask the operator.',
    ],
  },
  {
    id: 'how-long',
    heading: 'For how long',
    blocks: [
      'Accounts, listings, orders and payments are not deleted by themselves. Orders and payments may have to be kept, because the law asks for it. How long logs and backups are kept is up to the operator.',
    ],
  },
];

export const dataPassedOn: readonly InfoSection[] = [
  {
    id: 'who-sees',
    heading: 'Who gets to see it',
    blocks: [
      [
        '**Stripe**, who takes the payments: the amount, and what you type into the card form. That goes from your browser to Stripe, and not through this shop. Stripe’s own privacy policy applies there.',
        '**The seller** of your ticket sees your order (when, how many, how much, what became of it), and not who you are.',
        '**The operator**, and whoever hosts the shop for the operator.',
      ],
      'The software passes your data to nobody else. Its fonts, pictures and scripts come from the shop itself; Stripe’s script on the payment page is the one exception.',
    ],
  },
];
