import { InfoArticle } from '@/components/info/info-article';
import { Question } from '@/components/info/question';
import { shopFacts } from '@/lib/server/shop-facts';
import { siteMetadata } from '@/lib/server/site-metadata';
import { faq } from '@/lib/texts/info/faq';

export const generateMetadata = () => siteMetadata(faq);

export default async function FaqPage() {
  const shop = await shopFacts();
  return (
    <InfoArticle title={faq.title} intro={faq.intro} path="/faq" contents={faq.groups}>
      {faq.groups.map(({ id, heading, questions }) => (
        <section key={id} aria-labelledby={id} className="grid gap-3">
          <h2 id={id} className="scroll-mt-6 text-xl font-semibold">
            {heading}
          </h2>
          <div className="divide-y divide-line rounded-xl border border-line bg-surface shadow-xs">
            {questions(shop).map((question) => (
              <Question key={question.id} question={question} />
            ))}
          </div>
        </section>
      ))}
    </InfoArticle>
  );
}
