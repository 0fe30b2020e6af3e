import type { CreateListing } from '../commands/create-listing';
import type { EditListing } from '../commands/edit-listing';
import type { Listings } from '../store/listings';

/** What the routes of tickets need. */
export interface TicketsDeps {
  createListing: CreateListing;
  editListing: EditListing;
  listings: Pick<Listings, 'find' | 'search' | 'findOfSeller'>;
  priceMinMinor: number;
}
