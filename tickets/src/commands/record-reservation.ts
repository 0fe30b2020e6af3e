import type { Checkpoint } from '@ticketing/common/service/checkpoint';
import type { Reservation } from '../domain/reservation';
import type { Reservations } from '../store/reservations';
import type { RecountListing } from './recount-listing';

/** Returns whether the reservation was news. */
export type RecordReservation = (reservation: Reservation) => Promise<boolean>;

/**
 * Keeps what an order has of a listing, then counts the listing. It is counted also when the
 * reservation is no news: an earlier delivery may have died between the two, and its message is
 * acknowledged only after both.
 */
export function createRecordReservation({
  reservations,
  recountListing,
  checkpoint,
}: {
  reservations: Pick<Reservations, 'apply'>;
  recountListing: Pick<RecountListing, 'afterReservation'>;
  checkpoint: Checkpoint;
}): RecordReservation {
  return async (reservation) => {
    const isNews = await reservations.apply(reservation);
    if (isNews) checkpoint('tickets:reservation-written');
    await recountListing.afterReservation(reservation.ticketId);
    return isNews;
  };
}
