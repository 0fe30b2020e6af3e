import { InfoArticle } from '@/components/info/info-article';
import { InfoSectionView } from '@/components/info/info-section';
import { TemplateNotice } from '@/components/info/template-notice';
import { shopFacts } from '@/lib/server/shop-facts';
import { siteMetadata } from '@/lib/server/site-metadata';
import { terms } from '@/lib/texts/info/terms';

export const generateMetadata = () => siteMetadata(terms);

export default async function TermsPage() {
  const shop = await shopFacts();
  const sections = terms.sections(shop);
  return (
    <InfoArticle title={terms.title} intro={terms.intro} path="/terms" contents={sections}>
      <TemplateNotice operator={shop.operator} />
      {sections.map((section) => (
        <InfoSectionView key={section.id} section={section} />
      ))}
    </InfoArticle>
  );
}
