import type { ShopFacts } from './info-text';
import { contactOf } from './info-text';

export const aboutSelling = () => [
  {
    id: 'how-to-sell',
    heading: 'How do I sell a ticket?',
    blocks: [
      'Go to [sell](/sell) and enter a title, a price and how many you have. It is on sale at once, and you see under [my listings](/listings) what is held, sold and free.',
    ],
  },
  {
    id: 'change-listing',
    heading: 'Can I change a listing?',
    blocks: [
      'Title and price, at any time; orders that were placed before keep the price at which they were placed. You can add tickets, but take none away. A listing of a single ticket cannot be changed while it is held or sold.',
    ],
  },
  {
    id: 'payouts',
    heading: 'When do I get my money?',
    blocks: [
      'Buyers pay into the operator’s account at Stripe. The shop shows you what you have earned, but it pays nobody out by itself: agree with the operator before you sell how and when you are paid.',
    ],
  },
  {
    id: 'who-bought',
    heading: 'Do I see who has bought from me?',
    blocks: [
      'You see each order on your listing: when it was placed, how many tickets, how much, and what became of it. You do not see who placed it, and buyers do not see who you are.',
    ],
  },
];

export const aboutAccounts = ({ operator }: ShopFacts) => [
  {
    id: 'forgotten-password',
    heading: 'I have forgotten my password',
    blocks: [
      `The shop does not know it either, keeps only what it needs to check it, and cannot send you a new one. Your tickets are not lost: write to ${contactOf(operator)}, with the date of the order and its references if you have them.`,
    ],
  },
  {
    id: 'throttled',
    heading: 'Signing in is paused. Why?',
    blocks: [
      'After too many failed tries, signing in is paused for up to a quarter of an hour, also with the right password. That keeps others from guessing it. Nothing is wrong with your account.',
    ],
  },
  {
    id: 'signed-out',
    heading: 'Why do I have to sign in again?',
    blocks: [
      'A session ends twelve hours after you signed in, unless the operator has chosen another time. You come back to where you were.',
    ],
  },
  {
    id: 'signing-out',
    heading: 'What does signing out do?',
    blocks: [
      'It takes the session from this browser. It does not end a copy of it: should somebody have copied it before, the copy works until the session would have ended. So sign out on devices that others use, and do not lend them while you are signed in.',
    ],
  },
  {
    id: 'delete-account',
    heading: 'How do I change or delete my account?',
    blocks: [
      `There is no button for it yet. Write to ${contactOf(operator)}. Orders and payments may have to be kept, because the law asks for it.`,
    ],
  },
];
