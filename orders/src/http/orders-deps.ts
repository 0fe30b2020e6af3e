import type { CancelOrder } from '../commands/cancel-order';
import type { FindOrder } from '../commands/find-order';
import type { PlaceOrder } from '../commands/place-order';
import type { OrderStore } from '../store/order-store';
import type { OrderStreams } from './order-streams';

/** What the routes of orders need. */
export interface OrdersDeps {
  placeOrder: PlaceOrder;
  cancelOrder: CancelOrder;
  findOrder: FindOrder;
  orders: Pick<OrderStore, 'page'>;
  streams: OrderStreams;
  unitsMax: number;
}
