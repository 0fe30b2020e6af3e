import { InfoArticle } from '@/components/info/info-article';
import { InfoSectionView } from '@/components/info/info-section';
import { shopFacts } from '@/lib/server/shop-facts';
import { siteMetadata } from '@/lib/server/site-metadata';
import { refundPolicy } from '@/lib/texts/info/refund-policy';

export const generateMetadata = () => siteMetadata(refundPolicy);

export default async function RefundPolicyPage() {
  const shop = await shopFacts();
  const sections = refundPolicy.sections(shop);
  return (
    <InfoArticle
      title={refundPolicy.title}
      intro={refundPolicy.intro}
      path="/refund-policy"
      contents={sections}
    >
      {sections.map((section) => (
        <InfoSectionView key={section.id} section={section} />
      ))}
    </InfoArticle>
  );
}
