import { ContactCard } from '@/components/info/contact-card';
import { InfoArticle } from '@/components/info/info-article';
import { InfoSectionView } from '@/components/info/info-section';
import { shopFacts } from '@/lib/server/shop-facts';
import { siteMetadata } from '@/lib/server/site-metadata';
import { support } from '@/lib/texts/info/support';

export const generateMetadata = () => siteMetadata(support);

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
