import { shareImage } from '@/lib/server/share-image';
import { texts } from '@/lib/texts';

const A_DAY_SECONDS = 86_400;

/** Beside links to the shop. Drawn once, when the client is built. */
export default function ShopImage() {
  const { title, text, note } = texts.share;
  return shareImage({ title, text, note }, A_DAY_SECONDS);
}
