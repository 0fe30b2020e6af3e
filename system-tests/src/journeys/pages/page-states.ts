import { newId } from '@ticketing/common/store/ids';
import type { World } from './world';

/** A page as one of its visitors may find it. */
export interface PageState {
  readonly name: string;
  readonly path: string | ((world: World) => string);
  readonly as?: 'buyer' | 'seller' | 'newcomer';
  /** Where it is the answer that is wanted. */
  readonly isNotFound?: boolean;
}

const nobodys = newId();

/** Before anybody has listed anything. */
export const emptyShop: readonly PageState[] = [
  { name: 'home-empty', path: '/' },
  { name: 'tickets-empty', path: '/tickets' },
];

export const pageStates: readonly PageState[] = [
  { name: 'home', path: '/' },
  { name: 'home-member', path: '/', as: 'buyer' },
  { name: 'tickets', path: '/tickets' },
  { name: 'tickets-found', path: '/tickets?q=autumn&sort=price' },
  { name: 'tickets-not-found', path: '/tickets?q=nothing+of+this+name' },
  { name: 'tickets-refused', path: '/tickets?minPrice=many' },
  { name: 'ticket', path: ({ tickets }) => `/tickets/${tickets.free}` },
  { name: 'ticket-held', path: ({ tickets }) => `/tickets/${tickets.held}` },
  { name: 'ticket-sold-out', path: ({ tickets }) => `/tickets/${tickets.soldOut}` },
  { name: 'ticket-long', path: ({ tickets }) => `/tickets/${tickets.long}` },
  { name: 'ticket-own', path: ({ tickets }) => `/tickets/${tickets.free}`, as: 'seller' },
  { name: 'ticket-gone', path: `/tickets/${nobodys}`, isNotFound: true },
  { name: 'edit', path: ({ tickets }) => `/tickets/${tickets.free}/edit`, as: 'seller' },
  { name: 'edit-not-yours', path: ({ tickets }) => `/tickets/${tickets.free}/edit`, as: 'buyer' },
  { name: 'sell', path: '/sell', as: 'seller' },
  { name: 'listings', path: '/listings', as: 'seller' },
  { name: 'listings-empty', path: '/listings', as: 'newcomer' },
  { name: 'orders', path: '/orders', as: 'buyer' },
  { name: 'orders-paid', path: '/orders?status=complete', as: 'buyer' },
  { name: 'orders-none-paid', path: '/orders?status=complete', as: 'newcomer' },
  { name: 'orders-empty', path: '/orders', as: 'newcomer' },
  { name: 'order-waiting', path: ({ orders }) => `/orders/${orders.waiting}`, as: 'buyer' },
  { name: 'payment', path: ({ orders }) => `/orders/${orders.waiting}/payment`, as: 'buyer' },
  { name: 'order-paid', path: ({ orders }) => `/orders/${orders.paid}`, as: 'buyer' },
  { name: 'order-cancelled', path: ({ orders }) => `/orders/${orders.cancelled}`, as: 'buyer' },
  { name: 'order-gone', path: `/orders/${nobodys}`, as: 'buyer', isNotFound: true },
  { name: 'account', path: '/account', as: 'buyer' },
  { name: 'account-empty', path: '/account', as: 'newcomer' },
  { name: 'sign-in', path: '/signin' },
  { name: 'sign-up', path: '/signup?next=%2Fsell' },
  { name: 'faq', path: '/faq' },
  { name: 'support', path: '/support' },
  { name: 'terms', path: '/terms' },
  { name: 'privacy', path: '/privacy' },
  { name: 'refund-policy', path: '/refund-policy' },
  { name: 'api', path: '/api/docs' },
  { name: 'nowhere', path: '/nowhere', isNotFound: true },
];
