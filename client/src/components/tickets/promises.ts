import { BadgeCheck, Hourglass, Undo2 } from 'lucide-react';
import { texts } from '@/lib/texts';

const words = texts.home.trust;

/** What a buyer can count on. */
export const promises = [
  { icon: BadgeCheck, ...words.price },
  { icon: Hourglass, ...words.hold },
  { icon: Undo2, ...words.money },
];
