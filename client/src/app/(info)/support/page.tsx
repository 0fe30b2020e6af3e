import type { Metadata } from 'next';
import { ContactCard } from '@/components/info/contact-card';
import { InfoArticle } from '@/components/info/info-article';
import { InfoSectionView } from '@/components/info/info-section';
import { pageMetadata } from '@/lib/page-metadata';
import { shopFacts } from '@/lib/server/shop-facts';
import { support } from '@/lib/texts/info/support';

export const metadata: Metadata = pageMetadata(support);

export default async function SupportPage() {
  const shop = await shopFacts();
  return (
    <InfoArticle
      title={support.title}
      intro={support.intro}
      path="/support"
      aside={<ContactCard operator={shop.operator} />}
    >
      {support.sections(shop).map((section) => (
        <InfoSectionView key={section.id} section={section} />
      ))}
    </InfoArticle>
  );
}
