export { OrderListSkeleton as default } from '@/components/orders/order-list-skeleton';
