import { InfoArticle } from '@/components/info/info-article';
import { InfoSectionView } from '@/components/info/info-section';
import { shopFacts } from '@/lib/server/shop-facts';
import { siteMetadata } from '@/lib/server/site-metadata';
import { privacy } from '@/lib/texts/info/privacy';

export const generateMetadata = () => siteMetadata(privacy);

export default async function PrivacyPage() {
  const shop = await shopFacts();
  const sections = privacy.sections(shop);
  return (
    <InfoArticle title={privacy.title} intro={privacy.intro} path="/privacy" contents={sections}>
      {sections.map((section) => (
        <InfoSectionView key={section.id} section={section} />
      ))}
    </InfoArticle>
  );
}
