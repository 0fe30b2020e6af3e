import { accountTexts } from './texts/account';
import { buyingTexts } from './texts/buying';
import { connectionTexts } from './texts/connection';
import { frameTexts } from './texts/frame';
import { ticketTexts } from './texts/tickets';

/**
 * Every text that people read, in one place and ready for translation. What the API says about an
 * input is shown as it says it.
 */
export const texts = {
  ...frameTexts,
  ...ticketTexts,
  ...buyingTexts,
  ...connectionTexts,
  ...accountTexts,
};
