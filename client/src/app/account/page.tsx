import { LatestListings } from '@/components/account/latest-listings';
import { LatestOrders } from '@/components/account/latest-orders';
import { Settings } from '@/components/account/settings';
import { PageHeading } from '@/components/ui/page-heading';
import { loadLatest } from '@/lib/server/account-page';
import { requireViewer } from '@/lib/server/data';
import { requestPreferences } from '@/lib/server/preferences';
import { siteMetadata } from '@/lib/server/site-metadata';
import { texts } from '@/lib/texts';

export const generateMetadata = () => siteMetadata({ ...texts.account, isPrivate: true });

export default async function AccountPage() {
  const viewer = await requireViewer('/account');
  const [{ orders, listings }, { theme }] = await Promise.all([loadLatest(), requestPreferences()]);
  return (
    <>
      <PageHeading title={texts.account.title} text={viewer.email} />
      <div className="grid gap-x-8 gap-y-10 lg:grid-cols-2">
        <LatestOrders orders={orders} />
        <LatestListings listings={listings} />
        <div className="lg:col-span-2">
          <Settings viewer={viewer} theme={theme} />
        </div>
      </div>
    </>
  );
}
